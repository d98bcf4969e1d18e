// Keeps one Pod on every node, or on those that `nodeSelector` and tolerations choose.
import type { Construct } from 'constructs';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { asProps, pasted, type Pasted } from './pasted';
import type { PodOrTemplate } from './pod-or-template';
import { selectedSpec } from './selected-pods';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface DaemonSetFields extends Omit<k8s.DaemonSetSpec, 'selector' | 'template'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Never to be changed once applied. @default the label cdk8s-patterns/workload, which the Pods get */
  selector?: k8s.LabelSelector;
}
export type DaemonSetProps = DaemonSetFields & PodOrTemplate;

/**
 * Keeps one Pod on every node, or on those that `nodeSelector` and tolerations choose.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends Workload<'DaemonSet', k8s.DaemonSet> {
  constructor(scope: Construct, id: string, props: DaemonSetProps) {
    super(
      scope,
      id,
      'DaemonSet',
      pasted<k8s.DaemonSet>(props, 'DaemonSet') ?? {
        metadata: props.metadata,
        render: (rendering, self) => ({ spec: selectedSpec('DaemonSet', props, self, rendering) }),
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.DaemonSet>): DaemonSet {
    return new DaemonSet(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'DaemonSet'> {
    return existing('DaemonSet', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.DaemonSetSpec & { template: PodTemplate } {
    return this.manifest.spec as k8s.DaemonSetSpec & { template: PodTemplate };
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}
