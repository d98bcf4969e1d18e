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

const clusters: ControlPlane[] = [];
let quiet: jest.SpyInstance;
beforeAll(async () => {
  quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true); // the warnings are what is tried out
  for (const version of versions) {
    const plane = new ControlPlane(await startApiServer(version, '--controllers'));
    clusters.push(plane);
    await plane.applied(crons());
  }
}, 900_000);
afterAll(async () => {
  quiet.mockRestore();
  for (const { server } of clusters) await server.stop();
});

describe.each(versions.map((version, i) => [version, i] as const))('on a control plane of %s', (_, i) => {
  test('a Singleton of at most one never has two Pods while it is rolled out, and one of at least one always has a ready Pod', async () => {
    const plane = clusters[i]!;
    const podsOf = (kind: string): Promise<Pods> => plane.podsOf(kind);
    await plane.applied(singletons('1.0.0'));
    const first = async (): Promise<boolean> =>
      (await podsOf('statefulset.most')).ready === 1 && (await podsOf('deployment.least')).ready === 1;
    await until(first, 'both are there');

    await plane.applied(singletons('1.0.1'));
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
});

test(`what cron-never-fires speaks of never comes due, and what a BatchCron makes of an interval does: ${versions.join(', ')}`, async () => {
  const due = async (plane: ControlPlane, name: string): Promise<unknown> => (await plane.cron(name)).status.lastScheduleTime;
  const fired = async (): Promise<boolean> =>
    (await Promise.all(clusters.map((plane) => due(plane, 'none')))).every((time) => time !== undefined);
  await until(fired, 'the interval without a deadline comes due');
  await new Promise((resolve) => setTimeout(resolve, 5000)); // the other one is as old
  for (const plane of clusters) {
    expect([await due(plane, 'short'), await due(plane, 'february')]).toEqual([undefined, undefined]);
    const { items } = await plane.get(`/api/v1/namespaces/${NAMESPACE}/events?fieldSelector=involvedObject.name%3Dfebruary`);
    expect(items.map(({ reason }: any) => reason)).not.toContain('SuccessfulCreate');
  }
}, 200_000);

class ControlPlane {
  constructor(readonly server: ApiServer) {}

  async applied(text: string): Promise<void> {
    const { ok, stderr } = await apply(this.server, 'kubectl', { text });
    if (!ok || stderr !== '') throw new Error(stderr);
  }

  async get(path: string): Promise<any> {
    return (await this.server.request('GET', path)).body;
  }

  cron(name: string): Promise<any> {
    return this.get(`/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs/${name}`);
  }

  async podsOf(kind: string): Promise<Pods> {
    const selector = encodeURIComponent(`cdk8s-patterns/workload=${kind}`);
    const { items } = await this.get(`/api/v1/namespaces/${NAMESPACE}/pods?labelSelector=${selector}`);
    const ready = items.filter(
      ({ status, metadata }: any) =>
        !metadata.deletionTimestamp && status.conditions?.some((one: any) => one.type === 'Ready' && one.status === 'True'),
    );
    return { all: items.length, ready: ready.length, images: ready.map(({ spec }: any) => spec.containers[0].image) };
  }
}

/** Looks again and again until it is so. */
async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + WITHIN_MS; !(await look()); await new Promise((resolve) => setTimeout(resolve, 30)))
    if (Date.now() > end) throw new Error(`not within ${WITHIN_MS / 1000} s: ${what}`);
}
