// When a CronJob runs: cron text as the API server reads it (robfig/cron v3, five fields), in its own words.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
import { durationProblem, seconds } from './cron-duration';
import { timeZoneIsKnown } from './time-zone';

/** What cron text says: at which minutes, or every so many seconds. */
export type Cron = { readonly everySeconds: number } | { readonly fields: readonly CronField[] };

/** The values of a field, and whether it was written with a star: two day fields without one are joined by "or". */
export interface CronField {
  readonly values: ReadonlySet<number>;
  readonly star: boolean;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Minute, hour, day of the month, month, day of the week. */
const RANGES: readonly Range[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
];
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EVERY = '@every ';
/** What Go takes for white space; JavaScript's own idea of it differs. */
const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const WHOLE_NUMBER = /^[+-]?\d+$/;

/** Why the API server could not read it; undefined where it can. A server of 1.29 and later refuses `TZ` in it besides. */
export const cronProblem = (text: string): string | undefined => {
  const read = cron(text);
  return typeof read === 'string' ? read : undefined;
};

/** What the text says; or, as text, why it says nothing. */
export function cron(text: string): Cron | string {
  if (text === '') return 'empty spec string';
  const zoned = /^(?:CRON_)?TZ=/.exec(text);
  if (!zoned) return unzoned(text);
  const blank = text.indexOf(' ');
  if (blank < 0) return 'a time zone, and no schedule after it'; // the server's parser panics
  const zone = text.slice(zoned[0].length, blank);
  if (zone !== '' && zone !== 'Local' && !timeZoneIsKnown(zone)) return `provided bad location ${zone}: unknown time zone ${zone}`;
  return unzoned(text.slice(blank).trim());
}

function unzoned(text: string): Cron | string {
  if (text.startsWith('@')) return descriptor(text);
  const words = text.split(BLANKS).filter((word) => word !== '');
  if (words.length !== RANGES.length) return `expected exactly 5 fields, found ${words.length}: [${words.join(' ')}]`;
  const fields: CronField[] = [];
  for (const [i, word] of words.entries()) {
    const field = cronField(word, RANGES[i]!);
    if (typeof field === 'string') return field;
    fields.push(field);
  }
  return { fields };
}

function descriptor(text: string): Cron | string {
  const macro = Object.hasOwn(MACROS, text) ? MACROS[text] : undefined;
  if (macro !== undefined) return unzoned(macro);
  if (!text.startsWith(EVERY)) return `unrecognized descriptor: ${text}`;
  const duration = text.slice(EVERY.length);
  const problem = durationProblem(duration);
  if (problem !== undefined) return `failed to parse duration ${text}: ${problem}`;
  return { everySeconds: Math.max(1, Math.trunc(seconds(duration))) };
}

/** A list of ranges, each with a step if it wants one; nothing between two commas is nothing. */
function cronField(word: string, range: Range): CronField | string {
  const values = new Set<number>();
  let star = false;
  for (const part of word.split(',').filter(Boolean)) {
    const read = cronRange(part, range);
    if (typeof read === 'string') return read;
    for (let value = read.from; value <= read.to; value += read.step) values.add(value);
    star ||= read.star;
  }
  return { values, star };
}

function cronRange(part: string, range: Range): { from: number; to: number; step: number; star: boolean } | string {
  const [span = '', stepText, ...slashes] = part.split('/');
  const [low = '', high, ...hyphens] = span.split('-');
  const whole = low === '*' || low === '?'; // and what follows a hyphen is not looked at
  const from = whole ? range.min : numberOf(low, range.names);
  if (typeof from === 'string') return from;
  if (!whole && hyphens.length > 0) return `too many hyphens: ${part}`;
  let to = whole ? range.max : high === undefined ? from : numberOf(high, range.names);
  if (typeof to === 'string') return to;
  if (slashes.length > 0) return `too many slashes: ${part}`;
  const step = stepText === undefined ? 1 : numberOf(stepText);
  if (typeof step === 'string') return step;
  if (stepText !== undefined && high === undefined) to = range.max;
  if (from < range.min) return `beginning of range (${from}) below minimum (${range.min}): ${part}`;
  if (to > range.max) return `end of range (${to}) above maximum (${range.max}): ${part}`;
  if (from > to) return `beginning of range (${from}) beyond end of range (${to}): ${part}`;
  if (step === 0) return `step of range should be a positive number: ${part}`;
  return { from, to, step, star: whole && step === 1 };
}

/** A number, or a name of three letters; or, as text, why it is none. */
function numberOf(text: string, names: readonly string[] = []): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + (names === MONTHS ? 1 : 0);
  const refused = (why: string): string => `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: ${why}`;
  if (!WHOLE_NUMBER.test(text)) return refused('invalid syntax');
  const number = BigInt(text.replace('+', ''));
  if (number >= 2n ** 63n || number < -(2n ** 63n)) return refused('value out of range');
  return number < 0n ? `negative number (${number}) not allowed: ${text}` : Number(number);
}
