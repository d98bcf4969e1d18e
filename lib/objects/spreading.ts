// Pods of one workload, on several nodes and in several zones.
import { spreadDefaults } from '../defaults';
import type * as k8s from '../kube/wire';
import { ownPods } from './own-pods';

/** Over what Pods are spread. */
export type SpreadOver = 'nodes' | 'zones';

/** How strictly; the other fields are Kubernetes' own. */
export type SpreadOptions = Omit<k8s.TopologySpreadConstraint, 'topologyKey' | 'labelSelector' | 'maxSkew' | 'whenUnsatisfiable'> & {
  /** By how many Pods places may differ. @default 1 */
  maxSkew?: number;
  /** `'DoNotSchedule'`: a Pod waits rather than stand where there are more already. @default 'ScheduleAnyway' */
  whenUnsatisfiable?: k8s.TopologySpreadConstraint['whenUnsatisfiable'];
};

const TOPOLOGY: Record<SpreadOver, string> = { nodes: 'kubernetes.io/hostname', zones: 'topology.kubernetes.io/zone' };

/**
 * Constraints for `topologySpreadConstraints` of any pod: its workload fills in by which labels its own Pods are counted.
 * @throws RangeError for `minDomains` where Pods may stand anywhere: the API server refuses that
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreading(
  over: SpreadOver | readonly SpreadOver[] = spreadDefaults.over,
  options: SpreadOptions = {},
): k8s.TopologySpreadConstraint[] {
  const { maxSkew = spreadDefaults.maxSkew, whenUnsatisfiable = spreadDefaults.whenUnsatisfiable, ...rest } = options;
  if (rest.minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule')
    throw new RangeError(`minDomains: ${rest.minDomains}: can only use minDomains with whenUnsatisfiable: 'DoNotSchedule'`);
  return [over].flat().map((place) => {
    const topologyKey = TOPOLOGY[place];
    if (topologyKey === undefined) throw new RangeError(`spread over '${place}': Pods are spread over 'nodes' or 'zones'`);
    return { maxSkew, topologyKey, whenUnsatisfiable, ...rest, labelSelector: ownPods() };
  });
}
