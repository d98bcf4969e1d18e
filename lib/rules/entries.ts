// A list of objects, as rules read it: whatever has the wrong type is nothing, and other rules speak of it.
import { isPlainObject } from '../kube/manifest';

/** The entries of a list, each as an object, in their places. */
export function entries(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) return NONE;
  for (let i = 0; i < value.length; i++) if (!isPlainObject(value[i])) return value.map((one: unknown) => (isPlainObject(one) ? one : {}));
  return value; // as nearly always: rules are asked of every container of every manifest
}
const NONE: readonly never[] = [];

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
