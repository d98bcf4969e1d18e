// rest.yaml: a Singleton both ways, a BatchJob, a BatchCron.
import { BatchCron, BatchJob, type Chart, daily, type PodProps, Singleton } from 'cdk8s-patterns';

export function rest(chart: Chart): void {
  const pod = (image: string): PodProps => ({ securityContext: { runAsUser: 10001 }, main: { image } });
  new Singleton(chart, 'lenient', { atLeast: 1, pod: pod('ghcr.io/acme/scheduler:1.0.0') });
  new Singleton(chart, 'scheduler', { atMost: 1, pod: pod('ghcr.io/acme/scheduler:1.0.0') });
  new BatchJob(chart, 'import', {
    completionMode: 'Indexed',
    completions: 10,
    parallelism: 3,
    backoffLimit: 2,
    activeDeadlineSeconds: 3600,
    pod: pod('ghcr.io/acme/import:1.0.0'),
  });
  new BatchCron(chart, 'report', {
    schedule: daily('03:00'),
    timeZone: 'Asia/Seoul',
    job: { activeDeadlineSeconds: 7200 },
    pod: pod('ghcr.io/acme/report:1.0.0'),
  });
}
