// The page of BatchCron, and of the words for its schedule.
import { batchCron } from '../../../apps/batch-cron';
import { mistakes } from '../../../test/patterns/batch-cron.mistakes';
import type { Page } from '../page';

export const batchCronPage: Page = {
  pattern: 'BatchCron',
  sentence: 'Work that is done at set times.',
  use: [
    "Every night, every quarter of an hour, on the first of a month: `daily('03:00')`, `weekly`, `monthly`, `hourly`, `every('15m')`, or cron text.",
    'A run must not overlap with the one before it: that is how it is by itself (`Forbid`).',
  ],
  not: ['Once: [BatchJob](batch-job.md).', 'It has to happen exactly once each time: Kubernetes may start a run twice, or not at all.'],
  guarantees: [
    {
      what: 'A run that comes due while the one before it runs is left out; one that could not start within the hour, too; each failing Pod is tried twice more; three Jobs of each outcome are kept.',
      test: 'test/patterns/batch-cron.test.ts › runs nothing beside itself, starts late within the hour, tries thrice, and keeps three Jobs of each outcome',
    },
    {
      what: "Words say what cron can say exactly, and are refused otherwise: `every('45m')` would not be every 45 minutes.",
      test: 'test/objects/schedule.test.ts › an interval is the same between any two runs, over midnight too, or it is refused',
    },
    {
      what: 'Cron text is judged as the servers judge it.',
      test: 'test/server/cron.server.ts › judges generated texts as they are judged here',
    },
    {
      what: 'So are time zones.',
      test: 'test/server/cron.server.ts › knows every time zone of the list, and refuses what is refused here',
    },
    {
      what: 'A Job that nothing would end is spoken of: under `Forbid` it would be the last one.',
      test: 'test/patterns/batch-cron.test.ts › warns of a Job that nothing would end, unless the next one replaces it or its Pod ends by itself',
    },
    {
      what: 'A Job made of it completes, on real control planes.',
      test: 'test/server/control-plane.server.ts › a Job made from the template of each CronJob completes',
    },
  ],
  limits: [
    'An hour that a time zone skips in spring is skipped; one that it has twice counts twice.',
    'Nothing tells anybody that a run failed: look at `kube_job_status_failed`, or at the Jobs that are kept.',
  ],
  app: batchCron,
  file: 'apps/batch-cron.ts',
  mistakes,
  table: 'test/patterns/batch-cron.mistakes.ts',
};
