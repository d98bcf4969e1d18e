// The ways in which people break manifests.
import type { Type } from '../../../lib/kube/fields';
import { isPlainObject } from '../../../lib/kube/manifest';
import { madeUp } from './fill';
import type { Random } from './random';
import { wrongValue } from './wrong-value';

type Fields = Record<string, unknown>;
/** An object inside a manifest, and its type: undefined inside maps and values of any shape. */
export interface Spot {
  readonly object: Fields;
  readonly type?: Type;
  readonly root: boolean;
}

/** Changes the object of a spot, and says what it did; undefined where there was nothing to do. */
type Mutation = (spot: Spot, random: Random) => string | undefined;

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
    value[index] = wrongValue(value[index], random);
    return `retyped ${key}[${index}] to ${JSON.stringify(value[index])}`;
  }
  spot.object[key] = wrongValue(value, random);
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

/** What people do to manifests; what they do more often stands here more than once. */
export const mutations: readonly Mutation[] = [
  rename,
  retype,
  retype,
  retype,
  remove,
  remove,
  double,
  move,
  misspellEnum,
  misspellEnum,
  misspellListedEnum,
  add,
  add,
];

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
