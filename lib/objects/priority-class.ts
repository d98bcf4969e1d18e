// How important Pods are.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface PriorityClassProps extends Omit<k8s.PriorityClass, 'apiVersion' | 'kind' | 'metadata'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Pods of a higher class are scheduled first, and may push others out. The value can never be changed.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends KubeObject<'PriorityClass', k8s.PriorityClass> {
  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(
      scope,
      id,
      'PriorityClass',
      pasted<k8s.PriorityClass>(props, 'PriorityClass') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...fields } = props;
          return copied(fields);
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.PriorityClass>): PriorityClass {
    return new PriorityClass(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'PriorityClass'> {
    return existing('PriorityClass', name, options);
  }
}
