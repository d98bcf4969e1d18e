// Values that somebody might write in place of the right one.
import { isPlainObject } from '../../../lib/kube/manifest';
import type { Random } from './random';

/** One for this value: wrapped, unwrapped, in quotes, without, or another altogether. */
export function wrongValue(value: unknown, random: Random): unknown {
  const wrapped: unknown[] = [[value], { key: value }, String(value)];
  if (typeof value === 'string' && value !== '') wrapped.push(Number(value), value === 'true', value.toUpperCase(), value + ' ');
  if (Array.isArray(value)) wrapped.push(value[0], Object.fromEntries(value.map((one, i) => [`k${i}`, one])), []);
  if (isPlainObject(value)) wrapped.push(Object.values(value), {});
  if (typeof value === 'number') wrapped.push(value + 0.5, -value, `${value}m`);
  return structuredClone(random.pick([...wrapped, ...VALUES].filter((one) => !(typeof one === 'number' && !Number.isFinite(one)))));
}

const VALUES: readonly unknown[] = [
  'text',
  '',
  '5',
  '80%',
  '1Gi',
  '1GB',
  '0.5',
  'aGk=',
  'not base64!',
  '2026-01-31T12:00:00Z',
  '2026-01-31',
  'true',
  'null',
  5,
  0,
  -1,
  1.5,
  1e30,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  true,
  false,
  null,
  [],
  {},
  ['a'],
  [1],
  [null],
  { a: 'b' },
  { a: 1 },
  [{}],
];
