// Pods are replaced when what they read changes: a sum of its content in their template, which only the end knows.
import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { settingsOf } from '../context';
import { type Link, configLinks } from '../kube/links';
import { isPlainObject, type Manifest } from '../kube/manifest';
import { checksum } from './checksum';

/** On the pod template of each workload that reads something covered. */
export const CHECKSUM = 'cdk8s-patterns/checksum';

/** The workloads that replace their Pods for a new template, and where it stands. A Job is immutable, a Pod too, and an old kind rolls nothing out. */
const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** A ConfigMap or Secret of ours. */
interface Source {
  readonly object: ApiObject;
  readonly chart: Chart;
  /** Whoever reads it is restarted, whatever the scope says. */
  covered: boolean;
  /** Whoever reads it notices by itself. */
  readonly reload: boolean;
}

/** The sources of one tree, by kind, name and namespace: none of them ever changes. */
interface Sources {
  readonly byId: Map<string, Source[]>;
  covered: boolean;
  /** Whether there is one that says `reload`. */
  reload: boolean;
}

const trees = new WeakMap<IConstruct, Sources>();

/** Every ConfigMap and Secret of ours says that it is there. */
export function noteSource(made: IConstruct, reload = false): void {
  const { root, defaultChild } = made.node;
  const object = defaultChild as ApiObject;
  let sources = trees.get(root);
  if (!sources) trees.set(root, (sources = { byId: new Map(), covered: false, reload: false }));
  const id = idOf(object.kind, object.name, object.metadata.namespace);
  const source: Source = { object, chart: Chart.of(object), covered: false, reload };
  if (reload) sources.reload = true;
  const same = sources.byId.get(id);
  if (same) same.push(source);
  else sources.byId.set(id, [source]);
}

/** From now on, whoever reads this ConfigMap is restarted when it changes, whatever the scope says; not if it says `reload`. */
export function coverRestart(
  configMap: IConstruct & { readonly kind: string; readonly name: string; readonly namespace?: string | undefined },
): void {
  const sources = trees.get(configMap.node.root);
  for (const source of sources?.byId.get(idOf(configMap.kind, configMap.name, configMap.namespace)) ?? [])
    if (source.object.node.scope === configMap) source.covered = sources!.covered = true;
}

/** The manifest of a workload, with the sum of what its Pods read, if anything of that is covered. A user's own annotation of that name stays. */
export function withChecksum(object: ApiObject, manifest: Manifest): Manifest {
  const place = TEMPLATES[manifest.kind];
  if (!place) return manifest;
  const sources = trees.get(object.node.root);
  if (!sources) return manifest;
  const { restartOnChange = false } = settingsOf(object);
  if ((!sources.covered && !restartOnChange) || isOnDelete(manifest)) return manifest;
  const read = new Map<Source, Set<string> | undefined>();
  for (const link of configLinks(manifest)) {
    const source = sourceOf(link, object, manifest, sources);
    if (!source || source.reload || (!source.covered && !isAsked(link, restartOnChange))) continue;
    const keys = read.has(source) ? read.get(source) : new Set<string>();
    read.set(source, keys && link.key ? keys.add(link.key.name) : undefined);
  }
  if (read.size === 0) return manifest;
  const sum = checksum([...read].map(([source, keys]) => contentOf(source, keys)).sort());
  return annotated(manifest, place, sum) as Manifest;
}

/** What the Pods of a workload read though nobody here makes it, where the scope asks for restarts: its changes go unnoticed. */
export function notCovered(object: ApiObject, manifest: Manifest): Link[] {
  const { restartOnChange = false } = settingsOf(object);
  if (!restartOnChange || !TEMPLATES[manifest.kind] || isOnDelete(manifest)) return [];
  const sources = trees.get(object.node.root);
  const links = configLinks(manifest).filter((link) => isAsked(link, restartOnChange) && link.name !== 'kube-root-ca.crt');
  const unknown = new Map<string, Link>();
  for (const link of links) {
    const id = `${link.kind}/${link.name}`;
    if (!unknown.has(id) && !(sources && sourceOf(link, object, manifest, sources))) unknown.set(id, link);
  }
  return [...unknown.values()];
}

/** What the lasting Pods of a workload read of what is said to be noticed by itself. */
export function reloaded(object: ApiObject, manifest: Manifest): Link[] {
  const sources = trees.get(object.node.root);
  if (!sources?.reload || !TEMPLATES[manifest.kind] || manifest.kind === 'CronJob') return [];
  return configLinks(manifest).filter((link) => sourceOf(link, object, manifest, sources)?.reload);
}

const isAsked = ({ kind }: Link, asked: boolean | 'includingSecrets'): boolean =>
  kind === 'Secret' ? asked === 'includingSecrets' : asked !== false;

const idOf = (kind: string, name: string, namespace: unknown): string => `${kind}/${String(namespace ?? '')}/${name}`;

/** In its namespace, else without any; of its cluster; of its chart, if there are several. */
function sourceOf({ kind, name }: Link, object: ApiObject, { metadata }: Manifest, { byId }: Sources): Source | undefined {
  const found = byId.get(idOf(kind, name, metadata?.namespace)) ?? byId.get(idOf(kind, name, undefined)) ?? [];
  if (found.length === 0) return undefined;
  const { cluster } = settingsOf(object);
  const its = found.filter((source) => settingsOf(source.object).cluster === cluster);
  return its.find(({ chart }) => chart === Chart.of(object)) ?? its[0];
}

/** Of those keys, or of all. */
function contentOf({ object }: Source, keys: ReadonlySet<string> | undefined): string {
  const { kind, data, binaryData } = object.toJson() as Manifest;
  const all = { ...(data as object | undefined), ...(binaryData as object | undefined) };
  const read = keys ? Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key))) : all;
  return `${kind}/${object.name} ${checksum(read)}`;
}

function isOnDelete({ spec }: Manifest): boolean {
  const strategy = isPlainObject(spec) ? spec.updateStrategy : undefined;
  return isPlainObject(strategy) && strategy.type === 'OnDelete';
}

/** A copy, along the way; keys stay in order. */
function annotated(value: unknown, [step, ...rest]: readonly string[], sum: string): unknown {
  const fields = value as Record<string, unknown>;
  if (step !== undefined) return { ...fields, [step]: annotated(fields[step], rest, sum) };
  const { name, annotations = {}, ...others } = (fields.metadata ?? {}) as { name?: string; annotations?: Record<string, string> };
  if (CHECKSUM in annotations) return fields;
  const all = Object.entries({ ...annotations, [CHECKSUM]: sum });
  const sorted = process.env.CDK8S_DISABLE_SORT ? all : all.sort(([a], [b]) => (a < b ? -1 : 1));
  const { metadata: _, ...template } = fields;
  return { metadata: { ...(name !== undefined && { name }), annotations: Object.fromEntries(sorted), ...others }, ...template };
}
