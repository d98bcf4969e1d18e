// Pods by their workload, where Kubernetes has a selector.
import type { IConstruct } from 'constructs';
import { copied } from '../kube/copied';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import type { PodsFace } from './workload';

/** A workload, or Kubernetes' own selector. */
export type PodsSelector = PodsFace | k8s.LabelSelector;
/** A workload of the same namespace, or Kubernetes' own peer. */
export type Peer = PodsFace | k8s.NetworkPolicyPeer;
/** A rule whose peers may be workloads. */
export type PeerRule<R, F extends keyof R> = Omit<R, F> & { [P in F]?: Peer[] };

export const podsSelector = (pods: PodsSelector): k8s.LabelSelector => (isPods(pods) ? { matchLabels: pods.podLabels } : copied(pods));

/** A rule as Kubernetes reads it. */
export function peerRule<R extends object, F extends keyof R & string>(rule: PeerRule<R, F>, field: F, _rendering: Rendering): R {
  const peers = (rule as { [P in F]?: Peer[] })[field];
  const { [field]: _, ...rest } = rule as Record<string, unknown>;
  return { ...copied(rest), ...(peers && { [field]: peers.map(peer) }) } as R;
}

const peer = (one: Peer): k8s.NetworkPolicyPeer => (isPods(one) ? { podSelector: { matchLabels: one.podLabels } } : copied(one));

/** Of ours: a construct that knows its Pods. */
const isPods = (value: PodsFace | object): value is PodsFace =>
  'podLabels' in value && (value as PodsFace & Partial<IConstruct>).node !== undefined;
