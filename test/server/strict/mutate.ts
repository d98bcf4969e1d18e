// Manifests broken by chance, in the ways that people break them.
import { type Field, type Type, typeOfKind } from '../../../lib/kube/fields';
import { isPlainObject, type Manifest } from '../../../lib/kube/manifest';
import { madeUp } from './fill';
import type { Random } from './random';

type Fields = Record<string, unknown>;
/** An object inside a manifest, and its type: undefined inside maps and values of any shape. */
interface Spot {
  readonly object: Fields;
  readonly type?: Type;
  readonly root: boolean;
}

/** What was done to a manifest, for the message of a mismatch. */
export type Deed = string;

/** Breaks a copy of the manifest once or a few times. Its kind stays. */
export function mutated(manifest: Manifest, minor: number, random: Random): { manifest: Manifest; deeds: Deed[] } {
  const copy = JSON.parse(JSON.stringify(manifest)) as Manifest & Fields;
  const type = typeOfKind(copy.apiVersion, copy.kind, minor)!;
  const deeds: Deed[] = [];
  for (let times = random.chance(0.75) ? 1 : 2 + random.below(2); times > 0; times--) {
    const spot = random.pick(spotsOf(copy, type));
    const deed = random.pick(MUTATIONS)(spot, random);
    if (deed) deeds.push(deed);
  }
  return { manifest: { ...copy, apiVersion: manifest.apiVersion, kind: manifest.kind }, deeds };
}

/** A name for a renamed or added field that is like the old one, or is another type's. */
function spotsOf(manifest: Fields, type: Type): Spot[] {
  const spots: Spot[] = [];
  const visit = (value: unknown, at: Type | undefined, root = false): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, at));
    if (!isPlainObject(value)) return;
    spots.push({ object: value, ...(at && { type: at }), root });
    for (const key of Object.keys(value)) visit(value[key], at && innerType(at.fields.get(key)));
  };
  visit(manifest, type, true);
  return spots;
}

function innerType(field: Field | undefined): Type | undefined {
  let shape = field?.shape;
  while (shape && !('type' in shape) && !('scalar' in shape)) shape = 'list' in shape ? shape.list : shape.map;
  return shape && 'type' in shape ? shape.type : undefined;
}

type Mutation = (spot: Spot, random: Random) => Deed | undefined;

const rename: Mutation = (spot, random) => {
  const key = someKey(spot, random);
  if (key === undefined) return undefined;
  const name = random.pick(SLIPS)(key, spot, random);
  const entries = Object.entries(spot.object).map(([k, value]) => [k === key ? name : k, value] as const);
  for (const k of Object.keys(spot.object)) delete spot.object[k];
  Object.assign(spot.object, Object.fromEntries(entries));
  return `renamed ${key} to ${name}`;
};

const retype: Mutation = (spot, random) => {
  const key = someKey(spot, random);
  if (key === undefined) return undefined;
  const value = spot.object[key];
  if (Array.isArray(value) && value.length > 0 && random.chance(0.5)) {
    const index = random.below(value.length);
    value[index] = otherValue(value[index], random);
    return `retyped ${key}[${index}] to ${JSON.stringify(value[index])}`;
  }
  spot.object[key] = otherValue(value, random);
  return `retyped ${key} to ${JSON.stringify(spot.object[key])}`;
};

const remove: Mutation = (spot, random) => {
  const key = someKey(spot, random);
  if (key === undefined) return undefined;
  delete spot.object[key];
  return `removed ${key}`;
};

const double: Mutation = (spot, random) => {
  const lists = Object.keys(spot.object).filter((key) => Array.isArray(spot.object[key]) && (spot.object[key] as unknown[]).length > 0);
  if (lists.length === 0) return undefined;
  const key = random.pick(lists);
  const list = spot.object[key] as unknown[];
  list.push(structuredClone(random.pick(list)));
  return `doubled an entry of ${key}`;
};

/** Into an object below, or out of one, or into a sibling: indentation gone wrong. */
const move: Mutation = (spot, random) => {
  const inner = Object.keys(spot.object).filter((key) => objectsIn(spot.object[key]).length > 0);
  if (inner.length === 0) return undefined;
  const container = random.pick(inner);
  const child = random.pick(objectsIn(spot.object[container]));
  const [from, to, way] = random.chance(0.5) ? [spot.object, child, 'into'] : [child, spot.object, 'out of'];
  const key = someKey({ object: from, root: from === spot.object && spot.root }, random, container);
  if (key === undefined || (to === spot.object && spot.root && IDENTITY.has(key))) return undefined;
  to[key] = from[key];
  delete from[key];
  return `moved ${key} ${way} ${container}`;
};

const misspellEnum: Mutation = ({ object, type }, random) => {
  const enums = [...(type?.fields.values() ?? [])].filter((field) => field.values && 'scalar' in field.shape);
  if (enums.length === 0) return undefined;
  const field = random.pick(enums);
  const right = random.pick(field.values!);
  const value = random.pick([right, right.toLowerCase(), right.toUpperCase(), `${right}s`, 'Other', '', ` ${right}`, null]);
  object[field.name] = value;
  return `set ${field.name} to ${JSON.stringify(value)}`;
};

const misspellListedEnum: Mutation = ({ object, type }, random) => {
  const enums = [...(type?.fields.values() ?? [])].filter((field) => field.values && 'list' in field.shape);
  if (enums.length === 0) return undefined;
  const field = random.pick(enums);
  const value = random.pick([random.pick(field.values!), random.pick(field.values!).toLowerCase(), 'Other', '']);
  object[field.name] = [value];
  return `set ${field.name} to ${JSON.stringify([value])}`;
};

const add: Mutation = ({ object, type }, random) => {
  const absent = [...(type?.fields.values() ?? [])].filter((field) => object[field.name] === undefined);
  if (absent.length === 0) return undefined;
  const field = random.pick(absent);
  object[field.name] = madeUp(field, random);
  return `added ${field.name}: ${JSON.stringify(object[field.name])}`;
};

const MUTATIONS: readonly Mutation[] = [rename, retype, retype, retype, remove, remove, double, move, misspellEnum, misspellEnum, misspellListedEnum, add, add];

const SLIPS: readonly ((key: string, spot: Spot, random: Random) => string)[] = [
  (key) => key.toLowerCase(),
  (key) => key[0]!.toUpperCase() + key.slice(1),
  (key) => (key.endsWith('s') ? key.slice(0, -1) : `${key}s`),
  (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  (key, _spot, random) => swapped(key, random.below(Math.max(1, key.length - 1))),
  (key, { type }, random) => (type ? random.pick([...type.fields.keys(), key]) : `${key}x`),
];

const swapped = (key: string, at: number): string => key.slice(0, at) + (key[at + 1] ?? '') + (key[at] ?? '') + key.slice(at + 2);

const IDENTITY = new Set(['apiVersion', 'kind', 'metadata']);

function someKey({ object, root }: Spot, random: Random, not?: string): string | undefined {
  const keys = Object.keys(object).filter((key) => key !== not && !(root && IDENTITY.has(key)));
  return keys.length === 0 ? undefined : random.pick(keys);
}

const objectsIn = (value: unknown): Fields[] => (isPlainObject(value) ? [value] : Array.isArray(value) ? value.filter(isPlainObject) : []);

/** A value that somebody might write in place of this one. */
function otherValue(value: unknown, random: Random): unknown {
  const wrapped: unknown[] = [[value], { key: value }, String(value)];
  if (typeof value === 'string' && value !== '') wrapped.push(Number(value), value === 'true', value.toUpperCase(), value + ' ');
  if (Array.isArray(value)) wrapped.push(value[0], Object.fromEntries(value.map((one, i) => [`k${i}`, one])), []);
  if (isPlainObject(value)) wrapped.push(Object.values(value), {});
  if (typeof value === 'number') wrapped.push(value + 0.5, -value, `${value}m`);
  return structuredClone(random.pick([...wrapped, ...VALUES].filter((one) => !(typeof one === 'number' && !Number.isFinite(one)))));
}

const VALUES: readonly unknown[] = [
  'text', '', '5', '80%', '1Gi', '1GB', '0.5', 'aGk=', 'not base64!', '2026-01-31T12:00:00Z', '2026-01-31', 'true', 'null', 5, 0, -1, 1.5, 1e30, 2 ** 31, 2 ** 53, 2 ** 63, true, false, null, [], {}, ['a'], [1], [null], { a: 'b' }, { a: 1 }, [{}],
];
