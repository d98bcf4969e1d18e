// A request for storage.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, type NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface PersistentVolumeClaimProps extends Omit<k8s.PersistentVolumeClaimSpec, 'storageClassName'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** @default the cluster's default class; `''` asks for a volume without class */
  storageClassName?: NameRef<'StorageClass'>;
}

/**
 * Asks for storage of a size and class; what satisfies it is bound to it. Of its spec only the size can grow later.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export class PersistentVolumeClaim extends KubeObject<'PersistentVolumeClaim', k8s.PersistentVolumeClaim> {
  constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps) {
    super(
      scope,
      id,
      'PersistentVolumeClaim',
      pasted<k8s.PersistentVolumeClaim>(props, 'PersistentVolumeClaim') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, storageClassName, ...spec } = props;
          return {
            spec: {
              ...copied(spec),
              ...(storageClassName !== undefined && {
                storageClassName: rendering.name(storageClassName, 'StorageClass', 'spec.storageClassName'),
              }),
            },
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.PersistentVolumeClaim>): PersistentVolumeClaim {
    return new PersistentVolumeClaim(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'PersistentVolumeClaim'> {
    return existing('PersistentVolumeClaim', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.PersistentVolumeClaimSpec {
    return this.manifest.spec as k8s.PersistentVolumeClaimSpec;
  }
}
