// Pods by their workload, where Kubernetes has a selector.
import type { IConstruct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import type * as k8s from '../kube/wire';
import type { PodsFace } from './workload';

/** A workload, and by its last fields no selector: the compiler then knows all words of a selector, and which of them was meant. */
export interface WorkloadAsSelector extends PodsFace {
  readonly matchLabels?: never;
  readonly matchExpressions?: never;
}
/** A workload, and by its last fields no peer of Kubernetes' own. */
export interface WorkloadAsPeer extends PodsFace {
  readonly podSelector?: never;
  readonly namespaceSelector?: never;
  readonly ipBlock?: never;
}

/** A workload, or Kubernetes' own selector. */
export type PodsSelector = WorkloadAsSelector | k8s.LabelSelector;
/** A workload, of whatever namespace, or Kubernetes' own peer. */
export type Peer = WorkloadAsPeer | k8s.NetworkPolicyPeer;

/** A rule whose peers may be workloads. */
export interface IngressPeerRule extends Omit<k8s.NetworkPolicyIngressRule, 'from'> {
  /** @default everybody */
  from?: Peer[];
}
/** A rule whose peers may be workloads. */
export interface EgressPeerRule extends Omit<k8s.NetworkPolicyEgressRule, 'to'> {
  /** @default everybody */
  to?: Peer[];
}

export const podsSelector = (pods: PodsSelector): k8s.LabelSelector => (isPods(pods) ? { matchLabels: pods.podLabels } : copied(pods));

/** As Kubernetes reads them in a policy of that namespace. */
export const ingressRule = ({ from, ...rest }: IngressPeerRule, namespace?: string): k8s.NetworkPolicyIngressRule => ({
  ...copied(rest),
  ...(from && { from: eachOf(from, (one) => peer(one, namespace)) }),
});
export const egressRule = ({ to, ...rest }: EgressPeerRule, namespace?: string): k8s.NetworkPolicyEgressRule => ({
  ...copied(rest),
  ...(to && { to: eachOf(to, (one) => peer(one, namespace)) }),
});

/** Pods of another namespace are found by its name: a selector of Pods alone means those of the policy's own. */
export function peer(one: Peer, namespace: string | undefined): k8s.NetworkPolicyPeer {
  if (!isPods(one)) return copied(one);
  const elsewhere = one.namespace !== undefined && one.namespace !== namespace;
  return { podSelector: { matchLabels: one.podLabels }, ...(elsewhere && { namespaceSelector: ofName(one.namespace!) }) };
}

/** The label that the API server gives to every namespace. */
export const ofName = (namespace: string): k8s.LabelSelector => ({ matchLabels: { 'kubernetes.io/metadata.name': namespace } });

/** Of ours: a construct that knows its Pods. */
export const isPods = (value: PodsFace | object): value is PodsFace =>
  typeof value === 'object' && value !== null && 'podLabels' in value && (value as PodsFace & Partial<IConstruct>).node !== undefined;
