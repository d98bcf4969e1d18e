// A list of objects that are changed one by one, where something else may have been written: the check then says what is wrong.
import { copied } from './copied';

/** Each object of the list changed; an entry that is none, and what is no list, stays what it is. */
export function eachOf<T, R>(list: readonly T[], change: (one: T, index: number) => R): R[] {
  if (!Array.isArray(list as unknown)) return copied(list) as never;
  return list.map((one, i) => (typeof one === 'object' && one !== null ? change(one, i) : (one as never)));
}
