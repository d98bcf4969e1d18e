import * as fc from 'fast-check';
import { daily, every, hourly, monthly, weekly } from 'cdk8s-patterns';
import { cron, type CronField } from '../../lib/kube/cron';

/** The fields of text that cron reads. */
const fields = (text: string): readonly CronField[] => {
  const read = cron(text);
  if (typeof read === 'string' || !('fields' in read)) throw new Error(`${text}: ${JSON.stringify(read)}`);
  return read.fields;
};
/** The minutes of a day at which it runs. */
const minutesOf = (text: string): number[] => {
  const [minutes, hours] = fields(text) as [CronField, CronField];
  return [...hours.values].flatMap((hour) => [...minutes.values].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
};

test('words become the text that people write', () => {
  expect(daily('03:00')).toBe('0 3 * * *');
  expect(daily('0:05')).toBe('5 0 * * *');
  expect(weekly('mon', '03:00')).toBe('0 3 * * mon');
  expect(weekly(['mon', 'thu'], '23:59')).toBe('59 23 * * mon,thu');
  expect(monthly(1, '03:00')).toBe('0 3 1 * *');
  expect(hourly()).toBe('0 * * * *');
  expect(hourly(15)).toBe('15 * * * *');
  expect(every('1m')).toBe('* * * * *');
  expect(every('15m')).toBe('*/15 * * * *');
  expect(every('60m')).toBe('0 * * * *');
  expect(every('1h')).toBe('0 * * * *');
  expect(every('6h')).toBe('0 */6 * * *');
  expect(every('120m')).toBe('0 */2 * * *');
  expect(every('24h')).toBe('0 0 * * *');
});

test('a time of day comes due at that time', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as const;
      expect(minutesOf(daily(time as '03:00'))).toEqual([hour * 60 + minute]);
    }),
  );
});

test('an interval is the same between any two runs, over midnight too, or it is refused', () => {
  const refused: number[] = [];
  for (let minutes = 1; minutes <= 1500; minutes++) {
    let text: string;
    try {
      text = every(`${minutes}m`);
    } catch {
      refused.push(minutes);
      continue;
    }
    const at = minutesOf(text);
    const gaps = at.map((minute, i) => at[(i + 1) % at.length]! + (i + 1 === at.length ? 1440 : 0) - minute);
    expect([...new Set(gaps)]).toEqual([minutes]);
  }
  // what divides a day, and yet crosses hours unevenly, cron cannot say in one text
  expect(refused.filter((minutes) => 1440 % minutes === 0)).toEqual([8, 9, 16, 18, 24, 32, 36, 40, 45, 48, 72, 80, 90, 96, 144, 160, 288]);
});

const INTERVALS = '1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h';

test.each<[call: () => string, says: string]>([
  [() => daily('25:00'), "'25:00' is no time of day: it must be '00:00' to '23:59'"],
  [() => daily('3:5'), "'3:5' is no time of day: it must be '00:00' to '23:59'"],
  [() => daily('3pm' as never), "'3pm' is no time of day: it must be '00:00' to '23:59'"],
  [() => weekly('monday' as never, '03:00'), "'monday' is no weekday: supported values: 'sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'"],
  [() => weekly([], '03:00'), "undefined is no weekday: supported values: 'sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'"],
  [() => monthly(0, '03:00'), '0 is no day of a month: it must be 1 to 28'],
  [() => monthly(31, '03:00'), "a month without day 31 would be skipped: take 1 to 28; or, if that is meant, write the text '0 3 31 * *'"],
  [() => hourly(60), '60 is no minute of an hour: it must be 0 to 59'],
  [
    () => every('45m'),
    `cron cannot run every 45m: it starts anew with each hour, and the last interval would be shorter. It can run every ${INTERVALS}; the text '@every 45m' counts from the moment at which the CronJob is made instead`,
  ],
  [
    () => every('7h'),
    `cron cannot run every 7h: it starts anew with each day, and the last interval would be shorter. It can run every ${INTERVALS}; the text '@every 7h' counts from the moment at which the CronJob is made instead`,
  ],
  [() => every('30s' as never), `'30s' is no interval that cron knows: supported values: ${INTERVALS}`],
  [() => every('0m'), `'0m' is no interval that cron knows: supported values: ${INTERVALS}`],
])('%s is refused, with what would be right', (call, says) => {
  expect(call).toThrow(new RangeError(says));
});
