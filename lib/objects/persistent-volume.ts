// Storage of the cluster.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, type NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface PersistentVolumeProps extends Omit<k8s.PersistentVolumeSpec, 'storageClassName'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The class of the claims that it is for. @default claims without class */
  storageClassName?: NameRef<'StorageClass'>;
}

/**
 * Storage that an administrator provides; a claim that fits is bound to it. Most clusters make them by a StorageClass.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class PersistentVolume extends KubeObject<'PersistentVolume', k8s.PersistentVolume> {
  constructor(scope: Construct, id: string, props: PersistentVolumeProps) {
    super(
      scope,
      id,
      'PersistentVolume',
      pasted<k8s.PersistentVolume>(props, 'PersistentVolume') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, storageClassName, ...spec } = props;
          const ofClass =
            storageClassName === undefined
              ? {}
              : { storageClassName: rendering.name(storageClassName, 'StorageClass', 'spec.storageClassName') };
          return { spec: { ...copied(spec), ...ofClass } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.PersistentVolume>): PersistentVolume {
    return new PersistentVolume(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'PersistentVolume'> {
    return existing('PersistentVolume', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.PersistentVolumeSpec {
    return this.manifest.spec as k8s.PersistentVolumeSpec;
  }
}
