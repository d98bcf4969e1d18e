// What runs to an end: once, and at set times (notes 003, 004).
import { type App, CronJob, Job } from 'cdk8s-patterns';
import { topic } from './topic';

export function jobs(app: App): void {
  const chart = topic(app, 'notes-jobs');
  const example = { name: 'example', image: 'busybox', command: ['sh', '-c', 'echo Hello, Kubernetes! && sleep 30'] };

  // the notes have `backoffLimit` inside the template: it is the Job's, and 2 means three runs
  new Job(chart, 'example-job', {
    backoffLimit: 2,
    pod: { metadata: { name: 'example-job' }, restartPolicy: 'OnFailure', main: example },
  });

  // makes a Job every minute
  new CronJob(chart, 'example-cronjob', {
    schedule: '*/1 * * * *',
    job: { pod: { restartPolicy: 'OnFailure', main: example } },
  });
}
