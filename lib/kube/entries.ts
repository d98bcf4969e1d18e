// The entries of a list of objects, where anything may stand: manifests come from files and from plain JavaScript too.
import { isPlainObject } from './manifest';

/** Each as an object, in its place: what is none (a Lazy, a slip) is an empty one, and what is no list has none. */
export function entries<T extends object>(list: readonly T[] | undefined): readonly T[];
export function entries(list: unknown): readonly Readonly<Record<string, unknown>>[];
export function entries(list: unknown): readonly object[] {
  if (!Array.isArray(list)) return NONE;
  for (let i = 0; i < list.length; i++) if (!isPlainObject(list[i])) return list.map((one: unknown) => (isPlainObject(one) ? one : {}));
  return list; // as nearly always: rules are asked of every container of every manifest
}
const NONE: readonly never[] = [];
