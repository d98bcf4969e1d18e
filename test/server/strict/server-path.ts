// Paths as servers write them: now and then without an index, under another name, or a level short.
import type { Field, Shape, Type } from '../../../lib/kube/fields';
import type { Manifest } from '../../../lib/kube/manifest';

/** What servers call a field, by what manifests call it. */
const OTHER_NAMES: readonly (readonly [manifest: RegExp, server: string])[] = [
  [/\bgcePersistentDisk\b/, 'persistentDisk'],
  [/\bcephfs\b/, 'cephFS'],
  [/\bdataSource\b/, 'dataSourceRef'],
  [/\bdataSourceRef\b/, 'dataSource'], // it copies the one to the other, and names both
  [/^spec\.selector$/, 'spec.template.metadata.labels'], // of a DaemonSet: an empty selector does not select its own Pods
];

/** Whether the server's path names ours, something in it, or something that it is in. */
export function namesOf(server: string, ours: string): boolean {
  const theirs = names(server);
  return namesFor(ours).some(
    (path) => isWithin(theirs, path) || isWithin(path, theirs) || isShortened(theirs, path) || isShortened(path, theirs),
  );
}

/** Our path, and how a server might put it. */
export const namesFor = (path: string): string[] =>
  [path, ...OTHER_NAMES.map(([manifest, other]) => path.replace(manifest, other))].map(names);

export const isWithin = (path: string, ancestor: string): boolean => path === ancestor || path.startsWith(`${ancestor}.`);

/** A path without its indexes and keys. */
export const names = (path: string): string => path.replace(/\[[^\]]*\]/g, '');

/** `volumes.projected.path` for `volumes.projected.sources.serviceAccountToken.path`: levels left out, the first and the last kept. */
function isShortened(short: string, path: string): boolean {
  const parts = short.split('.');
  if (parts.at(-1) !== path.split('.').at(-1)) return false;
  let at = 0;
  for (const name of path.split('.')) if (name === parts[at]) at += 1;
  return at === parts.length && parts.length > 2;
}

/** The field of the table at a path that a server wrote; undefined where its path is none of ours, or of a list's entry. */
export function fieldAt(path: string, root: Type): Field | undefined {
  let type: Type | undefined = root;
  let field: Field | undefined;
  for (const name of names(path).split('.')) {
    field = type?.fields.get(name);
    let shape: Shape | undefined = field?.shape;
    while (shape && ('list' in shape || 'map' in shape)) shape = 'list' in shape ? shape.list : shape.map;
    type = shape && 'type' in shape ? shape.type : undefined;
  }
  return field;
}

/** Whether the manifest has nothing there: what stands there and is wrong is another rule's. */
export function isMissingAt(path: string, manifest: Manifest): boolean {
  let value: any = manifest;
  for (const part of path.split(/\.|\[|\]\.?/).filter((text) => text !== '')) {
    value = value?.[part];
    if (value === undefined && /^\d+$/.test(part)) return false; // an entry that the server has put there
  }
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
