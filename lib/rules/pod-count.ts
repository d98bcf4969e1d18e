// How many Pods a workload has, as far as the manifests of a check say.
import { isPlainObject, namespaceOf } from '../kube/manifest';
import { isNone } from './entries';
import type { ReadonlySet } from './manifest-set';

export interface PodCount {
  readonly least: number;
  readonly most: number;
}

/** Of a manifest by its index; undefined where nobody knows: one a node, Jobs, what somebody else's autoscaler scales. */
export function podCountsOf(set: ReadonlySet): (index: number) => PodCount | undefined {
  const scaled = autoscaled(set);
  return (index) => {
    if (scaled.has(index)) return scaled.get(index);
    const { kind, spec } = set.manifests[index]!;
    if (kind === 'Pod') return { least: 1, most: 1 };
    const { replicas } = isPlainObject(spec) ? spec : {};
    const count = isNone(replicas) ? 1 : replicas;
    return SCALABLE.has(kind) && typeof count === 'number' ? { least: count, most: count } : undefined;
  };
}

const SCALABLE = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

function autoscaled(set: ReadonlySet): Map<number, PodCount | undefined> {
  const scaled = new Map<number, PodCount | undefined>();
  for (const manifest of set.manifests) {
    const { scaleTargetRef, minReplicas, maxReplicas } = isPlainObject(manifest.spec) ? manifest.spec : {};
    if (!isPlainObject(scaleTargetRef)) continue;
    const { kind = 'Deployment', name } = scaleTargetRef;
    // down to none, if it may: then there is nobody to ask about
    const least = typeof minReplicas === 'number' ? Math.max(1, minReplicas) : 1;
    const isKnown = manifest.kind === 'HorizontalPodAutoscaler' && typeof maxReplicas === 'number';
    for (const index of set.find(String(kind), String(name), namespaceOf(manifest)))
      scaled.set(index, isKnown ? { least, most: maxReplicas } : undefined);
  }
  return scaled;
}
