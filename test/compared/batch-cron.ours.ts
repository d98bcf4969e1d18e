// A report every night, with this library.
import { BatchCron, type Chart, daily } from 'cdk8s-patterns';

export function batchCron(chart: Chart): void {
  new BatchCron(chart, 'report', {
    schedule: daily('03:00'),
    timeZone: 'Asia/Seoul',
    job: { activeDeadlineSeconds: 7200 },
    pod: { main: { image: 'ghcr.io/acme/report:1.8.2' } },
  });
}
