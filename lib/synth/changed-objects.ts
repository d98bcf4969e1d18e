// Objects that the last output has too, and otherwise: found by their text, so that what stays the same is never read.
import type { ApiObject } from 'cdk8s';
import { type Manifest, objectId } from '../kube/manifest';
import { opened } from '../kube/opened';
import { parseManifests } from '../kube/yaml-parse';
import type { OutputFile, SynthFile } from './files';

export interface Changed {
  readonly before: Manifest;
  readonly after: Manifest;
  readonly object: ApiObject;
  /** Where it stands in a list that the object is: `items[2]`; empty: in none. */
  readonly item: string;
}

/** File by file: charts of several clusters may have objects of one name. */
export function changedObjects(files: readonly SynthFile[], former: readonly OutputFile[]): Changed[] {
  const texts = new Map(former.map(({ path, text }) => [path, text]));
  return files.flatMap((file) => {
    const before = texts.get(file.path);
    return before === undefined || before === file.text ? [] : changedIn(file, before);
  });
}

function changedIn({ made, text }: SynthFile, formerText: string): Changed[] {
  const former = new Map<string, Manifest | undefined>();
  for (const manifest of changedTexts(documents(formerText), documents(text)).flatMap(manifestsIn)) {
    const id = identity(manifest);
    former.set(id, former.has(id) ? undefined : manifest); // of two, nobody can say which
  }
  if (former.size === 0) return [];
  const all = opened(made.map(({ manifest }) => manifest)).map((one) => ({ ...one, id: identity(one.manifest) }));
  const times = new Map<string, number>();
  for (const { id } of all) times.set(id, (times.get(id) ?? 0) + 1);
  return all.flatMap(({ manifest: after, index, path, id }) => {
    const before = after.metadata?.name === undefined || times.get(id) !== 1 ? undefined : former.get(id);
    return before === undefined ? [] : [{ before, after, object: made[index]!.object, item: path }];
  });
}

/** Those of the former documents of which something may have to be said. */
function changedTexts(before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  const changed = before.filter((one) => !is.has(one));
  if (changed.length === 0) return [];
  // loaded here: most outputs change nothing
  const { worthReading, writtenName } = require('./worth-reading') as typeof import('./worth-reading');
  const now = new Map<string | undefined, string>();
  for (const one of after) if (!was.has(one)) now.set(writtenName(one), one);
  return changed.filter((one) => {
    const name = writtenName(one);
    const other = name === undefined ? undefined : now.get(name);
    // what has gone is not read, unless it may be there and written otherwise
    return other === undefined ? name === undefined || now.has(undefined) : worthReading(one, other);
  });
}

const documents = (text: string): string[] => text.replace(/\n$/, '').split('\n---\n');

/** A file that is not ours, or broken, says nothing. */
function manifestsIn(text: string): readonly Manifest[] {
  try {
    return parseManifests(text);
  } catch {
    return [];
  }
}

/** The same object in every version of its group. */
function identity(manifest: Manifest): string {
  const { apiVersion, kind, namespace = '', name } = objectId(manifest);
  return `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind} ${namespace}/${name}`;
}
