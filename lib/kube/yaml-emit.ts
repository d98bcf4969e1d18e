// Manifests → YAML: the bytes of cdk8s' `Yaml.stringify`, but where kubectl would read those as something else.
// The structure and the common texts are written here; quotes and blocks are the judgement of the package that cdk8s uses too.
import { isPlainObject } from './manifest';

/** The package is loaded when it is first asked: most of what is written needs no judgement. */
const stringify = (value: unknown, options: typeof LIKE_CDK8S): string =>
  (require('yaml') as typeof import('yaml')).stringify(value, options);

/** As cdk8s calls it: YAML 1.1, so that `yes` and `0775` are quoted, and no line is ever folded. */
const LIKE_CDK8S = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

/**
 * The YAML text of these documents, keys in the order given. An `undefined` is a document without content, as in cdk8s.
 * An object that occurs twice is written twice, never as an alias: each place can then be read, and changed, by itself.
 * @see https://yaml.org/spec/1.1/
 */
export function emit(documents: readonly unknown[]): string {
  return documents.map(document).join('---\n');
}

function document(content: unknown): string {
  if (content === undefined) return '\n';
  if (typeof content !== 'string') return `${inline(plain(content), '')}\n`;
  const written = stringify(content, LIKE_CDK8S);
  return isMisread(content, written.slice(0, -1)) ? `${escaped(content)}\n` : written;
}

/** What may follow a dash or a colon on their line; further lines begin with the indent. */
function inline(value: unknown, indent: string): string {
  if (typeof value === 'string') return indented(string(value), indent);
  if (typeof value === 'number' && Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return stringify(value, LIKE_CDK8S).slice(0, -1);
  if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
  return Array.isArray(value) ? list(value, indent) : map(value as Record<string, unknown>, indent);
}

/** The value that JSON would be made of: a Date, say, writes itself as text. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  if (isPlainObject(value)) return value;
  throw new TypeError(`no part of a manifest can be a ${value.constructor.name}`);
}

function list(items: readonly unknown[], indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (const item of items) text += `${text === '' ? '' : `\n${indent}`}- ${inline(plain(item), inner)}`;
  return text;
}

function map(fields: Record<string, unknown>, indent: string): string {
  const inner = `${indent}  `;
  let text = '';
  for (const name of Object.keys(fields)) {
    const value = plain(fields[name]);
    const written = indent === '' ? rootKey(name) : key(name);
    if (text !== '') text += `\n${indent}`;
    if (written.length > LONGEST_KEY) text += `? ${written}\n${indent}: `;
    else text += typeof value === 'object' && value !== null && !isEmpty(value) ? `${written}:\n${inner}` : `${written}: `;
    text += inline(value, inner);
  }
  return text;
}

/** How far a parser looks ahead for the colon. */
const LONGEST_KEY = 1024;

function isEmpty(collection: object): boolean {
  if (Array.isArray(collection)) return collection.length === 0;
  for (const name in collection) if (Object.hasOwn(collection, name)) return false;
  return true;
}

/** Lines that are written for the first level, moved to where they belong. */
function indented(text: string, indent: string): string {
  return indent.length > 2 && text.includes('\n') ? text.replace(/\n(?!\n|$)/g, `\n${indent.slice(2)}`) : text;
}

/** Begins with a letter or slash and has nothing that could be more than text, unless YAML has another meaning for the whole. */
const PLAIN = /^[A-Za-z/](?:[\w./@=,-]|[: ](?=[\w./@=,-]))*$/;
const MORE_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null|e-?[0-9]+)$/i;

const isPlain = (text: string): boolean => PLAIN.test(text) && !MORE_THAN_TEXT.test(text);

/** A script or a file as most are: visible ASCII from the first character to the last, and at most one end of line after it. */
const BLOCK = /^[!-~][ -~\t]*\n(?:[ -~\t\n]*[!-~]\n?)?$/;

const DIGITS = /^[0-9]+$/;

function string(text: string): string {
  if (isPlain(text)) return text;
  if (DIGITS.test(text)) return `"${text}"`;
  if (BLOCK.test(text)) return `|${text.endsWith('\n') ? '' : '-'}\n  ${text.replace(/\n$/, '').replace(/\n(?!\n)/g, '\n  ')}`;
  return judgedString(text);
}

const judgedString = remembered((text) => {
  const written = stringify([text], LIKE_CDK8S).slice(2, -1);
  return isMisread(text, written) ? escaped(text) : written;
});

function key(name: string): string {
  return isPlain(name) ? name : judgedKey(name);
}

const judgedKey = remembered((name) => keyOf(name, stringify([{ [name]: 0 }], LIKE_CDK8S).slice(2)));

/** The first level has a rule of its own: no line may begin with `---`, `...` or `%`. */
function rootKey(name: string): string {
  return isPlain(name) ? name : judgedRootKey(name);
}

const judgedRootKey = remembered((name) => keyOf(name, stringify({ [name]: 0 }, LIKE_CDK8S)));

function keyOf(name: string, map: string): string {
  const written = map.startsWith('? ') ? map.slice(2, map.lastIndexOf('\n', map.length - 2)) : map.slice(0, -': 0\n'.length);
  return name === '<<' || isMisread(name, written) ? escaped(name) : written;
}

/**
 * Characters that kubectl's parser refuses, or takes for the end of a line, wherever they stand unescaped. A byte order mark is refused
 * only where a part of the file that it reads at once happens to begin: in one file of thousands.
 */
const UNWRITABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

/** What is an integer or a float to that parser, once underscores are dropped: all of them, behind a dot those between digits. */
const NUMBER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$|^0b[-+][01]+$/;

/** Whether kubectl reads what the package wrote as something else. Found by asking it: test/server/yaml.server.ts. */
function isMisread(text: string, written: string): boolean {
  if (UNWRITABLE.test(text)) return true;
  if (written === text) return NUMBER.test(text.replace(text.startsWith('.') ? /(?<=[0-9])_(?=[0-9])/g : /_/g, ''));
  // a block whose indentation cannot be told: a tab comes first, or nothing but white space
  return written.startsWith('|') && (/^\n*\t/.test(text) || /^\n*[ \t][ \t\n]*$/.test(text));
}

/** On one line, in quotes. Half a surrogate pair has no place in UTF-8 and becomes what every encoder makes of it. */
function escaped(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return JSON.stringify(whole).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Asks once for each short text: manifests repeat their words, and the package is slow for what they are. */
function remembered(judge: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let written = known.get(text);
    if (written !== undefined) return written;
    written = judge(text);
    if (text.length > 256) return written;
    if (known.size === 10_000) known.clear();
    known.set(text, written);
    return written;
  };
}
