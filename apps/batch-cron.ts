// BatchCron: work that is done at set times.
import { type App, BatchCron, Chart, configure, daily, every, Namespace, weekly } from 'cdk8s-patterns';

export function batchCron(app: App): void {
  const chart = new Chart(app, 'batch-cron', { namespace: 'batch-cron' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // every night; a run that hangs is ended before the next one comes due
  new BatchCron(chart, 'report', {
    schedule: daily('03:00'),
    timeZone: 'Asia/Seoul',
    job: { activeDeadlineSeconds: 7200 },
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/report:1.0.0' },
    },
  });

  // words refuse what cron cannot say exactly: every('45m') would run at :00 and :45, a quarter of an hour apart
  new BatchCron(chart, 'sync', {
    schedule: every('15m'),
    startingDeadlineSeconds: 300, // later than that, the next one will do
    job: { activeDeadlineSeconds: 600, backoffLimit: 0 },
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/sync:3.2.1' },
    },
  });

  // a new run ends the one before it, which then needs no deadline; text is taken as well as words: '0 4 * * sun'
  new BatchCron(chart, 'reindex', {
    schedule: weekly('sun', '04:00'),
    timeZone: 'UTC',
    concurrencyPolicy: 'Replace',
    pod: {
      securityContext: { runAsUser: 1000 },
      main: { image: 'ghcr.io/acme/reindex:0.9.4' },
    },
  });
}
