// Whether anything can be said of a changed document: asked of its text, since to read YAML takes a thousand times as long.
import { type KindName, kinds } from '../kube/kinds';
import { immutableFields } from './immutable-fields';

/** Two documents about one object, as cdk8s and this library write them; what was written otherwise is worth it. */
export function worthReading(before: string, after: string): boolean {
  const kind = KIND.exec(after)?.[1];
  if (kind === undefined || !Object.hasOwn(kinds, kind)) return kind === undefined || kind.endsWith('List');
  const [was, is] = [before.split('\n'), after.split('\n')];
  if (LINES.some((one) => before.match(one)?.join() !== after.match(one)?.join())) return true;
  return pathsOf(kind as KindName).some((path) => block(was, path) !== block(is, path));
}

const KIND = /^kind: (\w+)$/m;
/** What is looked for beside immutable fields, wherever it stands. */
const LINES = [/cdk8s-patterns\/engine: .*/, / preStop:/g];

/** What one object is known by, in a text; nothing where it is written otherwise. */
export function writtenName(text: string): string | undefined {
  const lines = text.split('\n');
  const [kind, name] = [block(lines, ['kind']), block(lines, ['metadata', 'name'])];
  if (kind === '' || name === '') return undefined;
  return [block(lines, ['apiVersion']), kind, name, block(lines, ['metadata', 'namespace'])].join('\n');
}

const known = new Map<KindName, readonly (readonly string[])[]>();

function pathsOf(kind: KindName): readonly (readonly string[])[] {
  let found = known.get(kind);
  if (found) return found;
  const { template } = kinds[kind] as { template?: string };
  const pod = template === undefined ? [] : [`${template}.spec.initContainers`.replace(/^\./, ''), 'spec.replicas'];
  found = [...(immutableFields[kind] ?? []).map(({ path }) => path), ...pod].map((path) => path.split('.'));
  known.set(kind, found);
  return found;
}

/** The lines of the value at a path, with its key. */
function block(lines: readonly string[], path: readonly string[]): string {
  let [from, to] = [0, lines.length];
  for (const [depth, key] of path.entries()) {
    const indent = '  '.repeat(depth);
    while (from < to && !lines[from]!.startsWith(`${indent}${key}:`)) from += 1;
    if (from === to) return '';
    let end = from + 1;
    while (end < to && (lines[end] === '' || lines[end]!.startsWith(`${indent}  `))) end += 1;
    to = end;
    if (depth < path.length - 1) from += 1;
  }
  return lines.slice(from, to).join('\n');
}
