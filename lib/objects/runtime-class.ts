// With what containers are run.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface RuntimeClassProps extends Omit<k8s.RuntimeClass, 'apiVersion' | 'kind' | 'metadata'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Names a container runtime that nodes are set up for.
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export class RuntimeClass extends KubeObject<'RuntimeClass', k8s.RuntimeClass> {
  constructor(scope: Construct, id: string, props: RuntimeClassProps) {
    super(
      scope,
      id,
      'RuntimeClass',
      pasted<k8s.RuntimeClass>(props, 'RuntimeClass') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...fields } = props;
          return copied(fields);
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.RuntimeClass>): RuntimeClass {
    return new RuntimeClass(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'RuntimeClass'> {
    return existing('RuntimeClass', name, options);
  }
}
