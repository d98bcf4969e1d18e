// Keeps a number of equal Pods running.
import type { Construct } from 'constructs';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { asProps, pasted, type Pasted } from './pasted';
import type { PodOrTemplate } from './pod-or-template';
import { selectedSpec } from './selected-pods';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface ReplicaSetFields extends Omit<k8s.ReplicaSetSpec, 'selector' | 'template'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Never to be changed once applied. @default the label cdk8s-patterns/workload, which the Pods get */
  selector?: k8s.LabelSelector;
}
export type ReplicaSetProps = ReplicaSetFields & PodOrTemplate;

/**
 * Keeps a number of equal Pods running. A Deployment makes them; by itself it never rolls out a change.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export class ReplicaSet extends Workload<'ReplicaSet', k8s.ReplicaSet> {
  constructor(scope: Construct, id: string, props: ReplicaSetProps) {
    super(
      scope,
      id,
      'ReplicaSet',
      pasted<k8s.ReplicaSet>(props, 'ReplicaSet') ?? {
        metadata: props.metadata,
        render: (rendering, self) => ({ spec: selectedSpec('ReplicaSet', props, self, rendering) }),
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ReplicaSet>): ReplicaSet {
    return new ReplicaSet(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ReplicaSet'> {
    return existing('ReplicaSet', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ReplicaSetSpec & { template: PodTemplate } {
    return this.manifest.spec as k8s.ReplicaSetSpec & { template: PodTemplate };
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}
