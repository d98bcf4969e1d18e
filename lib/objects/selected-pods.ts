// The part of a spec that ReplicaSet, Deployment, DaemonSet and StatefulSet share: a selector, and Pods that it selects.
import type { Construct } from 'constructs';
import { copied, copiedBut } from '../kube/copied';
import type { KindName } from '../kube/kinds';
import type * as k8s from '../kube/wire';
import type { PodProps } from '../pod/pod-props';
import type { PodTemplate } from '../pod/pod-template';
import type { Rendering } from '../pod/rendering';
import { podOf } from './pod-or-template';
import { labelPods, workloadLabel } from './workload-label';

interface Props {
  readonly selector?: k8s.LabelSelector | undefined;
  readonly pod?: PodProps | undefined;
  readonly template?: k8s.PodTemplateSpec | undefined;
}
interface SelectedPods {
  readonly selector: k8s.LabelSelector;
  readonly template: PodTemplate;
  readonly claims: readonly k8s.PersistentVolumeClaim[];
}

/**
 * Renders both. Without a selector, it is the workload's one label, and the Pods have it. With `matchLabels`, the Pods have those,
 * and nothing else is added.
 */
export function selectedPods(kind: KindName, props: Props, self: { name: string; scope: Construct }, rendering: Rendering): SelectedPods {
  const { template, claims } = podOf(props, self, 'spec.template.spec', rendering);
  const selector = copied(props.selector) ?? { matchLabels: workloadLabel(kind, self.name, rendering) };
  if (selector.matchLabels) labelPods(template, selector.matchLabels);
  return { selector, template, claims };
}

const OWN = new Set(['metadata', 'pod', 'template', 'selector'] as const);
type Own = 'metadata' | 'pod' | 'template' | 'selector';

/** The whole spec of a workload that has no other fields with shorter forms, and no claim templates. */
export function selectedSpec<P extends Props & { readonly metadata?: k8s.ObjectMeta | undefined }>(
  kind: KindName,
  props: P,
  self: { name: string; scope: Construct },
  rendering: Rendering,
): Omit<P, Own> & Pick<SelectedPods, 'selector' | 'template'> {
  const { selector, template, claims } = selectedPods(kind, props, self, rendering);
  refuseClaims(kind, claims, rendering);
  return Object.assign(copiedBut<P, Own>(props, OWN), { selector, template });
}

/** Says that claim templates are for StatefulSets alone; `path` is where the pod spec stands. */
export function refuseClaims(
  kind: KindName,
  claims: readonly k8s.PersistentVolumeClaim[],
  rendering: Rendering,
  path = 'spec.template.spec',
): void {
  for (const { metadata } of claims) {
    rendering.problem(
      'claim-template',
      `${path}.volumes`,
      `Invalid value: claim "${metadata?.name}": a ${kind} has no claim templates`,
      'mount a PersistentVolumeClaim, an ephemeral volume, or use a StatefulSet',
    );
  }
}
