// Values as rules read them: whatever has the wrong type is nothing, and other rules speak of it.
export { entries } from '../kube/entries';

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
