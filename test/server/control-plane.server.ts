// The apps on whole control planes: controllers, a scheduler and played nodes make of the manifests what they would anywhere.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { emit, type k8s, type Manifest } from 'cdk8s-patterns';
import { original } from '../../apps/moving/original';
import { manifestsIn, type Synthesized, synthesized } from '../apps/synthesized';
import { type ApiServer, startApiServer, versions } from './api-server';
import { forCluster, minorOf, provided } from './apps-for-cluster';
import { apply, kubectl } from './kubectl';
import { conflicts, serverSideApply } from './server-side-apply';
import { unready } from './unready';

const WITHIN_MS = 60_000;

/** 1.30 runs native sidecars, and its Services do not find their ports by name. */
const all = [...new Set([...versions.slice(0, 1), ...(process.env.KUBE_VERSIONS ? [] : ['1.30']), ...versions.slice(1)])];

describe.each(all)('the apps, on a control plane of %s', (version) => {
  let server: ApiServer;
  let apps: Synthesized;
  let files: string[];
  beforeAll(async () => {
    server = await startApiServer(version, '--controllers', '--crds');
    apps = await synthesized(minorOf(server.version));
    files = forCluster(apps.files, server.version).map((file) => join(apps.folder, file));
    const { stderr } = await apply(server, 'kubectl', { text: provided });
    // what the app `notes` tells its reader to do
    const labelled = await kubectl(server, ['label', 'node', 'node-0', 'foo=bar']);
    if (stderr !== '' || !labelled.ok) throw new Error(stderr + labelled.stderr);
  }, 900_000);
  afterAll(async () => {
    if (apps) rmSync(apps.folder, { recursive: true });
    await server?.stop();
  });

  it('what cdk8s-plus made is moved: nothing is refused, and workloads and claims are the same objects', async () => {
    const app = new App();
    original(app);
    const moving = files.find((file) => file.endsWith('moving.k8s.yaml'))!;
    const before = { text: app.synthYaml() };
    expect(await apply(server, 'kubectl', { text: namespace('moving') })).toMatchObject({ stderr: '' });
    expect(await apply(server, 'kubectl', before)).toMatchObject({ stderr: '' });
    await eventually(async () => (await claims(server, 'moving')).length === 2, 'the claims of the original are made');
    const objects = await identities(server, 'moving');

    expect(await apply(server, 'kubectl', { files: [moving] })).toMatchObject({ ok: true, stderr: '' });
    await settled(server, manifestsIn(apps.folder, 'moving.k8s.yaml'));
    expect(await identities(server, 'moving')).toEqual(objects);
  }, 120_000);

  it('all Pods become Ready, Jobs end, claims are bound, Services have addresses and ports, autoscalers and budgets find theirs, after one `kubectl apply`', async () => {
    expect(await apply(server, 'kubectl', { files })).toMatchObject({ ok: true, stderr: '' });
    await settled(server, manifests());
  }, 180_000);

  it('a Job made from the template of each CronJob completes', async () => {
    const crons = manifests().filter(({ kind }) => kind === 'CronJob');
    expect(crons.length).toBeGreaterThan(0);
    const jobs = crons.map(({ metadata, spec }) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: `${metadata!.name}-now`, namespace: metadata!.namespace ?? 'default' },
      spec: (spec as k8s.CronJobSpec).jobTemplate.spec,
    }));
    expect(await apply(server, 'kubectl', { text: emit(jobs) })).toMatchObject({ ok: true, stderr: '' });
    await settled(server, jobs as Manifest[]);
  }, 120_000);

  it('a primary has a Service of its own, readers one with all Pods, and a login stands before its main container', async () => {
    const of = async (namespace: string, service: string): Promise<string> => {
      const { body } = await server.request(
        'GET',
        `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${service}`,
      );
      const [slice] = body.items;
      return `${slice.endpoints
        .map(({ targetRef }: any) => targetRef.name)
        .sort()
        .join()} ${slice.ports.map(({ port }: any) => port).join()}`;
    };
    expect(await of('stateful-database', 'db')).toBe('db-0 5432');
    expect(await of('stateful-database', 'db-read')).toBe('db-0,db-1,db-2 5432');
    expect(await of('stateful-database', 'db-headless')).toBe('db-0,db-1,db-2 5432');
    expect(await of('shop-production', 'admin')).toMatch(/^admin-\S+ 4180$/);
  });

  it('a second manager applies all that runs, and conflicts about claim templates alone', async () => {
    const every = manifests().filter(({ kind }) => kind !== 'Namespace');
    const second = await Promise.all(every.map(async (manifest) => ({ manifest, answer: await serverSideApply(server, 'b', manifest) })));
    const refused = second.filter(({ answer }) => answer.status !== 200);
    expect(
      refused.map(
        ({ manifest, answer }) => `${manifest.kind} ${conflicts(answer).join()}${answer.status === 409 ? '' : answer.body.message}`,
      ),
    ).toEqual(refused.map(() => 'StatefulSet .spec.volumeClaimTemplates'));
  }, 120_000);

  it('no controller was refused a Pod', async () => {
    const { body } = await server.request('GET', '/api/v1/events?fieldSelector=reason%3DFailedCreate');
    expect(body.items.map(({ message, involvedObject: { namespace, name } }: any) => `${namespace}/${name}: ${message}`)).toEqual([]);
  });

  const manifests = (): Manifest[] => files.flatMap((file) => manifestsIn('/', file));
});

const namespace = (name: string): string => JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** Fails with what is not ready, by name, when it takes too long. */
async function settled(server: ApiServer, manifests: Parameters<typeof unready>[1]): Promise<void> {
  let missing: string[] = [];
  await eventually(
    async () => (missing = await unready(server, manifests)).length === 0,
    () => `ready:\n  ${missing.join('\n  ')}`,
  );
}

async function eventually(done: () => Promise<boolean>, what: string | (() => string)): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error(`after ${WITHIN_MS / 1000} s it is not so that ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function claims(server: ApiServer, namespace: string): Promise<k8s.PersistentVolumeClaim[]> {
  return (await server.request('GET', `/api/v1/namespaces/${namespace}/persistentvolumeclaims`)).body.items;
}

/** Workloads, Services and claims of a namespace, each with the uid that it got when it was made. */
async function identities(server: ApiServer, namespace: string): Promise<string[]> {
  const paths = ['/apis/apps/v1', '/apis/apps/v1', '/api/v1', '/api/v1'].map((root) => `${root}/namespaces/${namespace}`);
  const lists = ['deployments', 'statefulsets', 'services', 'persistentvolumeclaims'].map((list, i) =>
    server.request('GET', `${paths[i]}/${list}`),
  );
  return (await Promise.all(lists)).flatMap(({ body }) => body.items.map(({ metadata }: any) => `${metadata.name} ${metadata.uid}`));
}
