// Rules about which object a manifest is: once in a cluster, and once among what is applied together.
import { type KindName, kinds } from '../kube/kinds';
import { type ObjectId, objectId } from '../kube/manifest';
import { isList } from '../kube/opened';
import type { ReadonlySet } from './manifest-set';
import type { Rule } from './rule';
import { quoted } from './scalars';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

export const identityRules: readonly Rule[] = [
  {
    id: 'unique-object',
    severity: 'error',
    reads: ['ObjectMeta.name', 'ObjectMeta.namespace'],
    accepts: 'no two manifests are about one object',
    source: NAMES,
    checkAll: (set, report) =>
      forTwins(set, (index, other, name) => {
        if (!isSameElsewhere(set, index, other))
          report(
            index,
            'metadata.name',
            `Duplicate value: ${quoted(name)}`,
            `${set.origins[other]!.place} makes the same object; whichever is applied last would overwrite the other${elsewhere(set, index, other)}`,
          );
      }),
  },
  {
    id: 'object-made-once',
    severity: 'warning',
    reads: ['ObjectMeta.name', 'ObjectMeta.namespace'],
    accepts: 'an object is in one chart only, even where both charts make it alike',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
    checkAll: (set, report) =>
      forTwins(set, (index, other, name) => {
        if (isSameElsewhere(set, index, other))
          report(
            index,
            'metadata.name',
            `Duplicate value: ${quoted(name)}`,
            `${set.origins[other]!.place} makes the same object; two GitOps applications would prune each other's`,
          );
      }),
  },
];

type Twin = readonly [index: number, other: number, name: string];

/** Each manifest whose object an earlier one has made already. */
function forTwins(set: ReadonlySet, visit: (...twin: Twin) => void): void {
  let twins = known.get(set);
  if (!twins) known.set(set, (twins = twinsOf(set)));
  for (const twin of twins) visit(...twin);
}
const known = new WeakMap<ReadonlySet, readonly Twin[]>();

function twinsOf(set: ReadonlySet): Twin[] {
  const [first, twins] = [new Map<string, number>(), [] as Twin[]];
  set.manifests.forEach((manifest, index) => {
    const id = objectId(manifest);
    if (isList(manifest)) return; // its name is nobody's
    if (id.name === '' || id.name.endsWith('*')) return;
    const key = identity(id);
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else twins.push([index, other, id.name]);
  });
  return twins;
}

/** Two charts may be for two clusters, and nobody has said so. */
const elsewhere = ({ origins }: ReadonlySet, a: number, b: number): string =>
  origins[a]!.group === origins[b]!.group ? '' : ': if they are for two clusters, configure(chart, { cluster }) says so';

/** In two charts, and alike: each is right by itself. */
const isSameElsewhere = ({ manifests, origins }: ReadonlySet, a: number, b: number): boolean =>
  origins[a]!.group !== origins[b]!.group && JSON.stringify(manifests[a]) === JSON.stringify(manifests[b]);

/** One text for each object of a cluster. */
export const identity = ({ apiVersion, kind, namespace, name }: ObjectId): string =>
  `${apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')))} ${kind} ${Object.hasOwn(kinds, kind) && !kinds[kind as KindName].namespaced ? '' : (namespace ?? '')} ${name}`;
