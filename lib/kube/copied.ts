// A copy of plain data that shares nothing with it.
import { isPlainObject } from './manifest';

/**
 * Copies lists and plain objects, all the way down. What is no plain data (a Lazy, a token) stays what it is: it is expanded when
 * the manifest is made. `undefined` is left out, `null` is kept for whoever gives it a meaning.
 */
export function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copied(item)) as T;
  return isPlainObject(value) ? (copiedBut(value, NOTHING) as T) : value;
}

/** Copies an object but for these fields. To take the rest of an object first, and to copy that, takes twice as long. */
export function copiedBut<T extends object, F extends keyof T & string>(value: T, but: ReadonlySet<F>): Omit<T, F> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined && !but.has(key as F)) copy[key] = typeof field === 'object' ? copied(field) : field;
  }
  return copy as Omit<T, F>;
}

const NOTHING: ReadonlySet<never> = new Set();
