// Nodes of a YAML document → plain values, as Go's parser resolves them.
import { type Alias, type Node, type Scalar, type YAMLMap, isAlias, isMap, isScalar } from 'yaml';
import { isPlainObject } from './manifest';
import { resolved } from './yaml-scalar';

/** Nodes → plain values: aliases and merge keys resolved, no object in two places. */
export class YamlReader {
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
