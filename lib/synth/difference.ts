// Where two plain values differ first.
import { isPlainObject } from '../kube/manifest';

export interface Difference {
  /** Below the values: `[0].spec.size`; empty: they themselves. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Nothing where they are alike. The order of keys says nothing, that of lists does. */
export function difference(before: unknown, after: unknown, path = ''): Difference | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [i, one] of before.entries()) {
      const found = difference(one, after[i], `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (isPlainObject(before) && isPlainObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const found = difference(before[key], after[key], path === '' ? key : `${path}.${key}`);
      if (found) return found;
    }
    return undefined;
  }
  return { path, before, after };
}
