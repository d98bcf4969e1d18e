// The canonical form of a manifest: keys in order, values expanded, and every value spelt as the API server stores it.
import { type Field, type Shape, type Type, typeOfKind } from './fields';
import { isPlainObject, type Manifest } from './manifest';
import { canonicalQuantity } from './quantity';
import { atomicDefaults, unstoredZeros } from './stored';

/** Expands what is no plain data (a Lazy, a token) at a path of the manifest. */
export type Expand = (value: unknown, path: readonly string[]) => unknown;

const keep: Expand = (value) => value;

/**
 * A new manifest with quantities in their one spelling (`1000m` → `1`), without zero values that the server does not store, with a
 * Secret's text as `data`, and with the server's defaults inside every value that server-side apply treats as one: a second manager
 * of the same manifest then meets no conflict, and Argo CD sees no drift. `undefined` and `null` are left out.
 */
export function canonical(manifest: Readonly<Record<string, unknown>>, minor: number, expand: Expand = keep): Manifest {
  const { apiVersion, kind } = manifest as unknown as Manifest;
  const walk = new Canonical(expand, !process.env.CDK8S_DISABLE_SORT);
  const sorted = walk.object(manifest, typeOfKind(apiVersion, kind, minor)) as Record<string, unknown>;
  const { apiVersion: version, kind: name, metadata, ...rest } = sorted;
  const ordered = { apiVersion: version, kind: name, ...(metadata !== undefined && { metadata }), ...rest } as Manifest;
  return kind === 'Secret' ? encoded(ordered) : ordered;
}

/** The manifest with every value expanded and nothing else changed: what a JsonPatch is written for. */
export function expanded(manifest: Readonly<Record<string, unknown>>, expand: Expand): Record<string, unknown> {
  return new Canonical(expand, false).object(manifest, undefined) as Record<string, unknown>;
}

class Canonical {
  private readonly path: string[] = [];
  constructor(
    private readonly expand: Expand,
    private readonly sort: boolean,
  ) {}

  object(given: Readonly<Record<string, unknown>>, type: Type | undefined): unknown {
    const complete = type && atomicDefaults[type.name];
    const value = complete ? { ...given } : given;
    complete?.(value);
    const result: Record<string, unknown> = {};
    const keys = this.keys(value);
    if (type && this.sort) nameFirst(keys);
    const zeros = type && unstoredZeros[type.name];
    for (const key of keys) {
      const field = type?.fields.get(key);
      const made = this.child(key, value[key], field?.shape, field);
      if (made === undefined || (zeros?.has(key) && (made === '' || made === 0 || made === false))) continue;
      result[key] = made;
    }
    return result;
  }

  private child(key: string, value: unknown, shape: Shape | undefined, field?: Field): unknown {
    if (value === undefined || value === null) return undefined;
    this.path.push(key);
    const made = this.value(this.expand(value, this.path), shape, field);
    this.path.pop();
    return made;
  }

  private value(value: unknown, shape: Shape | undefined, field?: Field): unknown {
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value)) {
      const item = shape && 'list' in shape ? shape.list : undefined;
      return value.map((one, i) => this.child(String(i), one, item, field));
    }
    if (isPlainObject(value)) {
      if (shape && 'map' in shape) return this.map(value, shape.map);
      return this.object(value, shape && 'type' in shape ? shape.type : undefined);
    }
    if (typeof value === 'object' || typeof value === 'function') throw new Error(this.unheld(value));
    return shape && 'scalar' in shape && shape.scalar === 'Quantity' && typeof value !== 'boolean'
      ? spelt(value as string | number)
      : value;
  }

  private unheld(value: object): string {
    const [field, inside] = this.path.slice(-2);
    if (field === 'producer' && inside === 'produce') return `${this.place(this.path.slice(0, -2))}: a Lazy is known too late here`;
    return `${this.place()}: a ${value.constructor.name} is no value that a manifest can hold`;
  }

  /** Where the walk stands, as messages write it. */
  private place(path: readonly string[] = this.path): string {
    return path.map((part, i) => (/^\d+$/.test(part) ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
  }

  private map(value: Readonly<Record<string, unknown>>, shape: Shape): unknown {
    const result: Record<string, unknown> = {};
    for (const key of this.keys(value)) {
      const made = this.child(key, value[key], shape);
      if (made !== undefined) result[key] = made;
    }
    return result;
  }

  private keys(value: Readonly<Record<string, unknown>>): string[] {
    const keys = Object.keys(value);
    return this.sort ? sorted(keys) : keys;
  }
}

/** In place. Most objects have few keys, and most of the time goes into sorting them: by insertion it is half. */
function sorted(keys: string[]): string[] {
  if (keys.length > 20) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let place = i;
    for (; place > 0 && key < keys[place - 1]!; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

const spellings = new Map<string | number, string>();

/** Asked once for each amount: manifests repeat them. */
function spelt(quantity: string | number): string {
  let known = spellings.get(quantity);
  if (known !== undefined) return known;
  known = String(canonicalQuantity(quantity));
  if (spellings.size < 1000) spellings.set(quantity, known);
  return known;
}

/** Who reads a list of containers, ports or volumes looks for the name. */
function nameFirst(keys: string[]): void {
  const place = keys.indexOf('name');
  if (place > 0) keys.unshift(...keys.splice(place, 1));
}

/** A Secret's `stringData` as the `data` that the server makes of it: write-only fields are a conflict for every second manager. */
function encoded(secret: Manifest): Manifest {
  const { stringData, data, ...rest } = secret;
  if (!isPlainObject(stringData) || !Object.values(stringData).every((text) => typeof text === 'string')) return secret;
  const texts = Object.entries(stringData as Record<string, string>).map(
    ([key, text]) => [key, Buffer.from(text).toString('base64')] as const,
  );
  const merged = Object.fromEntries([...Object.entries((data as object | undefined) ?? {}), ...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(Object.entries({ ...rest, data: merged }).sort(byPlace)) as unknown as Manifest;
}

const FIRST = ['apiVersion', 'kind', 'metadata'];
const byPlace = ([a]: [string, unknown], [b]: [string, unknown]): number => (rank(a) < rank(b) ? -1 : 1);
const rank = (key: string): string => (FIRST.includes(key) ? String(FIRST.indexOf(key)) : key);
