// What is written unasked, under what a user wrote.
import { isPlainObject } from './manifest';

/** Fields of the user's own win; what is no object stays what it is, so that the check says it. */
export function over<T extends object>(defaults: object, own: T | undefined): T {
  return isPlainObject(own ?? {}) ? ({ ...defaults, ...own } as T) : own!;
}
