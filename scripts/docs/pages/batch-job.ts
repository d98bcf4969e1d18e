// The page of BatchJob.
import { batchJob } from '../../../apps/batch-job';
import { mistakes } from '../../../test/patterns/batch-job.mistakes';
import type { Page } from '../page';

export const batchJobPage: Page = {
  pattern: 'BatchJob',
  sentence: 'Work that is done once, and once more for each new version of it.',
  use: [
    'A fixed count of equal Pods, parts of one work by their index, or a queue that several Pods empty.',
    'It lives in git with everything else: the Job’s name ends in a hash of all that a Job can never change, so that a new image is a new Job, and the same work is not done again.',
  ],
  not: [
    'At set times: [BatchCron](batch-cron.md).',
    'Before every start of a Pod: [InitPod](init-pod.md).',
    'Without an end: a Deployment.',
  ],
  guarantees: [
    {
      what: 'The name changes with whatever a Job cannot change in place: a Job of that name is never refused as immutable.',
      test: 'test/server/changes.server.ts › of the image of a BatchJob is a new Job beside the old one, which stays as it is',
    },
    {
      what: 'It changes with the content of files as well.',
      test: 'test/patterns/batch-job.test.ts › changes with the content of a file, whose ConfigMap is the new Job’s own',
    },
    {
      what: 'It does not depend on the order in which keys are written.',
      test: 'test/patterns/batch-job.test.ts › does not depend on the order in which keys are written',
    },
    {
      what: 'No release of this library changes it.',
      test: 'test/patterns/batch-job.test.ts › is pinned: no release of this library may change it',
    },
    {
      what: 'A container is never restarted in its Pod, so that each try is a Pod whose log can be read.',
      test: 'test/patterns/batch-job.test.ts › never restarts a container in its Pod, unless it is told to',
    },
    {
      what: 'It has no time to live by itself: a Job that deletes itself is made again by every GitOps controller.',
      test: 'test/patterns/batch-job.test.ts › has no time to live, no limit of tries and no deadline by itself',
    },
  ],
  limits: [
    'Old Jobs stay until somebody deletes them, or a GitOps controller prunes them.',
    'A Pod may run twice for one part of the work: Kubernetes says at least once.',
    'On 1.28 a Job with sidecars is refused: it would never end.',
  ],
  app: batchJob,
  file: 'apps/batch-job.ts',
  mistakes,
  table: 'test/patterns/batch-job.mistakes.ts',
};
