// What a scalar place holds: why the API server could not decode a value there, in its words, and what it would take.
import { isQuantity } from '../kube/quantity';
import type { Scalar } from '../kube/fields';

/** What a scalar is called in a message. */
const NAMES: Record<Exclude<Scalar, 'any'>, string> = {
  string: 'text',
  int32: 'a whole number (32 bits)',
  int64: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  Quantity: "a quantity: a number, or text like '500m' or '1Gi'",
  IntOrString: 'a whole number or text',
  Time: "a time as RFC 3339 has it, like '2026-01-31T12:00:00Z'",
  MicroTime: "a time with microseconds, like '2026-01-31T12:00:00.000000Z'",
  bytes: 'text in base64',
};

/** Why this value cannot stand there (of a custom kind: by its schema), and the mend where it is plain; undefined where it can. */
export function scalarProblem(value: unknown, scalar: Scalar, custom = false): { message: string; hint?: string } | undefined {
  if (scalar === 'any' || (custom ? fits(value, scalar) : holds(value, scalar))) return undefined;
  const hint = mend(value, scalar);
  return { message: `Invalid value: ${quoted(value)}: must be ${NAMES[scalar]}`, ...(hint !== undefined && { hint }) };
}

/** A value as messages show it. */
export function quoted(value: unknown): string {
  const text = typeof value === 'bigint' || Number.isNaN(value) ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…${text.startsWith('"') ? '"' : ''}` : text;
}

/** Where a schema judges otherwise than Go. */
function fits(value: unknown, scalar: Exclude<Scalar, 'any'>): boolean {
  if (scalar === 'IntOrString') return typeof value === 'string' || holds(value, 'int64');
  if (scalar === 'bytes') return Array.isArray(value) || (value !== '' && holds(value, 'bytes'));
  return holds(value, scalar);
}

function holds(value: unknown, scalar: Exclude<Scalar, 'any'>): boolean {
  switch (scalar) {
    case 'string':
      return typeof value === 'string';
    case 'int32':
      return Number.isInteger(value) && Math.abs((value as number) + 0.5) < 2 ** 31;
    case 'int64':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 63;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'Quantity':
      return isQuantity(value);
    case 'IntOrString':
      return typeof value === 'string' || holds(value, 'int32');
    case 'Time':
    case 'MicroTime':
      return typeof value === 'string' && isTime(value, scalar === 'MicroTime');
    case 'bytes':
      return isBytes(value);
  }
}

/** Go reads bytes from base64, over line breaks, and from a list of small numbers (null is 0). */
function isBytes(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((byte) => byte === null || (Number.isInteger(byte) && byte >= 0 && byte <= 255));
  if (typeof value !== 'string') return false;
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([.,]\d+)?(Z|[+-](\d\d):(\d\d))$/;

function isTime(text: string, micro: boolean): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  if (micro && !/^\.\d{6}$/.test(match[7] ?? '')) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= days &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    Number(match[9] ?? 0) <= 24 &&
    Number(match[10] ?? 0) < 60
  );
}

function mend(value: unknown, scalar: Scalar): string | undefined {
  if (scalar === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `write '${String(value)}', in quotes`;
  if ((scalar === 'int32' || scalar === 'int64' || scalar === 'number') && typeof value === 'string' && /^[+-]?\d+$/.test(value))
    return `write ${Number(value)}, without quotes`;
  if (scalar === 'boolean' && (value === 'true' || value === 'false')) return `write ${value}, without quotes`;
  if (scalar === 'Quantity' && typeof value === 'string') return quantityMend(value);
  if (scalar === 'bytes' && typeof value === 'string')
    return `in base64 it is "${toBase64(value)}"; a Secret also takes it as it is, under stringData`;
  return undefined;
}

/** The spellings of other tools: `1GB`, `512MB`, `1 Gi`, `100K`. */
function quantityMend(text: string): string | undefined {
  const match = /^\s*([\d.]+)\s*([a-zA-Z]+)\s*$/.exec(text);
  if (!match) return undefined;
  const unit = match[2]!;
  const letter = unit[0]!;
  const suffix = /^[kmgtpe]i?b?$/i.test(unit)
    ? unit.toLowerCase().includes('i')
      ? `${letter.toUpperCase()}i`
      : letter.toLowerCase() === 'k'
        ? 'k'
        : letter.toUpperCase()
    : '';
  const mended = `${match[1]}${suffix}`;
  return suffix !== '' && isQuantity(mended) ? `did you mean '${mended}'?` : undefined;
}

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');
