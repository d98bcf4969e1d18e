// The field table, read for one version of Kubernetes: which fields a type has, what they hold, which it must have.
import { type Gate, gates } from './gates';
import { type KindName, kinds } from './kinds';

/** A value that is no object with fields of its own. */
export type Scalar =
  'string' | 'int32' | 'int64' | 'number' | 'boolean' | 'Quantity' | 'IntOrString' | 'Time' | 'MicroTime' | 'bytes' | 'any';
/** What stands in a place: a scalar, a typed object, a list or a map of one of these. */
export type Shape = { readonly scalar: Scalar } | { readonly type: Type } | { readonly list: Shape } | { readonly map: Shape };

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  /** What `typeof` says of values that need no further look; undefined where every value does. */
  readonly plain: 'string' | 'boolean' | undefined;
  /** The same of what is in its list or map. */
  readonly plainEntries: 'string' | 'boolean' | undefined;
  readonly required: boolean;
  /** The only kinds of manifest in which it is required; undefined: all. */
  readonly requiredIn: readonly string[] | undefined;
  /** Decoded, and no more: a feature gate is off, it is a status, or nobody looks into it. In these kinds of manifest only, or in all. */
  readonly unvalidated: readonly string[] | 'always' | undefined;
  /** What is known of its feature gate, in a version where that is off. */
  readonly off: Gate | undefined;
  /** Empty text is not as good as none. */
  readonly nonempty: true | undefined;
  /** The values that a text may have. */
  readonly values: readonly string[] | undefined;
  /** How server-side apply merges a list: the keys of a `map`; `atomic` and `set` have none. */
  readonly keys: readonly string[] | undefined;
}

/** A type of Kubernetes as one version knows it. */
export interface Type {
  readonly name: string;
  /** Of a custom kind: judged by its schema, not by Go. */
  readonly custom: boolean;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly Field[];
}

/** The type of a kind's manifest, for a minor version; undefined where the kind is none of ours. */
export function typeOfKind(apiVersion: string, kind: string, minor: number): Type | undefined {
  if (!Object.hasOwn(kinds, kind) || kinds[kind as KindName].apiVersion !== apiVersion) return undefined;
  return typeNamed(kind, minor);
}

/** A type by its name, for a minor version. */
export function typeNamed(name: string, minor: number): Type | undefined {
  let types = read.get(minor);
  if (!types) read.set(minor, (types = new Map()));
  let type = types.get(name);
  if (!type && source().has(name)) types.set(name, (type = new LazyType(name, minor)));
  return type;
}

/** The minor versions between which a type has the field, where it is not in all; undefined if it never had it. */
export function heldBetween(type: string, field: string): { since?: number; until?: number } | undefined {
  const lines = source()
    .get(type)
    ?.filter((line) => line.startsWith(` ${field} `));
  if (!lines || lines.length === 0) return undefined;
  const ranges = lines.map((line) => bounds(line.trim().split(' ')[1]!).range);
  const since = ranges[0]![0];
  const until = ranges.at(-1)![1];
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

const read = new Map<number, Map<string, Type>>();

/** Reads its lines when first asked: a check of two kinds pays for two kinds. */
class LazyType implements Type {
  readonly custom: boolean;
  private own?: ReadonlyMap<string, Field>;
  private musts?: readonly Field[];

  constructor(
    readonly name: string,
    private readonly minor: number,
  ) {
    this.custom = source().get(name)![0]!.includes(' +custom');
  }

  get fields(): ReadonlyMap<string, Field> {
    return (this.own ??= new Map(
      source()
        .get(this.name)!
        .slice(1)
        .flatMap((line) => fieldOf(line, this.name, this.minor))
        .map((field) => [field.name, field]),
    ));
  }

  get required(): readonly Field[] {
    return (this.musts ??= [...this.fields.values()].filter((field) => field.required));
  }
}

function fieldOf(line: string, owner: string, minor: number): Field[] {
  const [name, typeText, ...rest] = line.trim().split(' ') as [string, string, ...string[]];
  const type = bounds(typeText);
  if (!within(type.range, minor)) return [];
  const required = marked('required', rest, minor);
  const unvalidated = marked('unvalidated', rest, minor);
  const listed = rest.find((part) => part.startsWith('enum='))?.slice(5);
  const keys = rest.find((part) => part.startsWith('map='))?.slice(4);
  const gate = gates.get(`${owner}.${name}`);
  const values = listed
    ?.split(',')
    .map(bounds)
    .filter(({ range }) => within(range, minor))
    .map(({ text }) => decodeURIComponent(text))
    .sort();
  const shape = shapeOf(type.text, minor);
  const off = gate && minor < gate.since ? gate : undefined;
  const isFree = unvalidated === undefined && off === undefined && (values === undefined || values.length === 0);
  // each has all the words, in one order: engines read such objects several times faster
  return [
    {
      name,
      shape,
      plain: isFree ? plainOf(shape) : undefined,
      plainEntries: isFree ? plainOf('list' in shape ? shape.list : 'map' in shape ? shape.map : shape) : undefined,
      required: required !== undefined,
      requiredIn: required === 'always' ? undefined : required,
      unvalidated,
      off,
      nonempty: rest.includes('nonempty') ? true : undefined,
      values: values && values.length > 0 ? values : undefined,
      keys: keys?.split(','),
    },
  ];
}

const plainOf = (shape: Shape): Field['plain'] =>
  'scalar' in shape && (shape.scalar === 'string' || shape.scalar === 'boolean') ? shape.scalar : undefined;

/** In which kinds of manifest a word like `required:Job+CronJob@..34` holds in that version; undefined where it does not. */
function marked(word: string, parts: readonly string[], minor: number): readonly string[] | 'always' | undefined {
  for (const part of parts) {
    if (!part.startsWith(word)) continue;
    const { text, range } = bounds(part);
    const [own, only] = text.split(':');
    if (own === word && within(range, minor)) return only === undefined ? 'always' : only.split('+');
  }
  return undefined;
}

function shapeOf(text: string, minor: number): Shape {
  if (text.startsWith('[]')) return { list: shapeOf(text.slice(2), minor) };
  if (text.startsWith('{}')) return { map: shapeOf(text.slice(2), minor) };
  const type = typeNamed(text, minor);
  return type ? { type } : { scalar: text as Scalar };
}

type Range = readonly [since: number | undefined, until: number | undefined];

const ALWAYS: Range = [undefined, undefined];

function bounds(part: string): { text: string; range: Range } {
  if (!part.includes('@')) return { text: part, range: ALWAYS };
  const match = /^(.*)@(\d*)\.\.(\d*)$/.exec(part);
  if (!match) return { text: part, range: [undefined, undefined] };
  return { text: match[1]!, range: [number(match[2]!), number(match[3]!)] };
}

const number = (text: string): number | undefined => (text === '' ? undefined : Number(text));
const within = ([since, until]: Range, minor: number): boolean => minor >= (since ?? 0) && minor <= (until ?? Infinity);

let lines: Map<string, string[]> | undefined;
/** The lines of each type, the type's own first. */
function source(): Map<string, string[]> {
  if (lines) return lines;
  lines = new Map();
  let current: string[] = [];
  // loaded here: who only makes objects pays nothing for it
  const { table } = require('./table') as typeof import('./table');
  for (const line of table.split('\n')) {
    if (line === '') continue;
    if (line.startsWith(' ')) current.push(line);
    else lines.set(line.split(' ')[0]!, (current = [line]));
  }
  return lines;
}
