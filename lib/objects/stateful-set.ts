// Keeps numbered Pods, each with a name, a place and claims of its own.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, type NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { asProps, pasted, type Pasted } from './pasted';
import type { PodOrTemplate } from './pod-or-template';
import { selectedPods } from './selected-pods';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface StatefulSetFields extends Omit<k8s.StatefulSetSpec, 'selector' | 'template' | 'serviceName'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Never to be changed once applied. @default the label cdk8s-patterns/workload, which the Pods get */
  selector?: k8s.LabelSelector;
  /** The headless Service that gives each Pod its DNS name. Never to be changed once applied. @default none */
  serviceName?: NameRef<'Service'>;
}
export type StatefulSetProps = StatefulSetFields & PodOrTemplate;

/**
 * Keeps numbered Pods `<name>-0`, `<name>-1` …: each keeps its name, its DNS name and its claims wherever it runs. At most one Pod of a
 * number runs at any time.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends Workload<'StatefulSet', k8s.StatefulSet> {
  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    super(
      scope,
      id,
      'StatefulSet',
      pasted<k8s.StatefulSet>(props, 'StatefulSet') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, pod, template, selector, serviceName, volumeClaimTemplates, ...spec } = props;
          const { claims, ...pods } = selectedPods('StatefulSet', { pod, template, selector }, self, rendering);
          // apiVersion and kind of a claim template say nothing, and the server fills them in
          const own = copied(volumeClaimTemplates) ?? [];
          const templates = !Array.isArray(own) ? own : [...own, ...claims.map(({ apiVersion: _a, kind: _k, ...claim }) => claim)];
          return {
            spec: {
              ...copied(spec),
              ...pods,
              ...(serviceName !== undefined && { serviceName: rendering.name(serviceName, 'Service', 'spec.serviceName') }),
              ...((volumeClaimTemplates || templates.length > 0) && { volumeClaimTemplates: templates }),
            },
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.StatefulSet>): StatefulSet {
    return new StatefulSet(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'StatefulSet'> {
    return existing('StatefulSet', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.StatefulSetSpec & { template: PodTemplate } {
    return this.manifest.spec as k8s.StatefulSetSpec & { template: PodTemplate };
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}
