// A copy of plain data that shares nothing with it.
import { isPlainObject } from './manifest';

/**
 * Copies lists and plain objects, all the way down. What is no plain data (a Lazy, a token) stays what it is: it is expanded when
 * the manifest is made. `undefined` is left out, `null` is kept for whoever gives it a meaning.
 */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => copied(item)) as T;
  if (!isPlainObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) if (value[key] !== undefined) copy[key] = copied(value[key]);
  return copy as T;
}
