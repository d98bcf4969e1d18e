// Something to do to a value that may be known only when the manifest is made.
import { isPlainObject } from './manifest';

/** What cdk8s resolves when a manifest is made: a Lazy has `produce`, a token has `resolve`. */
interface Deferred {
  produce?: () => unknown;
  resolve?: () => unknown;
}

/** Stands in a manifest for a deferred value and what is to be done to it; cdk8s takes it for a token. */
class Later {
  constructor(readonly resolve: () => unknown) {}
}

/**
 * The changed value: now, where the value is plain data; else once cdk8s asks for it. What a Lazy produced may be nothing, and is not
 * ours to change: `change` makes a copy.
 */
export function later<T>(value: T, change: (value: T) => T): T {
  if (!isDeferred(value)) return change(value);
  return new Later(() => later((value.produce ? value.produce() : value.resolve!()) as T, change)) as T;
}

/** Whether it is a Lazy, or one that somebody took apart in order to add to it. */
export const isLate = (value: unknown): boolean => isDeferred(value) || (isPlainObject(value) && isProducer(value.producer));

const isProducer = (value: unknown): boolean => typeof value === 'object' && value !== null && 'produce' in value;

/** Whether it is a Lazy or a token: known only when the manifest is made. */
export function isDeferred(value: unknown): value is Deferred {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlainObject(value)) return false;
  const { produce, resolve } = value as Deferred;
  return typeof produce === 'function' || typeof resolve === 'function';
}
