// What labels and annotations may be: text → the reason why not, or undefined. In the API server's own words.
import { nameProblem } from './names';

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LONGEST = 63;
const NAME_TEXT =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const QUALIFIED_TEXT =
  "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
const VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Why this is no key of a label; the keys of annotations may have capitals in their domain. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function labelKeyProblem(key: string): string | undefined {
  if (rightKeys.has(key)) return undefined;
  const parts = key.split('/');
  if (parts.length > 2) return QUALIFIED_TEXT;
  const name = parts.at(-1)!;
  if (parts.length === 2) {
    if (parts[0] === '') return 'prefix part must be non-empty';
    const problem = nameProblem(parts[0]!, 'subdomain');
    if (problem !== undefined) return `prefix part ${problem}`;
  }
  if (name === '') return 'name part must be non-empty';
  if (name.length > LONGEST) return `name part must be no more than ${LONGEST} characters`;
  return NAME.test(name) ? remembered(rightKeys, key) : NAME_TEXT;
}

/** Whether it is one: also the name of a resource. */
export const isLabelKey = (key: string): boolean => labelKeyProblem(key) === undefined;

/** Why this is no value of a label. */
export function labelValueProblem(value: string): string | undefined {
  if (rightValues.has(value)) return undefined;
  if (value.length > LONGEST) return `must be no more than ${LONGEST} characters`;
  return VALUE.test(value) ? remembered(rightValues, value) : VALUE_TEXT;
}

/** What has been found right: the same labels stand in an object, its template, its selector and its Service. */
const rightKeys = new Set<string>();
const rightValues = new Set<string>();
const MANY = 1000;

function remembered(found: Set<string>, text: string): undefined {
  if (found.size >= MANY) found.clear();
  found.add(text);
}
