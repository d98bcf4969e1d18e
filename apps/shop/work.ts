// What the shop does when nobody asks: by night, once, or always by exactly one.
import { BatchCron, BatchJob, type Chart, daily, every, type Existing, type PodProps, selfAware, Singleton } from 'cdk8s-patterns';
import { database, type Databases, logins } from './databases';
import type { Values } from './values';

export interface Work {
  readonly scheduler: Singleton;
  readonly report: BatchCron;
  readonly cleanup: BatchCron;
  readonly reindex: BatchJob;
}

export function work(chart: Chart, { version }: Values, { orders, catalogue }: Databases): Work {
  const pod = (task: string, db: { readonly host: string }, login: Existing<'Secret'> = logins.orders): PodProps => ({
    securityContext: { runAsUser: 10001 },
    main: {
      image: `ghcr.io/acme/shop-work:${version}`,
      args: [task],
      env: database(db, login),
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    },
  });
  return {
    // two of them would send every mail twice
    scheduler: new Singleton(chart, 'scheduler', { atMost: 1, pod: selfAware(pod('schedule', orders)) }),
    // reads from a replica, where there is one: some seconds late is early enough
    report: new BatchCron(chart, 'report', {
      schedule: daily('03:00'),
      timeZone: 'Europe/Berlin',
      job: { activeDeadlineSeconds: 4 * 3600 },
      pod: pod('report', { host: orders.readHost }),
    }),
    cleanup: new BatchCron(chart, 'cleanup', {
      schedule: every('15m'),
      job: { activeDeadlineSeconds: 600 },
      pod: pod('cleanup', orders),
    }),
    // a new version makes a new Job, since a Job cannot be changed
    reindex: new BatchJob(chart, 'reindex', {
      completions: 4,
      parallelism: 2,
      completionMode: 'Indexed',
      backoffLimit: 3,
      pod: pod('reindex', catalogue, logins.catalogue),
    }),
  };
}
