import { BatchCron, type BatchCronProps, every, monthly } from 'cdk8s-patterns';
import type { Chart } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const pod = { main: { image: 'ghcr.io/acme/report:1.0.0' } };
const job = { activeDeadlineSeconds: 600 };
const cron =
  (props: Partial<BatchCronProps>) =>
  (chart: Chart): unknown =>
    new BatchCron(chart, 'report', { schedule: '0 3 * * *', job, pod, ...props } as BatchCronProps);
const INTERVALS = '1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a day that no month has: a cron that never fires',
    make: cron({ schedule: '0 0 31 2 *' }),
    says: ['spec.schedule: Invalid value: "0 0 31 2 *": never comes due; no month has such a day   cron-never-fires'],
  },
  {
    title: 'an interval that is counted anew before it ends: it never fires either',
    make: cron({ schedule: '@every 2h', startingDeadlineSeconds: 3600 }),
    says: [
      'spec.startingDeadlineSeconds: Invalid value: 3600: "@every 2h" never comes due; the interval is counted anew from 3600 seconds ago: leave the deadline out, or make it at least 7200   cron-never-fires',
    ],
  },
  {
    title: 'a Sunday that other kinds of cron call 7',
    make: cron({ schedule: '0 3 * * 7' }),
    says: ['spec.schedule: Invalid value: "0 3 * * 7": end of range (7) above maximum (6): 7; Sunday is 0, or sun   cron-schedule'],
  },
  {
    title: 'seconds',
    make: cron({ schedule: '0 0 3 * * *' }),
    says: [
      'spec.schedule: Invalid value: "0 0 3 * * *": expected exactly 5 fields, found 6: [0 0 3 * * *]; cron of Kubernetes has neither seconds nor years: minute, hour, day of month, month, day of week   cron-schedule',
    ],
  },
  {
    title: 'a time zone in the schedule',
    make: cron({ schedule: 'TZ=Asia/Seoul 0 3 * * *' }),
    says: [
      "spec.schedule: Invalid value: \"TZ=Asia/Seoul 0 3 * * *\": cannot use TZ or CRON_TZ in schedule, use timeZone field instead; write timeZone: 'Asia/Seoul' and schedule: '0 3 * * *'   cron-schedule",
    ],
  },
  {
    title: 'a time zone without its area',
    make: cron({ timeZone: 'Seoul' }),
    says: ['spec.timeZone: Invalid value: "Seoul": unknown time zone Seoul; did you mean "Asia/Seoul"?   cron-time-zone'],
  },
  {
    title: 'the time zone of the machine',
    make: cron({ timeZone: 'Local' }),
    says: [
      "spec.timeZone: Invalid value: \"Local\": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones; names are like 'Europe/Berlin' and 'UTC'   cron-time-zone",
    ],
  },
  {
    title: 'a deadline within which the controller may not look once',
    make: cron({ startingDeadlineSeconds: 5 }),
    says: [
      'spec.startingDeadlineSeconds: Invalid value: 5: should be greater than or equal to 10; the controller looks every 10 seconds, and may find each run too late to start   cron-starting-deadline',
    ],
  },
  {
    title: 'nothing that ends a Job which hangs, and keeps all later ones from starting',
    make: cron({ job: {} }),
    says: [
      'spec.jobTemplate.spec.activeDeadlineSeconds: Required value; a Job that hangs keeps all later ones from starting: say how many seconds one may take, job: { activeDeadlineSeconds }   cron-job-deadline',
    ],
  },
  {
    title: 'nothing that ends Jobs which hang side by side',
    make: cron({ job: {}, concurrencyPolicy: 'Allow' }),
    says: [
      'spec.jobTemplate.spec.activeDeadlineSeconds: Required value; Jobs that hang pile up: say how many seconds one may take, job: { activeDeadlineSeconds }   cron-job-deadline',
    ],
  },
  {
    title: 'two pods, of which one can run',
    make: cron({ job: { ...job, pod: { main: { image: 'ghcr.io/acme/other:1.0.0' } } } } as never),
    says: ['job.pod: Forbidden: pod is given as well; what runs stands in pod, or in job.pod   pod-or-template'],
  },
  {
    title: 'an interval that no hour is made of',
    make: (chart) => new BatchCron(chart, 'report', { schedule: every('45m'), job, pod }),
    says: [
      `cron cannot run every 45m: it starts anew with each hour, and the last interval would be shorter. It can run every ${INTERVALS}; the text '@every 45m' counts from the moment at which the CronJob is made instead`,
    ],
  },
  {
    title: 'a day that not every month has',
    make: (chart) => new BatchCron(chart, 'report', { schedule: monthly(31, '03:00'), job, pod }),
    says: ["a month without day 31 would be skipped: take 1 to 28; or, if that is meant, write the text '0 3 31 * *'"],
  },
];
