// Stands in a pod for the labels of its own workload, which a value made before the workload cannot know.
import { entries } from '../kube/entries';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import { WORKLOAD_LABEL } from './workload-label';

/** A selector of the Pods in whose own template it stands. Plain data, so that it lives through every copy. */
export const ownPods = (): k8s.LabelSelector => ({ matchLabels: { [WORKLOAD_LABEL]: '' } });

/** What has to be known of the workload: its labels are asked for only where they are wanted, since some Pods are labelled by that. */
interface Owner {
  readonly kind: string;
  readonly manifest: object;
  readonly podLabels: { [key: string]: string };
}

/** Replaces `ownPods()` in spreading and affinity by the workload's labels; the Pods of each version of a Deployment are spread by themselves. */
export function knowOwnPods(owner: Owner): void {
  const { topologySpreadConstraints: spread, affinity } = podSpecOf(owner) ?? {};
  if (spread === undefined && affinity === undefined) return;
  for (const constraint of entries(spread))
    if (fill(constraint, owner) && owner.kind === 'Deployment') constraint.matchLabelKeys ??= ['pod-template-hash'];
  if (isPlainObject(affinity)) for (const terms of podTerms(affinity)) fill(terms, owner);
}

/** Where it stands, step by step: a manifest of the user's may lack any. */
function podSpecOf({ kind, manifest }: Owner): Partial<k8s.PodSpec> | undefined {
  const { spec } = manifest as { spec?: Partial<k8s.CronJobSpec & k8s.DeploymentSpec & k8s.PodSpec> };
  if (kind === 'Pod') return spec;
  return kind === 'CronJob' ? spec?.jobTemplate?.spec?.template?.spec : spec?.template?.spec;
}

function fill(holder: { labelSelector?: k8s.LabelSelector }, owner: Owner): boolean {
  if (!isPlainObject(holder) || !isOwnPods(holder.labelSelector)) return false;
  holder.labelSelector = { matchLabels: owner.podLabels };
  return true;
}

function podTerms({ podAffinity, podAntiAffinity }: k8s.Affinity): k8s.PodAffinityTerm[] {
  return [podAffinity, podAntiAffinity].flatMap((one) => [
    ...entries(one?.requiredDuringSchedulingIgnoredDuringExecution),
    ...entries(one?.preferredDuringSchedulingIgnoredDuringExecution).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
}

const isOwnPods = (selector: unknown): boolean =>
  isPlainObject(selector) && isPlainObject(selector.matchLabels) && selector.matchLabels[WORKLOAD_LABEL] === '';
