// Stands in a pod for the labels of its own workload, which a value made before the workload cannot know.
import { isPlainObject, type Manifest } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';
import type * as k8s from '../kube/wire';
import { WORKLOAD_LABEL } from './workload-label';

/** A selector of the Pods in whose own template it stands. Plain data, so that it lives through every copy. */
export const ownPods = (): k8s.LabelSelector => ({ matchLabels: { [WORKLOAD_LABEL]: '' } });

/** What has to be known of the workload: its labels are asked for only where they are wanted, since some Pods are labelled by that. */
interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly manifest: object;
  readonly podLabels: { [key: string]: string };
}

/** Replaces `ownPods()` in spreading and affinity by the workload's labels; the Pods of each version of a Deployment are spread by themselves. */
export function knowOwnPods(owner: Owner): void {
  const template = podTemplateOf({ ...owner.manifest, apiVersion: owner.apiVersion, kind: owner.kind } as Manifest);
  const { topologySpreadConstraints: spread, affinity } = (template?.spec ?? {}) as Partial<k8s.PodSpec>;
  if (Array.isArray(spread)) {
    for (const constraint of spread) {
      if (!fill(constraint, owner)) continue;
      if (owner.kind === 'Deployment') constraint.matchLabelKeys ??= ['pod-template-hash'];
    }
  }
  if (isPlainObject(affinity)) for (const terms of podTerms(affinity)) fill(terms, owner);
}

function fill(holder: { labelSelector?: k8s.LabelSelector }, owner: Owner): boolean {
  if (!isPlainObject(holder) || !isOwnPods(holder.labelSelector)) return false;
  holder.labelSelector = { matchLabels: owner.podLabels };
  return true;
}

function podTerms({ podAffinity, podAntiAffinity }: k8s.Affinity): k8s.PodAffinityTerm[] {
  return [podAffinity, podAntiAffinity].flatMap((one) => [
    ...list(one?.requiredDuringSchedulingIgnoredDuringExecution),
    ...list(one?.preferredDuringSchedulingIgnoredDuringExecution).map(({ podAffinityTerm }) => podAffinityTerm),
  ]);
}

/** A Lazy is not known yet. */
const list = <T>(terms: T[] | undefined): T[] => (Array.isArray(terms) ? terms : []);

const isOwnPods = (selector: unknown): boolean =>
  isPlainObject(selector) && isPlainObject(selector.matchLabels) && selector.matchLabels[WORKLOAD_LABEL] === '';
