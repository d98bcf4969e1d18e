// Rules about when a CronJob runs.
import { cron, cronProblem } from '../kube/cron';
import { cronFires } from '../kube/cron-fires';
import { likelyTimeZone, timeZoneProblem } from '../kube/time-zone';
import type { Rule } from './rule';
import { quoted } from './scalars';

const SCHEDULE = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax';
const ZONES = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones';
const DEADLINE = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline';
/** The controller looks that often. */
const LOOKS_EVERY = 10;

export const cronRules: readonly Rule[] = [
  {
    id: 'cron-schedule',
    severity: 'error',
    on: ['CronJobSpec'],
    reads: ['CronJobSpec.schedule', 'CronJobSpec.timeZone'],
    accepts: 'a schedule is five fields of cron, one of its macros or `@every` with a duration, and names no time zone',
    source: SCHEDULE,
    check: ({ schedule, timeZone }, at) => {
      if (typeof schedule !== 'string' || schedule === '') return; // required
      const problem = cronProblem(schedule);
      if (problem !== undefined) at.report('schedule', `Invalid value: ${quoted(schedule)}: ${problem}`, mend(schedule));
      else if (schedule.includes('TZ') && (at.minor >= 29 || typeof timeZone === 'string'))
        at.report(
          'schedule',
          `Invalid value: ${quoted(schedule)}: cannot use ${at.minor >= 29 ? 'TZ or CRON_TZ in schedule, use timeZone field instead' : 'both timeZone field and TZ or CRON_TZ in schedule'}`,
          withoutZone(schedule),
        );
    },
  },
  {
    id: 'cron-zone-in-schedule',
    severity: 'warning',
    on: ['CronJobSpec'],
    reads: ['CronJobSpec.schedule'],
    accepts: 'the time zone of a schedule is in timeZone; Kubernetes 1.28 still takes `TZ=` in the schedule, later ones refuse it',
    source: ZONES,
    until: 28,
    check: ({ schedule, timeZone }, at) => {
      if (typeof schedule !== 'string' || !schedule.includes('TZ') || typeof timeZone === 'string' || cronProblem(schedule)) return;
      at.report('schedule', `Invalid value: ${quoted(schedule)}: Kubernetes 1.29 refuses TZ and CRON_TZ in it`, withoutZone(schedule));
    },
  },
  {
    id: 'cron-time-zone',
    severity: 'error',
    on: ['CronJobSpec'],
    reads: ['CronJobSpec.timeZone'],
    accepts: 'a time zone is a name of the tz database in its own capitals, and not that of the machine',
    source: ZONES,
    check: ({ timeZone }, at) => {
      const problem = typeof timeZone === 'string' ? timeZoneProblem(timeZone) : undefined;
      if (problem === undefined) return;
      const meant = likelyTimeZone(timeZone as string);
      at.report(
        'timeZone',
        `Invalid value: ${quoted(timeZone)}: ${problem}`,
        meant === undefined ? "names are like 'Europe/Berlin' and 'UTC'" : `did you mean "${meant}"?`,
      );
    },
  },
  {
    id: 'cron-never-fires',
    severity: 'warning',
    on: ['CronJobSpec'],
    reads: ['CronJobSpec.schedule', 'CronJobSpec.startingDeadlineSeconds'],
    accepts: 'a schedule names a day that some month has; the deadline of `@every` is longer than its interval',
    source: SCHEDULE,
    check: ({ schedule, startingDeadlineSeconds }, at) => {
      if (typeof schedule !== 'string') return;
      if (!cronFires(schedule)) at.report('schedule', `Invalid value: ${quoted(schedule)}: never comes due`, 'no month has such a day');
      const read = cron(schedule);
      const interval = typeof read === 'object' && 'everySeconds' in read ? read.everySeconds : 0;
      // the controller counts the interval anew from the beginning of the deadline, each time that it looks
      if (typeof startingDeadlineSeconds === 'number' && startingDeadlineSeconds >= 0 && startingDeadlineSeconds < interval)
        at.report(
          'startingDeadlineSeconds',
          `Invalid value: ${startingDeadlineSeconds}: ${quoted(schedule)} never comes due`,
          `the interval is counted anew from ${startingDeadlineSeconds} seconds ago: leave the deadline out, or make it at least ${interval}`,
        );
    },
  },
  {
    id: 'cron-starting-deadline',
    severity: 'warning',
    on: ['CronJobSpec'],
    reads: ['CronJobSpec.startingDeadlineSeconds'],
    accepts: 'a deadline for starting leaves the controller the ten seconds after which it looks again',
    source: DEADLINE,
    check: ({ startingDeadlineSeconds: seconds }, at) => {
      if (typeof seconds === 'number' && seconds >= 0 && seconds < LOOKS_EVERY)
        at.report(
          'startingDeadlineSeconds',
          `Invalid value: ${seconds}: should be greater than or equal to ${LOOKS_EVERY}`,
          'the controller looks every 10 seconds, and may find each run too late to start',
        );
    },
  },
];

/** What was meant by the slips that other kinds of cron teach. */
function mend(schedule: string): string | undefined {
  const words = schedule.trim().split(/\s+/);
  if (schedule === '@reboot') return 'a Job runs once, when it is made';
  if (words.length === 6) return 'cron of Kubernetes has neither seconds nor years: minute, hour, day of month, month, day of week';
  if (words.length === 5 && /(^|[,-])7([,-]|$)/.test(words[4]!)) return 'Sunday is 0, or sun';
  if (/^@[A-Z]/i.test(schedule) && cronProblem(schedule.trim().toLowerCase()) === undefined)
    return `did you mean ${quoted(schedule.trim().toLowerCase())}?`;
  if (/^@every \d+d$/.test(schedule)) return `did you mean "@every ${Number(schedule.slice(7, -1)) * 24}h"?`;
  return schedule.includes('TZ=') ? withoutZone(schedule) : undefined;
}

function withoutZone(schedule: string): string | undefined {
  const [, zone, rest] = /^(?:CRON_)?TZ=(\S*)\s*(.*)$/.exec(schedule) ?? [];
  if (zone === undefined || rest === undefined) return undefined;
  return rest === ''
    ? "the zone goes to timeZone, and the schedule is like '0 3 * * *'"
    : `write timeZone: '${zone}' and schedule: '${rest}'`;
}
