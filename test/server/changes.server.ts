// What a change of the code does to what runs: on control planes that replace Pods as they would anywhere.
import {
  App,
  BatchCron,
  BatchJob,
  Chart,
  Configuration,
  configure,
  DaemonSet,
  daily,
  Deployment,
  httpGet,
  type Manifest,
  Namespace,
  NodeDaemon,
  parseManifests,
  type PodProps,
  redis,
  Secret,
  Singleton,
  StatefulDatabase,
  StatefulSet,
  volume,
  WebService,
} from 'cdk8s-patterns';
import { type ApiServer, collection, startApiServer, versions } from './api-server';
import { minorOf } from './apps-for-cluster';
import { apply } from './kubectl';
import { unready } from './unready';

const NAMESPACE = 'changes';
const WITHIN_MS = 60_000;
const image = 'ghcr.io/acme/web:1.0.0';
const main = { image, ports: { http: 8080 }, readinessProbe: httpGet('/', 'http') };

interface Settings {
  readonly mode?: string;
  readonly extra?: string;
  readonly replicas?: number;
  readonly readReplicas?: number;
  readonly label?: string;
  readonly batch?: string;
  /** On every object of the chart. */
  readonly chartLabel?: string;
  /** On the Pods of every workload. */
  readonly podLabel?: string;
}

/** A small shop: some of it reads MODE, some reads another key, some reads nothing. */
function shop(
  target: string,
  {
    mode = 'a',
    extra = 'x',
    replicas = 2,
    readReplicas = 1,
    label = 'one',
    batch = '1.0.0',
    chartLabel = 'a',
    podLabel = 'a',
  }: Settings = {},
): string {
  const app = new App({ target });
  const chart = new Chart(app, 'changes', { namespace: NAMESPACE, labels: { 'acme.example/team': chartLabel } });
  configure(chart, { pod: { metadata: { labels: { 'acme.example/cost': podLabel } } } });
  new Namespace(chart, 'namespace', { metadata: { name: NAMESPACE } });
  const settings = new Configuration(chart, 'settings', { data: { MODE: mode, EXTRA: extra } });
  const known = Secret.existing('db-login', { keys: ['username', 'password'] });
  const reading: PodProps = { main: { ...main, envFrom: [settings] } };
  new WebService(chart, 'reads-all', { replicas, metadata: { labels: { label }, annotations: { label } }, pod: reading });
  new Deployment(chart, 'reads-mode', { replicas: 1, pod: { main: { ...main, env: { MODE: settings.key('MODE') } } } });
  new Deployment(chart, 'reads-extra', { replicas: 1, pod: { main: { ...main, env: { EXTRA: settings.key('EXTRA') } } } });
  new Deployment(chart, 'reads-nothing', { replicas: 1, pod: { main } });
  new StatefulSet(chart, 'reads-files', {
    replicas: 1,
    serviceName: 'none',
    pod: { main: { ...main, volumeMounts: { '/etc/settings': volume(settings) } } },
  });
  new StatefulSet(chart, 'on-delete', { replicas: 1, serviceName: 'none', updateStrategy: { type: 'OnDelete' }, pod: reading });
  new DaemonSet(chart, 'on-nodes', { pod: reading });
  new StatefulDatabase(chart, 'db', { engine: redis({ version: '7.4' }), credentials: known, storage: { size: '1Gi' }, readReplicas });
  new NodeDaemon(chart, 'daemon', { pod: { main: { image } } });
  new Singleton(chart, 'scheduler', { atMost: 1, pod: { main: { image } } });
  new BatchCron(chart, 'report', { schedule: daily('03:00'), job: { activeDeadlineSeconds: 60 }, pod: { main: { image } } });
  new BatchJob(chart, 'import', { pod: { main: { image: `ghcr.io/acme/import:${batch}` } } });
  return silently(() => app.synthYaml());
}

describe.each(versions)('a change, on a control plane of %s', (version) => {
  let server: ApiServer;
  let target: string;
  beforeAll(async () => {
    server = await startApiServer(version, '--controllers');
    target = minorOf(server.version);
    await applied(shop(target));
  }, 900_000);
  afterAll(() => server?.stop());

  test('of one key in a ConfigMap replaces the Pods that read it, and no others', async () => {
    const before = await pods();
    await applied(shop(target, { mode: 'b' }));
    const after = await pods();
    const stayed = Object.keys(after).filter((workload) => after[workload]!.some((uid) => before[workload]!.includes(uid)));
    expect(stayed.sort()).toEqual(['daemon', 'db', 'import', 'on-delete', 'reads-extra', 'reads-nothing', 'scheduler']);
    for (const workload of stayed) expect(after[workload]).toEqual(before[workload]);
  }, 120_000);

  test('of a label, an annotation, or the number of Pods or of read replicas is taken, and replaces no Pod', async () => {
    await applied(shop(target, { mode: 'b' }));
    const [before, selectors] = [await pods(), await selectorsOf()];
    await applied(shop(target, { mode: 'b', label: 'two', replicas: 3, readReplicas: 2 }));
    const after = await pods();
    expect(await selectorsOf()).toEqual(selectors);
    for (const [workload, uids] of Object.entries(before)) expect(after[workload]).toEqual(expect.arrayContaining(uids));
    expect([after['reads-all']!.length, after.db!.length]).toEqual([3, 3]);
    await applied(shop(target, { mode: 'b', label: 'two', replicas: 2, readReplicas: 0 }));
    expect((await pods()).db).toHaveLength(1);
    expect(await selectorsOf()).toEqual(selectors);
  }, 120_000);

  test('of a label on everything, or on all Pods, is taken: selectors and claims stay, and a Job is made anew', async () => {
    const former = { mode: 'b', label: 'two', readReplicas: 0 };
    await applied(shop(target, former));
    const [before, selectors, claims, work] = [await pods(), await selectorsOf(), await claimsOf(), await jobs()];
    await applied(shop(target, { ...former, chartLabel: 'b' }));
    expect(await pods()).toEqual(before);
    await applied(shop(target, { ...former, chartLabel: 'b', podLabel: 'b' }));
    const after = await pods();
    expect(Object.keys(after).filter((workload) => after[workload]!.some((uid) => before[workload]!.includes(uid)))).toEqual([
      'import', // the Pod of the former Job
      'on-delete',
    ]);
    expect([await selectorsOf(), await claimsOf()]).toEqual([selectors, claims]);
    expect(await jobs()).toHaveLength(work.length + 1);
  }, 180_000);

  test('of the image of a BatchJob is a new Job beside the old one, which stays as it is', async () => {
    await applied(shop(target));
    const before = await jobs();
    await applied(shop(target, { batch: '1.1.0' }));
    const after = await jobs();
    expect(after).toHaveLength(before.length + 1);
    expect(after).toEqual(expect.arrayContaining(before));
    await applied(shop(target, { batch: '1.1.0' }));
    expect(await jobs()).toEqual(after);
  }, 120_000);

  /** Applied without a word, and everything of it is there and ready. */
  async function applied(yaml: string): Promise<void> {
    expect(await apply(server, 'kubectl', { text: yaml })).toMatchObject({ ok: true, stderr: '' });
    const manifests = parseManifests(yaml) as Manifest[];
    const deadline = Date.now() + WITHIN_MS;
    let missing = await unready(server, manifests);
    while (missing.length > 0 || (await ending())) {
      if (Date.now() > deadline) throw new Error(`not ready:\n  ${missing.join('\n  ')}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      missing = await unready(server, manifests);
    }
  }

  const list = async (apiVersion: string, plural: string): Promise<any[]> =>
    (await server.request('GET', collection(apiVersion, plural, NAMESPACE))).body.items;
  const ending = async (): Promise<boolean> => (await list('v1', 'pods')).some(({ metadata }) => metadata.deletionTimestamp !== undefined);

  /** The uids of the Pods of each workload, by its name. */
  async function pods(): Promise<Record<string, string[]>> {
    const byWorkload: Record<string, string[]> = {};
    for (const { metadata } of await list('v1', 'pods')) {
      const name = metadata.labels['cdk8s-patterns/workload'].split('.')[1].replace(/^import-.*/, 'import');
      byWorkload[name] = [...(byWorkload[name] ?? []), metadata.uid].sort();
    }
    return byWorkload;
  }

  async function selectorsOf(): Promise<object> {
    const all = await Promise.all(['deployments', 'statefulsets', 'daemonsets'].map((plural) => list('apps/v1', plural)));
    return Object.fromEntries(all.flat().map(({ metadata, spec }) => [metadata.name, spec.selector]));
  }

  const claimsOf = async (): Promise<string[]> =>
    (await list('v1', 'persistentvolumeclaims')).map(({ metadata }) => `${metadata.name} ${metadata.uid}`).sort();
  const jobs = async (): Promise<string[]> =>
    (await list('batch/v1', 'jobs')).map(({ metadata }) => `${metadata.name} ${metadata.uid}`).sort();
});

/** Warnings of the examples are not what is looked at here. */
function silently<T>(run: () => T): T {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return run();
  } finally {
    stderr.mockRestore();
  }
}
