// A span of time as Go writes it (`1h30m`), which `@every` of cron takes: in the words of Go's time package.
// https://pkg.go.dev/time#ParseDuration

/** Nanoseconds; µ is written in two ways. */
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const PART = /^(\d*)(\.?)(\d*)([^.\d]*)/;
const MOST = 2 ** 63;

/** Why it is no duration, or undefined. */
export function durationProblem(text: string): string | undefined {
  const read = nanoseconds(text);
  return typeof read === 'string' ? read : undefined;
}

/** How long one is that is right. */
export const seconds = (text: string): number => Number(nanoseconds(text)) / 1e9;

function nanoseconds(text: string): number | string {
  const invalid = `time: invalid duration ${quoted(text)}`;
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0;
  if (rest === '') return invalid;
  let sum = 0;
  while (rest !== '') {
    const [part, whole, , fraction, unit] = PART.exec(rest) as unknown as [string, string, string, string, string];
    if (whole === '' && fraction === '') return invalid;
    if (unit === '') return `time: missing unit in duration ${quoted(text)}`;
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (size === undefined) return `time: unknown unit ${quoted(unit)} in duration ${quoted(text)}`;
    sum += Number(`${whole || 0}.${fraction || 0}`) * size;
    if (sum >= MOST) return invalid;
    rest = rest.slice(part.length);
  }
  return text.startsWith('-') ? -sum : sum;
}

/** As Go's time package quotes: byte by byte. */
const quoted = (text: string): string =>
  `"${[...new TextEncoder().encode(text)].map((byte) => (byte < 0x20 || byte > 0x7f ? hex(byte) : String.fromCharCode(byte).replace(/["\\]/, '\\$&'))).join('')}"`;
const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;
