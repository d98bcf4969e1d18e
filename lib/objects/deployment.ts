// Keeps a number of equal Pods running, and replaces them by and by when their template changes.
import type { Construct } from 'constructs';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { PodTemplate } from '../pod/pod-template';
import { asProps, pasted, type Pasted } from './pasted';
import type { PodOrTemplate } from './pod-or-template';
import { selectedSpec } from './selected-pods';
import { Workload } from './workload';

/** The spec, with `metadata` beside it and `pod` for `template`. */
export interface DeploymentFields extends Omit<k8s.DeploymentSpec, 'selector' | 'template'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Never to be changed once applied. @default the label cdk8s-patterns/workload, which the Pods get */
  selector?: k8s.LabelSelector;
}
export type DeploymentProps = DeploymentFields & PodOrTemplate;

/**
 * Keeps a number of equal Pods running, and replaces them by and by when their template changes. Without `replicas` none are emitted: an autoscaler may own them.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment extends Workload<'Deployment', k8s.Deployment> {
  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(
      scope,
      id,
      'Deployment',
      pasted<k8s.Deployment>(props, 'Deployment') ?? {
        metadata: props.metadata,
        render: (rendering, self) => ({ spec: selectedSpec('Deployment', props, self, rendering) }),
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Deployment>): Deployment {
    return new Deployment(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Deployment'> {
    return existing('Deployment', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.DeploymentSpec & { template: PodTemplate } {
    return this.manifest.spec as k8s.DeploymentSpec & { template: PodTemplate };
  }

  override get podTemplate(): PodTemplate {
    return this.spec.template;
  }
}
