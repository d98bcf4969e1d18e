// Lists as kubectl opens them: what stands in `items` is applied, each for itself, and never the list.
import { type KindName, kinds } from './kinds';
import { isPlainObject, type Manifest } from './manifest';

/** A manifest, and where it was given. */
export interface Opened {
  readonly manifest: Manifest;
  /** Which of those given it is, or stands in. */
  readonly index: number;
  /** Where it stands in a list: `items[2]`. Empty: in none. */
  readonly path: string;
}

/** The manifests in their order, lists too, each before what is in it. An item that kubectl could not take out is left in. */
export function opened(given: readonly Manifest[]): Opened[] {
  const found: Opened[] = [];
  given.forEach((manifest, index) => {
    found.push({ manifest, index, path: '' });
    if (!isList(manifest) || !Array.isArray(manifest.items)) return;
    manifest.items.forEach((item: unknown, i) => {
      if (isPlainObject(item) && !isList(item as Manifest)) found.push({ manifest: itemOf(manifest, item), index, path: `items[${i}]` });
    });
  });
  return found;
}

/**
 * Whether kubectl looks into it: whatever its kind, `items` make a list. Of our own kinds none has them, so that they are a slip, and
 * kinds that end in List without having items are somebody's own.
 */
export function isList({ apiVersion, kind, items }: Manifest): boolean {
  if (typeof kind !== 'string' || kind === '' || typeof apiVersion !== 'string' || apiVersion === '') return false;
  if (items !== undefined) return !Object.hasOwn(kinds, kind);
  return kind.endsWith('List') && ((kind === 'List' && apiVersion === 'v1') || listedKind({ apiVersion, kind }) !== undefined);
}

/** The kind of the items of `ConfigMapList`, where it is one of ours. */
export function listedKind({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): KindName | undefined {
  const listed = kind.replace(/List$/, '') as KindName;
  return listed !== kind && Object.hasOwn(kinds, listed) && kinds[listed].apiVersion === apiVersion ? listed : undefined;
}

/** An item that says neither kind nor version has those of its list; `kind: List` has none to give. */
export function itemOf({ apiVersion, kind }: Manifest, item: Readonly<Record<string, unknown>>): Manifest {
  if (kind === 'List' || (item.kind ?? '') !== '' || (item.apiVersion ?? '') !== '') return item as Manifest;
  return { ...item, apiVersion, kind: kind.replace(/List$/, '') };
}
