// Whether cron text ever comes due: it can be right and name a day that no month has.
import { type Cron, type CronField, cron } from './cron';

/** The most days that a month can have, January first. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is any minute at which it comes due; of text that is no cron text, too: another rule speaks of it. */
export function cronFires(text: string): boolean {
  const read: Cron | string = cron(text);
  if (typeof read === 'string' || 'everySeconds' in read) return true;
  const [minutes, hours, days, months, weekdays] = read.fields as [CronField, CronField, CronField, CronField, CronField];
  if ([minutes, hours, months].some(({ values }) => values.size === 0)) return false;
  const someDate = [...months.values].some((month) => [...days.values].some((day) => day <= DAYS[month - 1]!));
  const someWeekday = weekdays.values.size > 0;
  // a star in either: both must hold; else one is enough
  return days.star || weekdays.star ? someDate && someWeekday : someDate || someWeekday;
}
