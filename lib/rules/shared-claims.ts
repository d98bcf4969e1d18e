// Rules about claims that more Pods want than can have them.
import { fieldsOf } from '../kube/fields-of';
import { isPlainObject, type Manifest, namespaceOf } from '../kube/manifest';
import { isNoPods } from '../kube/percent';
import { podTemplateOf } from '../kube/pod-template-of';
import { entries, isNone, isText } from './entries';
import type { ReadonlySet } from './manifest-set';
import { type PodCount, podCountsOf } from './pod-count';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const CLAIM = 'PersistentVolumeClaim';
const HOSTNAME = 'kubernetes.io/hostname';

export const sharedClaimRules: readonly Rule[] = [
  {
    id: 'shared-claim',
    severity: 'warning',
    reads: [
      'PersistentVolumeClaimSpec.accessModes',
      'PersistentVolumeClaimVolumeSource.claimName',
      'DeploymentSpec.replicas',
      'DeploymentSpec.strategy',
      'ReplicaSetSpec.replicas',
      'StatefulSetSpec.replicas',
      'HorizontalPodAutoscalerSpec.maxReplicas',
    ],
    accepts: 'a claim for one node, or for one Pod, is not mounted by more Pods of a workload at a time, rollouts included',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    checkAll: (set, report) => {
      if (set.names(CLAIM).length > 0) claimsTogether(set, report);
    },
  },
];

function claimsTogether(set: ReadonlySet, report: Report): void {
  const countOf = podCountsOf(set);
  const isShared = sharedBySource(set);
  set.manifests.forEach((manifest, index) => {
    if (!LASTING.has(manifest.kind)) return;
    for (const { kind, name, path } of set.links(index)) {
      const mode = kind === CLAIM ? modeOf(set, name, manifest) : undefined;
      const crowd = mode && crowdOf(manifest, countOf(index), mode);
      if (!crowd || (mode === ONE_NODE && (isShared(name, manifest) || staysOnOneNode(fieldsOf(podTemplateOf(manifest)?.spec))))) continue;
      const whose = mode === ONE_POD ? 'one Pod' : 'the Pods of one node';
      report(index, path, `Invalid value: ${quoted(name)}: ${mode} is for ${whose}, ${crowd.but}`, crowd.hint);
    }
  });
}

/** Those whose Pods stay: the Pods of a Job wait for each other, and get it. */
const LASTING = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet']);
const [ONE_NODE, ONE_POD] = ['ReadWriteOnce', 'ReadWriteOncePod'] as const;
type Mode = typeof ONE_NODE | typeof ONE_POD;

/** What the claim can do, where that is one of the two and nothing else. */
function modeOf(set: ReadonlySet, name: string, user: Manifest): Mode | undefined {
  const [first, ...more] = claimsNamed(set, name, user).map(({ accessModes }) =>
    Array.isArray(accessModes) && accessModes.length === 1 ? (accessModes[0] as unknown) : undefined,
  );
  return (first === ONE_NODE || first === ONE_POD) && more.every((mode) => mode === first) ? first : undefined;
}

const claimsNamed = (set: ReadonlySet, name: string, user: Manifest): Fields[] =>
  set.find(CLAIM, name, namespaceOf(user)).map((index) => fieldsOf(set.manifests[index]!.spec));

/** Two Pods at a time, and on different nodes. */
function crowdOf({ kind, spec }: Manifest, count: PodCount | undefined, mode: Mode): { but: string; hint: string } | undefined {
  const another = mode === ONE_POD ? 'another Pod waits for ever' : 'a Pod on another node waits for ever (Multi-Attach)';
  if (kind === 'DaemonSet') {
    const { nodeSelector, affinity } = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
    if (isPlainObject(nodeSelector) || isPlainObject(affinity)) return undefined; // it may be one node
    return { but: 'and a DaemonSet has one on each', hint: `${another}: accessModes: ['ReadWriteMany'], or a hostPath` };
  }
  if (!count || count.most < 1) return undefined;
  const { least, most } = count;
  if (most > 1) {
    const one = kind === 'Deployment' ? "replicas: 1 with strategy: { type: 'Recreate' }" : 'replicas: 1';
    const own = kind === 'StatefulSet' ? 'volumeClaimTemplates, a claim for each Pod' : 'a StatefulSet, with a claim for each Pod';
    return {
      but: `and there are ${least < most ? `up to ${most}` : most}`,
      hint: `${another}: ${one}, accessModes: ['ReadWriteMany'] where the storage has that, or ${own}`,
    };
  }
  if (kind !== 'Deployment' || !startsBeforeEnd(fieldsOf(spec))) return undefined;
  return {
    but: 'and a rollout starts the next Pod before the last one ends',
    hint: `${another}, and the last one stays: strategy: { type: 'Recreate' }, or a Singleton with atMost: 1`,
  };
}

/** Of one Pod: a percentage that may be missing is rounded down, one more is rounded up; were both none, the Pod would go first. */
function startsBeforeEnd({ strategy }: Fields): boolean {
  const { type, rollingUpdate } = fieldsOf(strategy);
  const { maxUnavailable, maxSurge } = fieldsOf(rollingUpdate);
  if (type === 'Recreate' || (!isNone(maxSurge) && isNoPods(maxSurge))) return false;
  return isNone(maxUnavailable) || Number.parseInt(String(maxUnavailable), 10) < (typeof maxUnavailable === 'string' ? 100 : 1);
}

const NOT_ATTACHED = ['nfs', 'hostPath', 'local', 'cephfs', 'glusterfs', 'azureFile'];

/** Whether it is a volume, made here, that no node holds for itself: one of the network, or a folder of the node to which its Pods go. */
function sharedBySource(set: ReadonlySet): (name: string, user: Manifest) => boolean {
  const shared = new Set<unknown>();
  for (const { kind, metadata, spec } of set.names('PersistentVolume').length > 0 ? set.manifests : []) {
    const { claimRef, storageClassName, ...its } = fieldsOf(spec);
    if (kind !== 'PersistentVolume' || !NOT_ATTACHED.some((source) => isPlainObject(its[source]))) continue;
    shared
      .add(`volume ${metadata?.name}`)
      .add(`claim ${String(fieldsOf(claimRef).name)}`)
      .add(`class ${String(storageClassName)}`);
  }
  return (name, user) =>
    shared.size > 0 &&
    claimsNamed(set, name, user).some(
      ({ volumeName, storageClassName: its }) =>
        shared.has(`claim ${name}`) || shared.has(`volume ${String(volumeName)}`) || (isText(its) && shared.has(`class ${its}`)),
    );
}

/** Whether its Pods can only be on one node. */
function staysOnOneNode({ nodeName, nodeSelector, affinity }: Fields): boolean {
  if (!isNone(nodeName) || HOSTNAME in fieldsOf(nodeSelector)) return true;
  const { nodeAffinity, podAffinity } = fieldsOf(affinity);
  const terms = entries(fieldsOf(podAffinity).requiredDuringSchedulingIgnoredDuringExecution);
  if (terms.some(({ topologyKey }) => topologyKey === HOSTNAME)) return true;
  const { nodeSelectorTerms } = fieldsOf(fieldsOf(nodeAffinity).requiredDuringSchedulingIgnoredDuringExecution);
  return entries(nodeSelectorTerms).some(({ matchExpressions, matchFields }) =>
    [...entries(matchExpressions), ...entries(matchFields)].some(({ key }) => key === HOSTNAME || key === 'metadata.name'),
  );
}

type Fields = Record<string, unknown>;
