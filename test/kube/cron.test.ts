import * as fc from 'fast-check';
import { cron, cronProblem, type CronField } from '../../lib/kube/cron';
import { cronFires } from '../../lib/kube/cron-fires';
import { likelyTimeZone, timeZoneProblem } from '../../lib/kube/time-zone';
import { timeZoneNames } from '../../lib/kube/time-zone-names';
import { verdicts } from './cron-verdicts';

const FROM = Date.UTC(2026, 10, 20, 5, 7, 30);
const MINUTE = 60_000;

/** The first times after `FROM`, found by looking at every minute of some years (every day first). */
function next(fields: readonly CronField[], count: number): string[] {
  const [minutes, hours, days, months, weekdays] = fields as [CronField, CronField, CronField, CronField, CronField];
  const isDay = (day: Date): boolean => {
    const [date, weekday] = [days.values.has(day.getUTCDate()), weekdays.values.has(day.getUTCDay())];
    return months.values.has(day.getUTCMonth() + 1) && (days.star || weekdays.star ? date && weekday : date || weekday);
  };
  const found: string[] = [];
  if (minutes.values.size === 0 || hours.values.size === 0) return found;
  for (let day = Date.UTC(2026, 10, 20); found.length < count && day < Date.UTC(2046, 0); day += 1440 * MINUTE) {
    if (!isDay(new Date(day))) continue;
    for (let time = day; found.length < count && time < day + 1440 * MINUTE; time += MINUTE) {
      const at = new Date(time);
      if (time > FROM && hours.values.has(at.getUTCHours()) && minutes.values.has(at.getUTCMinutes()))
        found.push(at.toISOString().slice(0, 16));
    }
  }
  return found;
}

describe('the parser of the API server', () => {
  test.each(verdicts)('%j', (text, verdict) => {
    expect(cronProblem(text)).toBe(typeof verdict === 'string' ? verdict : undefined);
    if (typeof verdict === 'string') return;
    expect(cronFires(text)).toBe(verdict !== null);
    const read = cron(text);
    if (typeof read === 'object' && 'fields' in read && !text.includes('TZ=')) expect(next(read.fields, 4)).toEqual(verdict ?? []);
  });

  test('refuses a time zone with nothing after it, which makes a server of 1.28 panic', () => {
    expect(cronProblem('TZ=UTC')).toBeDefined();
    expect(cronProblem('CRON_TZ=')).toBeDefined();
  });

  test.each([
    [
      '99999999999999999999 * * * *',
      'failed to parse int from 99999999999999999999: strconv.Atoi: parsing "99999999999999999999": value out of range',
    ],
    ['*/-1 * * * *', 'negative number (-1) not allowed: -1'],
    ['@every 9999999h', 'failed to parse duration @every 9999999h: time: invalid duration "9999999h"'],
    ['@every .h', 'failed to parse duration @every .h: time: invalid duration ".h"'],
    ['@every 1h1', 'failed to parse duration @every 1h1: time: missing unit in duration "1h1"'],
    ['@every ', 'failed to parse duration @every : time: invalid duration ""'],
    ['@every 1µ"', 'failed to parse duration @every 1µ": time: unknown unit "\\xc2\\xb5\\"" in duration "1\\xc2\\xb5\\""'],
    ['@daily ', 'unrecognized descriptor: @daily '],
  ])('says of %j what servers of 1.28 and 1.37 say', (text, problem) => {
    expect(cronProblem(text)).toBe(problem);
  });

  test('takes the blanks that Go takes, which are not those of JavaScript', () => {
    expect(cronProblem('0\u00853\u00a0*\u2003*\t*')).toBeUndefined();
    expect(cronProblem('0\ufeff3 * * *')).toBeDefined();
  });
});

const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;
/** A field in its plain form, and the values that it means. */
const field = ([min, max]: readonly [number, number]): fc.Arbitrary<{ text: string; values: number[] }> => {
  const span = (from: number, to: number, step = 1): number[] =>
    Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
  const number = fc.integer({ min, max });
  const part = fc.oneof(
    number.map((one) => ({ text: `${one}`, values: [one] })),
    fc
      .tuple(number, number)
      .map(([a, b]) => ({ text: `${Math.min(a, b)}-${Math.max(a, b)}`, values: span(Math.min(a, b), Math.max(a, b)) })),
    fc.integer({ min: 1, max: 70 }).map((step) => ({ text: `*/${step}`, values: span(min, max, step) })),
    fc.tuple(number, fc.integer({ min: 1, max: 70 })).map(([from, step]) => ({ text: `${from}/${step}`, values: span(from, max, step) })),
    fc.constant({ text: '*', values: span(min, max) }),
  );
  return fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => ({
    text: parts.map(({ text }) => text).join(','),
    values: [...new Set(parts.flatMap(({ values }) => values))].sort((a, b) => a - b),
  }));
};

describe('cron text', () => {
  const five = fc.tuple(...RANGES.map(field));

  test('that the grammar makes is read as it is meant', () => {
    fc.assert(
      fc.property(five, (fields) => {
        const read = cron(fields.map(({ text }) => text).join(' '));
        const values =
          typeof read === 'object' && 'fields' in read ? read.fields.map((one) => [...one.values].sort((a, b) => a - b)) : read;
        expect(values).toEqual(fields.map((one) => one.values));
      }),
    );
  });

  test('comes due exactly if some minute of twenty years is one of its own', () => {
    fc.assert(
      fc.property(fc.tuple(field([28, 31]), field([1, 12]), fc.constantFrom('*', '1', ',')), ([days, months, weekday]) => {
        const text = `0 0 ${days.text.replaceAll('*', '28')} ${months.text} ${weekday}`;
        const read = cron(text);
        expect(cronFires(text)).toBe(typeof read === 'object' && 'fields' in read && next(read.fields, 1).length > 0);
      }),
      { numRuns: 50 },
    );
  });

  test('with one value out of range is refused', () => {
    fc.assert(
      fc.property(five, fc.nat(4), fc.integer({ min: 1, max: 1e6 }), (fields, at, above) => {
        const texts = fields.map(({ text }) => text);
        texts[at] = `${texts[at]},${RANGES[at]![1] + above}`;
        expect(cronProblem(texts.join(' '))).toContain('above maximum');
      }),
    );
  });

  test('of any kind gets a verdict', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0159*/-,?@+. TZ=monevryh\t'.split('')), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        expect(['undefined', 'string']).toContain(typeof cronProblem(text));
        if (cronProblem(text) !== undefined) expect(cronFires(text)).toBe(true);
      }),
    );
  });
});

describe('the interval of @every', () => {
  const every = (text: string): unknown => cron(`@every ${text}`);
  test('is read as Go reads it', () => {
    expect(every('1h30m')).toEqual({ everySeconds: 5400 });
    expect(every('1.5h')).toEqual({ everySeconds: 5400 });
    expect(every('+90s')).toEqual({ everySeconds: 90 });
    for (const least of ['0', '-1h', '1ms', '5us', '5µs', '5μs', '7ns']) expect(every(least)).toEqual({ everySeconds: 1 });
  });
  test('is what its parts add up to', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (h, m, s) => {
        expect(every(`${h}h${m}m${s}s`)).toEqual({ everySeconds: Math.max(1, h * 3600 + m * 60 + s) });
      }),
    );
  });
});

describe('a time zone', () => {
  test('of our list, or of this Node, is known', () => {
    const names = [...timeZoneNames(), ...Intl.supportedValuesOf('timeZone')];
    expect(timeZoneNames().length).toBeGreaterThan(590);
    expect(names.filter((name) => timeZoneProblem(name) !== undefined)).toEqual([]);
  });
  test.each([
    '',
    'Local',
    'local',
    'LOCAL',
    'Berlin',
    'europe/berlin',
    '+09:00',
    '+0900',
    'Europe',
    'Europe//Berlin',
    '/Europe/Berlin',
    '../UTC',
    'A b',
  ])('%j is refused', (name) => {
    expect(timeZoneProblem(name)).toBeDefined();
  });
  test('that is written almost right is understood', () => {
    expect(['utc', 'seoul', 'Asia/SEOUL', 'New York', 'Mars'].map(likelyTimeZone)).toEqual([
      'UTC',
      'Asia/Seoul',
      'Asia/Seoul',
      'America/New_York',
      undefined,
    ]);
  });
});
