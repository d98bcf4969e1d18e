// A way in which the cluster makes storage.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface StorageClassProps extends Omit<k8s.StorageClass, 'apiVersion' | 'kind' | 'metadata'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Says how volumes are made for the claims that name it. Nothing of it but labels and `allowVolumeExpansion` can be changed later.
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export class StorageClass extends KubeObject<'StorageClass', k8s.StorageClass> {
  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(
      scope,
      id,
      'StorageClass',
      pasted<k8s.StorageClass>(props, 'StorageClass') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...fields } = props;
          return copied(fields);
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.StorageClass>): StorageClass {
    return new StorageClass(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'StorageClass'> {
    return existing('StorageClass', name, options);
  }
}
