// YAML and JSON → manifests, as kubectl reads them: YAML 1.1 with the numbers of Go, documents split at lines that begin with `---`.
// Stricter in two places, where kubectl loses what was written without a word: a key that stands twice, a document after `...`.
import { type Manifest, isPlainObject } from './manifest';
import { itemOf } from './opened';

/** What cannot be read as manifests, and where: lines and columns count from 1. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  constructor(
    readonly reason: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`line ${line}, column ${column}: ${reason}`);
  }
}

/**
 * The manifests of a file or a stream: several documents, JSON too; the items of every kind of list in place of the list.
 * @throws YamlError at the first thing that kubectl would not read
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object
 */
export function parseManifests(text: string): Manifest[] {
  return chunks(text).flatMap((chunk) =>
    documents(chunk).flatMap(([content, at]) => manifests(content, (reason) => fail(chunk, at, reason))),
  );
}

/** A part of the text between two separators. */
interface Chunk {
  readonly whole: string;
  readonly start: number;
  readonly text: string;
}

function chunks(whole: string): Chunk[] {
  const found: Chunk[] = [];
  let start = 0;
  for (const { 0: line, 1: rest = '', index } of whole.matchAll(/(?<=^|\n)---([^\n]*)/g)) {
    found.push({ whole, start, text: whole.slice(start, index) });
    start = index + line.length;
    if (/^\s*[^\s#]/.test(rest))
      fail(
        { whole, start: index, text: line },
        0,
        `nothing but a comment can follow "---" on its line; write ${JSON.stringify(rest.trim())} on the next`,
      );
  }
  return [...found, { whole, start, text: whole.slice(start) }];
}

function fail({ whole, start }: Chunk, at: number, reason: string): never {
  const lines = whole.slice(0, start + at).split(/\r?\n/);
  throw new YamlError(reason, lines.length, lines.at(-1)!.length + 1);
}

/** What the documents of a chunk hold, and where each begins. */
function documents(chunk: Chunk): [content: unknown, at: number][] {
  return (/^\s*\{/.test(chunk.text) && json(chunk.text)) || yaml(chunk);
}

/** JSON values one after the other, or nothing where it is YAML that only begins like JSON. */
function json(text: string): [unknown, number][] | undefined {
  const found: [unknown, number][] = [];
  let depth = 0;
  let start = 0;
  try {
    for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
      depth += token === '{' ? 1 : token === '}' ? -1 : 0;
      if (depth > 0 || token !== '}') continue;
      const value: unknown = JSON.parse(text.slice(start, index + 1));
      // a key that stands twice is gone already: the other way finds it, and its place
      if (keysWritten(text.slice(start, index + 1)) !== keysOf(value)) return undefined;
      found.push([value, start + text.slice(start).search(/\S/)]);
      start = index + 1;
    }
  } catch {
    return undefined;
  }
  return text.slice(start).trim() === '' ? found : undefined;
}

const keysWritten = (json: string): number =>
  [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const within = Object.values(value).reduce((sum: number, one) => sum + keysOf(one), 0);
  return within + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

/** Every scalar is a string to the package here: what it means is decided by YamlReader, as Go does. */
const AS_WRITTEN = {
  schema: 'failsafe',
  version: '1.1',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function yaml(chunk: Chunk): [unknown, number][] {
  // loaded here: few programs read YAML
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const { YamlReader } = require('./yaml-reader') as typeof import('./yaml-reader');
  const [document, second] = [...parseAllDocuments(chunk.text, AS_WRITTEN)];
  const error = document?.errors[0];
  if (error) fail(chunk, error.pos[0], error.message);
  if (second) fail(chunk, second.range[0], 'kubectl reads nothing after "..."; begin a document with "---"');
  if (document === undefined && /^%/m.test(chunk.text))
    fail(chunk, chunk.text.indexOf('%'), 'kubectl reads no directives; leave this line out');
  const root = document?.contents;
  return root ? [[new YamlReader((node, reason) => fail(chunk, node.range![0], reason)).value(root), root.range[0]]] : [];
}

/** What kubectl makes of a document: nothing of an empty one, every item of a list. */
function manifests(content: unknown, refuse: (reason: string) => never, list?: Manifest): Manifest[] {
  if (content === null && list === undefined) return [];
  if (!isPlainObject(content))
    return refuse(`a manifest is a map, with apiVersion and kind; this is ${JSON.stringify(content).slice(0, 40)}`);
  const manifest = list === undefined ? (content as Manifest) : itemOf(list, content);
  for (const field of ['apiVersion', 'kind'])
    if (typeof manifest[field] !== 'string' || manifest[field] === '')
      refuse(`every manifest has ${field}, which is text; here it is ${JSON.stringify(manifest[field]) ?? 'missing'}`);
  if (!Object.hasOwn(manifest, 'items')) return [manifest];
  if (list !== undefined) refuse('kubectl reads no list that is an item of a list');
  const items = manifest.items ?? [];
  return Array.isArray(items)
    ? items.flatMap((item) => manifests(item, refuse, manifest))
    : refuse(`the items of ${manifest.kind} are a list`);
}
