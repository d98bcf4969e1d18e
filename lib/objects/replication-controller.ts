// Keeps a number of equal Pods running: the elder of the ReplicaSet.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { asProps, pasted, type Pasted } from './pasted';
import { podOf, type PodOrTemplate } from './pod-or-template';
import { refuseClaims } from './selected-pods';
import { Workload } from './workload';
import { labelPods, workloadLabel } from './workload-label';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface ReplicationControllerFields extends Omit<k8s.ReplicationControllerSpec, 'template'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}
export type ReplicationControllerProps = ReplicationControllerFields & PodOrTemplate;

/**
 * Keeps a number of equal Pods running. Kubernetes keeps it for old manifests; a Deployment does more.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
export class ReplicationController extends Workload<'ReplicationController', k8s.ReplicationController> {
  constructor(scope: Construct, id: string, props: ReplicationControllerProps) {
    super(
      scope,
      id,
      'ReplicationController',
      pasted<k8s.ReplicationController>(props, 'ReplicationController') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, pod, template: given, selector, ...spec } = props;
          const { template, claims } = podOf({ pod, template: given }, self, 'spec.template.spec', rendering);
          refuseClaims('ReplicationController', claims, rendering);
          // Kubernetes itself takes the template's labels for the selector, where there are any; those of the scope are on others' Pods too
          const own = Object.keys((pod ?? given)?.metadata?.labels ?? {}).length > 0;
          const labels = selector ?? (own ? undefined : workloadLabel('ReplicationController', self.name, rendering));
          if (labels) labelPods(template, labels);
          return { spec: { ...copied(spec), ...(labels && { selector: copied(labels) }), template } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ReplicationController>): ReplicationController {
    return new ReplicationController(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ReplicationController'> {
    return existing('ReplicationController', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ReplicationControllerSpec & { template: PodTemplate } {
    return this.manifest.spec as k8s.ReplicationControllerSpec & { template: PodTemplate };
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}
