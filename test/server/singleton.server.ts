// What a Singleton promises and a CronJob never does, on whole control planes.
import { App, BatchCron, Chart, CronJob, Singleton } from 'cdk8s-patterns';
import { type ApiServer, startApiServer, versions } from './api-server';
import { apply } from './kubectl';

const WITHIN_MS = 90_000;
const NAMESPACE = 'default';

/** Both kinds, with an image of that tag. */
function singletons(tag: string): string {
  const app = new App();
  const chart = new Chart(app, 'singletons', { namespace: NAMESPACE });
  const pod = { main: { image: `ghcr.io/acme/scheduler:${tag}` } };
  new Singleton(chart, 'most', { atMost: 1, pod });
  new Singleton(chart, 'least', { atLeast: 1, minReadySeconds: 1, pod });
  return app.synthYaml();
}

/** An interval that is longer than its deadline, one that has none, and a day that no month has. */
function crons(): string {
  const app = new App();
  const chart = new Chart(app, 'crons', { namespace: NAMESPACE });
  const pod = { restartPolicy: 'Never', main: { image: 'busybox:1.37.0' } } as const;
  new CronJob(chart, 'short', { schedule: '@every 1m', startingDeadlineSeconds: 30, job: { pod } });
  new BatchCron(chart, 'none', { schedule: '@every 1m', job: { activeDeadlineSeconds: 60 }, pod });
  new CronJob(chart, 'february', { schedule: '0 0 31 2 *', job: { pod } });
  return app.synthYaml();
}

interface Pods {
  /** Those that run, or are on their way. */
  readonly all: number;
  readonly ready: number;
  readonly images: readonly string[];
}

describe.each(versions)('on a control plane of %s', (version) => {
  let server: ApiServer;
  let quiet: jest.SpyInstance;
  beforeAll(async () => {
    quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true); // the warnings are what is tried out
    server = await startApiServer(version, '--controllers');
    const { ok, stderr } = await apply(server, 'kubectl', { text: crons() });
    if (!ok) throw new Error(stderr);
  }, 900_000);
  afterAll(async () => {
    quiet.mockRestore();
    await server?.stop();
  });

  const get = async (path: string): Promise<any> => (await server.request('GET', path)).body;
  const podsOf = async (kind: string): Promise<Pods> => {
    const selector = encodeURIComponent(`cdk8s-patterns/workload=${kind}`);
    const { items } = await get(`/api/v1/namespaces/${NAMESPACE}/pods?labelSelector=${selector}`);
    const ready = items.filter(
      ({ status, metadata }: any) =>
        !metadata.deletionTimestamp && status.conditions?.some((one: any) => one.type === 'Ready' && one.status === 'True'),
    );
    return { all: items.length, ready: ready.length, images: ready.map(({ spec }: any) => spec.containers[0].image) };
  };
  /** Looks again and again until it is so. */
  const until = async (look: () => Promise<boolean>, what: string): Promise<void> => {
    for (const end = Date.now() + WITHIN_MS; !(await look()); await new Promise((resolve) => setTimeout(resolve, 30)))
      if (Date.now() > end) throw new Error(`not within ${WITHIN_MS / 1000} s: ${what}`);
  };

  test('a Singleton of at most one never has two Pods while it is rolled out, and one of at least one always has a ready Pod', async () => {
    expect(await apply(server, 'kubectl', { text: singletons('1.0.0') })).toMatchObject({ ok: true, stderr: '' });
    const first = async (): Promise<boolean> =>
      (await podsOf('statefulset.most')).ready === 1 && (await podsOf('deployment.least')).ready === 1;
    await until(first, 'both are there');

    expect(await apply(server, 'kubectl', { text: singletons('1.0.1') })).toMatchObject({ ok: true, stderr: '' });
    const [most, least]: [Pods[], Pods[]] = [[], []];
    const isNew = ({ all, images }: Pods): boolean => all === 1 && images.length === 1 && images[0]!.endsWith(':1.0.1');
    await until(async () => {
      most.push(await podsOf('statefulset.most'));
      least.push(await podsOf('deployment.least'));
      return isNew(most.at(-1)!) && isNew(least.at(-1)!);
    }, 'both are replaced');
    expect(Math.max(...most.map(({ all }) => all))).toBe(1);
    expect(Math.min(...least.map(({ ready }) => ready))).toBeGreaterThanOrEqual(1);
    expect(Math.max(...least.map(({ all }) => all))).toBe(2);
  }, 200_000);

  test('what cron-never-fires speaks of never comes due, and what a BatchCron makes of an interval does', async () => {
    const cron = (name: string): Promise<any> => get(`/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs/${name}`);
    await until(async () => (await cron('none')).status.lastScheduleTime !== undefined, 'the interval without a deadline comes due');
    await new Promise((resolve) => setTimeout(resolve, 5000)); // the other one is as old
    expect((await cron('short')).status.lastScheduleTime).toBeUndefined();
    expect((await cron('february')).status.lastScheduleTime).toBeUndefined();
    const { items } = await get(`/api/v1/namespaces/${NAMESPACE}/events?fieldSelector=involvedObject.name%3Dfebruary`);
    expect(items.map(({ reason }: any) => reason)).not.toContain('SuccessfulCreate');
  }, 200_000);
});
