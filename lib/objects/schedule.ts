// Words for cron text, which refuse what cron cannot say exactly. They need no construct, so they throw.
import { WEEKDAYS } from '../kube/cron';

export type Weekday = (typeof WEEKDAYS)[number];
/** `'03:00'`: hours 0 to 23, minutes in two digits. */
export type TimeOfDay = `${number}:${number}`;
/** `'15m'` or `'6h'`. */
export type Interval = `${number}${'m' | 'h'}`;

/**
 * Cron text for every day at that time: `daily('03:00')` is `0 3 * * *`. An hour that a time zone skips in spring is skipped, and one that it
 * has twice in autumn counts twice: between 01:00 and 03:00 is a bad time in a zone that does that.
 * @throws RangeError if that is no time of day
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export const daily = (at: TimeOfDay): string => `${minuteAndHour(at)} * * *`;

/**
 * Cron text for one weekday, or several, at that time: `weekly('mon', '03:00')` is `0 3 * * mon`.
 * @throws RangeError if that is no weekday or no time of day
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function weekly(on: Weekday | Weekday[], at: TimeOfDay): string {
  const days = Array.isArray(on) ? on : [on];
  const wrong = days.find((day) => !WEEKDAYS.includes(day));
  const supported = WEEKDAYS.map((day) => `'${day}'`).join(', ');
  if (wrong !== undefined || days.length === 0) throw new RangeError(`${shown(wrong)} is no weekday: supported values: ${supported}`);
  return `${minuteAndHour(at)} * * ${days.join(',')}`;
}

/**
 * Cron text for one day of every month at that time: `monthly(1, '03:00')` is `0 3 1 * *`.
 * @throws RangeError if not every month has that day, or that is no time of day
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function monthly(day: number, at: TimeOfDay): string {
  const time = minuteAndHour(at);
  if (!isWhole(day, 1, 31)) throw new RangeError(`${shown(day)} is no day of a month: it must be 1 to 28`);
  if (day > 28)
    throw new RangeError(
      `a month without day ${day} would be skipped: take 1 to 28; or, if that is meant, write the text '${time} ${day} * *'`,
    );
  return `${time} ${day} * *`;
}

/**
 * Cron text for that minute of every hour: `hourly(15)` is `15 * * * *`.
 * @throws RangeError if no hour has that minute
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function hourly(minute = 0): string {
  if (!isWhole(minute, 0, 59)) throw new RangeError(`${shown(minute)} is no minute of an hour: it must be 0 to 59`);
  return `${minute} * * * *`;
}

const MINUTES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
const HOURS = [1, 2, 3, 4, 6, 8, 12, 24];

/**
 * Cron text for equal intervals: `every('15m')` runs at :00, :15, :30 and :45, `every('6h')` at 00:00, 06:00, 12:00 and 18:00. Cron starts anew
 * with each hour and each day, so that only what divides those is possible.
 * @throws RangeError if cron would run it at uneven intervals
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function every(interval: Interval): string {
  const [, count = '', unit] = /^([1-9]\d*)(m|h)$/.exec(interval) ?? [];
  const minutes = Number(count) * (unit === 'h' ? 60 : 1);
  const hours = minutes / 60;
  if (minutes === 1) return '* * * * *';
  if (MINUTES.includes(minutes)) return `*/${minutes} * * * *`;
  if (hours === 1) return '0 * * * *';
  if (hours === 24) return '0 0 * * *';
  if (HOURS.includes(hours)) return `0 */${hours} * * *`;
  const possible = `${MINUTES.map((one) => `${one}m`).join(', ')}, ${HOURS.map((one) => `${one}h`).join(', ')}`;
  if (unit === undefined) throw new RangeError(`${shown(interval)} is no interval that cron knows: supported values: ${possible}`);
  const text = `'@every ${interval}'`;
  throw new RangeError(
    `cron cannot run every ${interval}: it starts anew with each ${minutes < 60 ? 'hour' : 'day'}, and the last interval would be shorter. ` +
      `It can run every ${possible}; the text ${text} counts from the moment at which the CronJob is made instead`,
  );
}

/** `0 3` of `03:00`. */
function minuteAndHour(at: string): string {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (hour === undefined) throw new RangeError(`${shown(at)} is no time of day: it must be '00:00' to '23:59'`);
  return `${Number(minute)} ${Number(hour)}`;
}

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;
const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));
