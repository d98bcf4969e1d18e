// A list of objects, as rules read it: whatever has the wrong type is nothing, and other rules speak of it.
import { isPlainObject } from '../kube/manifest';

/** The entries of a list, each as an object, in their places. */
export const entries = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map((one: unknown) => (isPlainObject(one) ? one : {})) : [];

/** Text that says something. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** No value: Go cannot tell null from a field that was left out. */
export const isNone = (value: unknown): boolean => value === undefined || value === null;

/** Whether it has no other fields: one that is misspelt is told as that, and not as missing. */
export const hasOnly = (value: Readonly<Record<string, unknown>>, fields: readonly string[]): boolean =>
  Object.keys(value).every((key) => fields.includes(key));

/** Visits each text that an earlier one has been already. */
export function forTwice(texts: readonly unknown[], visit: (index: number, text: string) => void): void {
  const seen = new Set<string>();
  texts.forEach((text, i) => {
    if (!isText(text)) return;
    if (seen.has(text)) visit(i, text);
    seen.add(text);
  });
}
