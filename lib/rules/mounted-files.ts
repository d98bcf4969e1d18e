// Rules about the one file of a volume that a container mounts: it has to be there.
import { isPlainObject, type Manifest, namespaceOf } from '../kube/manifest';
import { entries, isNone, isText } from './entries';
import { listed } from './listed';
import type { ReadonlySet } from './manifest-set';
import { type PodsOf, podsOfSet } from './pod-index';
import { keysOf } from './references';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

export const mountedFileRules: readonly Rule[] = [
  {
    id: 'known-file',
    severity: 'warning',
    reads: ['VolumeMount.subPath', 'KeyToPath.path'],
    accepts: 'what is mounted by itself of a ConfigMap or Secret is a file that its volume has',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    checkAll: (set, report) => podsOfSet(set).all.forEach((pods) => mountedFiles(pods, set, report)),
  },
];

function mountedFiles({ manifest, index, spec, path }: PodsOf, set: ReadonlySet, report: Report): void {
  for (const list of ['initContainers', 'containers'] as const)
    entries(spec[list]).forEach(({ volumeMounts }, i) =>
      entries(volumeMounts).forEach(({ name, subPath }, j) => {
        if (!isText(subPath) || subPath === '') return;
        const files = filesOf(name, manifest, spec, set);
        const wanted = subPath.replace(/\/+$/, '');
        // the kubelet's own folders begin with two dots
        if (!files || wanted.startsWith('..') || files.some((file) => file === wanted || file.startsWith(`${wanted}/`))) return;
        const hint = listed(`the files of volume ${quoted(name)}`, files, wanted);
        report(index, `${path}.${list}[${i}].volumeMounts[${j}].subPath`, `Not found: ${quoted(subPath)}`, hint);
      }),
    );
}

/** The files of a volume that shows objects; undefined where it shows none, or nobody knows them all. */
function filesOf(name: unknown, manifest: Manifest, pod: Fields, set: ReadonlySet): string[] | undefined {
  const volume = entries(pod.volumes).find((one) => one.name === name);
  if (!volume || isTemplate(name, manifest)) return undefined;
  const { configMap, secret, downwardAPI, projected } = volume;
  if (isPlainObject(projected)) return together(entries(projected.sources).map((source) => shown(source, 'name', manifest, set)));
  return shown({ configMap, secret, downwardAPI }, 'secretName', manifest, set);
}

/** Of one source: of a volume, or among those of a projected one. */
function shown(source: Fields, secretName: string, manifest: Manifest, set: ReadonlySet): string[] | undefined {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (isPlainObject(configMap)) return objectFiles('ConfigMap', configMap.name, configMap.items, manifest, set);
  if (isPlainObject(secret)) return objectFiles('Secret', secret[secretName], secret.items, manifest, set);
  if (isPlainObject(downwardAPI)) return pathsOf(downwardAPI.items);
  return isPlainObject(serviceAccountToken) ? pathsOf([serviceAccountToken]) : undefined;
}

function objectFiles(
  kind: 'ConfigMap' | 'Secret',
  name: unknown,
  items: unknown,
  manifest: Manifest,
  set: ReadonlySet,
): string[] | undefined {
  if (Array.isArray(items) && items.length > 0) return pathsOf(items);
  return isText(name) ? keysOf(set, { kind, name }, namespaceOf(manifest)) : undefined;
}

const pathsOf = (items: unknown): string[] => entries(items).flatMap(({ path }) => (isText(path) ? [path] : []));

const together = (all: readonly (string[] | undefined)[]): string[] | undefined =>
  all.reduce<string[] | undefined>((files, more) => files && more && [...files, ...more], []);

/** A StatefulSet replaces a volume that bears the name of a claim template. */
const isTemplate = (name: unknown, { kind, spec }: Manifest): boolean =>
  kind === 'StatefulSet' &&
  isPlainObject(spec) &&
  !isNone(spec.volumeClaimTemplates) &&
  entries(spec.volumeClaimTemplates).some(({ metadata }) => isPlainObject(metadata) && metadata.name === name);

type Fields = Readonly<Record<string, unknown>>;
