// Where Pods may stand, in words: something to do to many pods.
import { copied } from '../kube/copied';
import { propsProblem, type PropTypes, readable, shown } from '../kube/prop-type';
import type { NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { ownPods } from '../objects/own-pods';
import { spreading, type SpreadOptions, type SpreadOver } from '../objects/spreading';
import type { PodsFace } from '../objects/workload';
import type { PodProps } from '../pod/pod-props';

/** By the labels of nodes: one value, one of several, or whether there is such a label at all. */
export type NodeLabels = { [label: string]: string | string[] | boolean };

export interface PlacementProps {
  /** Only nodes with these labels. @default every node */
  onlyOn?: NodeLabels;
  /** Rather nodes with these labels. @default none rather than others */
  ratherOn?: NodeLabels;
  /** Evenly over nodes, zones, or both, as far as that is possible. Strictly: `spread: { over: 'zones', whenUnsatisfiable: 'DoNotSchedule' }`. @default as the scheduler likes */
  spread?: SpreadOver | SpreadOver[] | ({ over: SpreadOver | SpreadOver[] } & SpreadOptions);
  /**
   * Never two of its own Pods on one node, or in one zone: a Pod without a place waits. While a Deployment rolls it needs a place more, unless its
   * `maxUnavailable` is 1 at least, as a WebService and a StatelessService of several Pods then have it. @default they may stand together
   */
  apart?: SpreadOver;
  /** Rather on the node of Pods of these workloads. @default wherever they are */
  near?: PodsFace | PodsFace[];
  /** Rather on no node of Pods of these workloads. @default wherever they are */
  awayFrom?: PodsFace | PodsFace[];
  /** Nodes with these taints too: all, or by the taint's key its value (`true`: any), or Kubernetes' own entries. @default none */
  tolerate?: 'all' | { [taint: string]: string | true } | k8s.Toleration[];
  /** Who goes first, and who has to go. @default the cluster's default class */
  priority?: NameRef<'PriorityClass'>;
}

const TYPES: PropTypes<PlacementProps> = {
  onlyOn: ['an object'],
  ratherOn: ['an object'],
  spread: ['text', 'a list', 'an object'],
  apart: ['text'],
  near: ['an object', 'a list'],
  awayFrom: ['an object', 'a list'],
  tolerate: ['text', 'a list', 'an object'],
  priority: ['text', 'an object'],
};

/** Places a pod; what the pod says itself stays, and wins where there can be only one. */
export type Placement = (pod: PodProps) => PodProps;

/**
 * Placing in words, for as many pods as one likes: `const onGpu = placement({ onlyOn: { 'acme.com/gpu': true }, tolerate: { gpu: true } })`, then
 * `pod: onGpu({ main: … })`. The Pods among which a workload spreads, or keeps apart, are its own: it fills in their labels.
 * @throws RangeError for `minDomains` without `whenUnsatisfiable: 'DoNotSchedule'`
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 * @example apps/placement.ts
 */
export function placement(props: PlacementProps): Placement {
  props = readableWords(props);
  const { onlyOn = {}, tolerate, priority } = props;
  const spread = spreadOf(props.spread);
  const tolerations = tolerate === undefined ? [] : tolerationsOf(tolerate);
  const nodeSelector = Object.fromEntries(Object.entries(onlyOn).filter(([, value]) => typeof value === 'string')) as {
    [label: string]: string;
  };
  return (pod) => {
    const affinity = affinityOf(props, copied(pod.affinity) ?? {});
    return {
      ...pod,
      ...(Object.keys(nodeSelector).length > 0 && { nodeSelector: { ...nodeSelector, ...pod.nodeSelector } }),
      ...(Object.keys(affinity).length > 0 && { affinity }),
      ...(spread.length > 0 && { topologySpreadConstraints: [...(pod.topologySpreadConstraints ?? []), ...copied(spread)] }),
      ...(tolerations.length > 0 && { tolerations: [...(pod.tolerations ?? []), ...copied(tolerations)] }),
      ...(priority !== undefined && { priorityClassName: pod.priorityClassName ?? priority }),
    };
  };
}

function readableWords(props: PlacementProps): PlacementProps {
  const refuse = (prop: string, message: string): never => {
    throw new RangeError(`placement: ${prop}: ${message}`);
  };
  const problem = propsProblem(props);
  if (problem !== undefined) refuse('props', problem);
  const words = readable(props, TYPES, refuse);
  for (const prop of ['near', 'awayFrom'] as const)
    for (const one of [words[prop] ?? []].flat() as unknown[])
      if (typeof one !== 'object' || one === null || !('podLabels' in one))
        refuse(prop, `Invalid value: ${shown(one)}: must be a workload`);
  return words;
}

function spreadOf(spread: PlacementProps['spread']): k8s.TopologySpreadConstraint[] {
  if (spread === undefined) return [];
  if (typeof spread === 'string' || Array.isArray(spread)) return spreading(spread);
  const { over, ...options } = spread;
  return spreading(over, options);
}

const tolerationsOf = (tolerate: NonNullable<PlacementProps['tolerate']>): k8s.Toleration[] => {
  if (tolerate === 'all') return [{ operator: 'Exists' }];
  if (Array.isArray(tolerate)) return tolerate;
  return Object.entries(tolerate).map(([key, value]) => (value === true ? { key, operator: 'Exists' } : { key, operator: 'Equal', value }));
};

/** To each field of the pod's own affinity is added. Terms for nodes are alternatives: what all of them need goes into each. */
function affinityOf({ onlyOn = {}, ratherOn = {}, near, awayFrom, apart }: PlacementProps, affinity: k8s.Affinity): k8s.Affinity {
  const must = expressions(Object.entries(onlyOn).filter(([, value]) => typeof value !== 'string'));
  if (must.length > 0) {
    const node = (affinity.nodeAffinity ??= {});
    const terms = node.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [{}];
    node.requiredDuringSchedulingIgnoredDuringExecution = {
      nodeSelectorTerms: terms.map((term) => ({ ...term, matchExpressions: [...(term.matchExpressions ?? []), ...must] })),
    };
  }
  const rather = expressions(Object.entries(ratherOn));
  if (rather.length > 0)
    ((affinity.nodeAffinity ??= {}).preferredDuringSchedulingIgnoredDuringExecution ??= []).push({
      weight: MOST,
      preference: { matchExpressions: rather },
    });
  if (near !== undefined) prefer((affinity.podAffinity ??= {}), [near].flat());
  if (awayFrom !== undefined) prefer((affinity.podAntiAffinity ??= {}), [awayFrom].flat());
  if (apart !== undefined)
    ((affinity.podAntiAffinity ??= {}).requiredDuringSchedulingIgnoredDuringExecution ??= []).push({
      topologyKey: spreading(apart)[0]!.topologyKey,
      labelSelector: ownPods(),
    });
  return affinity;
}

const expressions = (labels: [string, NodeLabels[string]][]): k8s.NodeSelectorRequirement[] =>
  labels.map(([key, value]) => {
    if (typeof value === 'boolean') return { key, operator: value ? 'Exists' : 'DoesNotExist' };
    return { key, operator: 'In', values: [value].flat() };
  });

function prefer(to: k8s.PodAffinity | k8s.PodAntiAffinity, workloads: PodsFace[]): void {
  const terms = (to.preferredDuringSchedulingIgnoredDuringExecution ??= []);
  for (const { podLabels, namespace } of workloads)
    terms.push({
      weight: MOST,
      podAffinityTerm: {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: podLabels },
        ...(namespace !== undefined && { namespaces: [namespace] }),
      },
    });
}

/** The weight of a wish, of 1 to 100. */
const MOST = 100;
