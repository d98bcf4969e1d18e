// YAML and JSON → manifests, as kubectl reads them: YAML 1.1 with the numbers of Go, documents split at lines that begin with `---`.
// Stricter in two places, where kubectl loses what was written without a word: a key that stands twice, a document after `...`.
import { type Alias, type Node, type Scalar, type YAMLMap, isAlias, isMap, isScalar, parseAllDocuments } from 'yaml';
import { type Manifest, isPlainObject } from './manifest';

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
      found.push([JSON.parse(text.slice(start, index + 1)), start + text.slice(start).search(/\S/)]);
      start = index + 1;
    }
  } catch {
    return undefined;
  }
  return text.slice(start).trim() === '' ? found : undefined;
}

/** Every scalar is a string to the package here: what it means is decided by `resolved`, as Go does. */
const AS_WRITTEN = {
  schema: 'failsafe',
  version: '1.1',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function yaml(chunk: Chunk): [unknown, number][] {
  const [document, second] = [...parseAllDocuments(chunk.text, AS_WRITTEN)];
  const error = document?.errors[0];
  if (error) fail(chunk, error.pos[0], error.message);
  if (second) fail(chunk, second.range[0], 'kubectl reads nothing after "..."; begin a document with "---"');
  if (document === undefined && /^%/m.test(chunk.text))
    fail(chunk, chunk.text.indexOf('%'), 'kubectl reads no directives; leave this line out');
  const root = document?.contents;
  return root ? [[new Reader((node, reason) => fail(chunk, node.range![0], reason)).value(root), root.range[0]]] : [];
}

/** What kubectl makes of a document: nothing of an empty one, every item of a list, which takes kind and version from it. */
function manifests(content: unknown, refuse: (reason: string) => never, list?: Manifest): Manifest[] {
  if (content === null && list === undefined) return [];
  if (!isPlainObject(content))
    return refuse(`a manifest is a map, with apiVersion and kind; this is ${JSON.stringify(content).slice(0, 40)}`);
  const kind = content.kind ?? list?.kind.replace(/List$/, '');
  const manifest = (kind === content.kind ? content : { ...content, apiVersion: list?.apiVersion, kind }) as Manifest;
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

/** Nodes → plain values: aliases and merge keys resolved, no object in two places. */
class Reader {
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private copied = 0;
  private depth = 0;

  constructor(private readonly refuse: (node: Node, reason: string) => never) {}

  value(node: Node | null): unknown {
    if (node === null) return null;
    if (isAlias(node)) return this.copy(node);
    if (this.depth === 0 && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    else if (this.depth > 0 && ++this.copied > MOST_COPIES) this.refuse(node, 'the aliases of this document make too much of it');
    if (isScalar(node)) return this.scalar(node);
    if (this.open.has(node)) this.refuse(node, 'this value contains itself');
    this.open.add(node);
    const value = isMap(node) ? this.map(node) : node.items.map((item) => this.value(item as Node | null));
    this.open.delete(node);
    return value;
  }

  private copy(alias: Alias): unknown {
    const original = this.anchors.get(alias.source) ?? this.refuse(alias, `nothing before it has the anchor "${alias.source}"`);
    this.depth += 1;
    const value = this.value(original);
    this.depth -= 1;
    return value;
  }

  private map(node: YAMLMap): object {
    const fields = new Map<string, unknown>();
    const written = new Set<string>();
    for (const { key, value } of node.items as { key: Node | null; value: Node | null }[]) {
      if (isScalar(key) && key.type === 'PLAIN' && key.value === '<<') {
        this.merge(value, node, fields);
        continue;
      }
      const name = this.key(key, node);
      if (written.has(name))
        this.refuse(key ?? node, `the key "${name}" stands twice in this map; kubectl would drop the first without a word`);
      written.add(name);
      fields.set(name, this.value(value));
    }
    return Object.fromEntries(fields);
  }

  /** Go's parser lets a merge overwrite what stands above it, and the first of several maps win. */
  private merge(node: Node | null, place: Node, fields: Map<string, unknown>): void {
    const value = this.value(node);
    for (const source of [value].flat().reverse()) {
      if (!isPlainObject(source)) this.refuse(node ?? place, 'a merge key takes a map, or a list of maps');
      for (const [name, merged] of Object.entries(source)) fields.set(name, merged);
    }
  }

  private key(node: Node | null, map: Node): string {
    const key = this.value(node);
    if (typeof key === 'object') this.refuse(node ?? map, `a key is text, not ${key === null ? 'null' : 'a list or a map'}`);
    return String(key);
  }

  private scalar(node: Scalar): unknown {
    const text = node.value as string;
    if (node.tag === undefined) return node.type === 'PLAIN' ? this.json(resolved(text), node) : text;
    const tag = node.tag.replace('tag:yaml.org,2002:', '');
    if (tag === 'binary') return Buffer.from(text, 'base64').toString();
    const fits = TAGS[tag];
    if (fits === undefined) return text;
    const value = resolved(text);
    return fits(value) ? this.json(value, node) : this.refuse(node, `"${text}" is no ${tag}`);
  }

  private json(value: unknown, node: Node): unknown {
    return typeof value !== 'number' || Number.isFinite(value) ? value : this.refuse(node, `JSON has no number for ${value}`);
  }
}

/** More than any manifest has, and few enough to end in time. */
const MOST_COPIES = 1_000_000;

const TAGS: Record<string, (value: unknown) => boolean> = {
  null: (value) => value === null,
  bool: (value) => typeof value === 'boolean',
  int: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
};

/** What a plain scalar means to go-yaml v2. @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go */
function resolved(text: string): unknown {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/.test(text)) return true;
  if (/^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/.test(text)) return false;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN;
  return /^[-+.0-9]/.test(text) ? (number(text) ?? text) : text;
}

const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Go's integers of 64 bits (underscores anywhere, behind a dot only between digits; `0400` is octal), then its floats; what is too large for either is text. */
function number(text: string): number | undefined {
  const digits = text.replace(text.startsWith('.') ? /(?<=[0-9])_(?=[0-9])/g : /_/g, '');
  const [, sign, size = ''] = INTEGER.exec(digits) ?? [];
  if (size !== '') {
    const value = BigInt(size.replace(/^0[oO]?(?=[0-7]+$)/, '0o')) * (sign === '-' ? -1n : 1n);
    if (value >= -(2n ** 63n) && value < 2n ** 64n) return Number(value);
  }
  if (/^0b[-+][01]+$/.test(digits)) return parseInt(digits.slice(2), 2) + 0;
  const value = FLOAT.test(digits) ? Number(digits) + 0 : NaN;
  return Number.isFinite(value) ? value : undefined;
}
