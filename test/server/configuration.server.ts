// A changed value of a Configuration, applied to whole control planes: exactly the Pods that read it are replaced.
import {
  App,
  Chart,
  ConfigMap,
  Configuration,
  configure,
  CronJob,
  DaemonSet,
  Deployment,
  type PodProps,
  StatefulSet,
  volume,
} from 'cdk8s-patterns';
import { type ApiServer, startApiServer, versions } from './api-server';
import { minorOf } from './apps-for-cluster';
import { apply } from './kubectl';

const NAMESPACE = 'restart';
const WITHIN_MS = 60_000;

interface Texts {
  /** One of the two keys of a Configuration. */
  readonly mode?: string;
  /** A plain ConfigMap, below a scope that restarts on change. */
  readonly plain?: string;
  /** Whoever reads it notices by itself. */
  readonly watched?: string;
}

/** Workloads of every kind; each is named after what it reads. */
function tree(target: string, { mode = 'a', plain = 'a', watched = 'a' }: Texts): string {
  const app = new App({ target });
  const chart = new Chart(app, 'restart', { namespace: NAMESPACE });
  const reading = (main: Partial<NonNullable<PodProps['main']>>): PodProps => ({ main: { image: 'x:1', ...main } });
  const settings = new Configuration(chart, 'settings', { data: { MODE: mode, LEVEL: 'warn' } });
  const banner = new Configuration(chart, 'banner', { data: { text: watched }, reload: true });
  new Deployment(chart, 'all-keys', { replicas: 2, pod: reading({ envFrom: [settings] }) });
  new DaemonSet(chart, 'as-files', { pod: reading({ volumeMounts: { '/etc/app': volume(settings) } }) });
  new StatefulSet(chart, 'one-key', {
    replicas: 2,
    podManagementPolicy: 'Parallel',
    serviceName: 'none',
    pod: reading({ env: { MODE: settings.key('MODE') } }),
  });
  new StatefulSet(chart, 'by-hand', { serviceName: 'none', updateStrategy: { type: 'OnDelete' }, pod: reading({ envFrom: [settings] }) });
  new Deployment(chart, 'other-key', { pod: reading({ env: { LEVEL: settings.key('LEVEL') } }) });
  new Deployment(chart, 'nothing', { pod: reading({}) });
  new Deployment(chart, 'reloads', { pod: reading({ volumeMounts: { '/etc/app': volume(banner) } }) });
  new CronJob(chart, 'cron', { schedule: '0 0 1 1 *', job: { pod: { restartPolicy: 'Never', ...reading({ envFrom: [settings] }) } } });
  const below = new Chart(app, 'below', { namespace: NAMESPACE });
  configure(below, { restartOnChange: true });
  new Deployment(below, 'scope', { pod: reading({ envFrom: [new ConfigMap(below, 'plain', { data: { A: plain } })] }) });
  return app.synthYaml();
}

describe.each(versions)('a change of configuration, on a control plane of %s', (version) => {
  let server: ApiServer;
  let stderr: jest.SpyInstance;
  const before: Record<string, string> = {};
  beforeAll(async () => {
    stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true); // warned of: no Service for the StatefulSets
    server = await startApiServer(version, '--controllers');
    const namespace = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
    const { ok, stderr: said } = await apply(server, 'test', { text: namespace });
    if (!ok) throw new Error(said);
    Object.assign(before, await appliedAndSettled({}));
  }, 900_000);
  afterAll(async () => {
    stderr?.mockRestore();
    await server?.stop();
  });

  test.each<[string, Texts, string[]]>([
    ['of one key replaces the Pods that read it', { mode: 'b' }, ['all-keys', 'as-files', 'one-key']],
    ['of a ConfigMap below a scope that restarts on change replaces those', { mode: 'b', plain: 'b' }, ['scope']],
    ['of what is watched replaces none', { mode: 'b', plain: 'b', watched: 'b' }, []],
  ])(
    '%s, and no others',
    async (_, texts, replaced) => {
      const after = await appliedAndSettled(texts);
      expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(replaced);
      Object.assign(before, after);
    },
    120_000,
  );

  /** The Pods of each workload, by their uids, once all of them are Ready and of the newest template. */
  async function appliedAndSettled(texts: Texts): Promise<Record<string, string>> {
    expect(await apply(server, 'test', { text: tree(minorOf(server.version), texts) })).toMatchObject({ ok: true, stderr: '' });
    const deadline = Date.now() + WITHIN_MS;
    for (;;) {
      const pods = await settledPods();
      if (pods) return pods;
      if (Date.now() > deadline) throw new Error('the Pods do not settle');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async function settledPods(): Promise<Record<string, string> | undefined> {
    const lists = await Promise.all(
      ['deployments', 'statefulsets', 'daemonsets'].map((kind) => server.request('GET', `/apis/apps/v1/namespaces/${NAMESPACE}/${kind}`)),
    );
    const workloads = lists.flatMap(({ body }) => body.items);
    const { body } = await server.request('GET', `/api/v1/namespaces/${NAMESPACE}/pods`);
    const uids: Record<string, string> = {};
    for (const { metadata, spec, status } of workloads) {
      const wanted = spec.replicas ?? status.desiredNumberScheduled;
      const updated = status.updatedReplicas ?? status.updatedNumberScheduled;
      const its = body.items.filter(({ metadata: { name } }: any) => name.startsWith(`${metadata.name}-`));
      const byHand = spec.updateStrategy?.type === 'OnDelete';
      const ready = status.readyReplicas ?? status.numberReady;
      if (status.observedGeneration !== metadata.generation || ready !== wanted || its.length !== wanted || !wanted) return undefined;
      if (!byHand && updated !== wanted) return undefined;
      uids[metadata.name] = its
        .map((pod: any) => pod.metadata.uid)
        .sort()
        .join();
    }
    return Object.fromEntries(Object.entries(uids).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
});
