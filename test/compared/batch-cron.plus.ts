// A report every night, with cdk8s-plus.
import { type Chart, Cron, Duration } from 'cdk8s';
import { ConcurrencyPolicy, CronJob, RestartPolicy, SeccompProfileType } from 'cdk8s-plus-28';

export function batchCron(chart: Chart): void {
  new CronJob(chart, 'report', {
    metadata: { name: 'report' },
    schedule: Cron.schedule({ minute: '0', hour: '3' }),
    timeZone: 'Asia/Seoul',
    concurrencyPolicy: ConcurrencyPolicy.FORBID,
    startingDeadline: Duration.hours(1),
    successfulJobsRetained: 3,
    failedJobsRetained: 3,
    activeDeadline: Duration.hours(2),
    backoffLimit: 2,
    restartPolicy: RestartPolicy.NEVER,
    containers: [
      {
        name: 'main',
        image: 'ghcr.io/acme/report:1.8.2',
        resources: {},
        securityContext: {
          ensureNonRoot: false,
          readOnlyRootFilesystem: false,
          seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
        },
      },
    ],
    securityContext: { ensureNonRoot: false },
  });
}
