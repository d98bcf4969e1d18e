// What comes of two that want the number of the same Pods, on whole control planes: what the rules warn of is so.
import { App, Chart, HorizontalPodAutoscaler, PodDisruptionBudget, WebService } from 'cdk8s-patterns';
import { gather } from '../../lib/synth/gather';
import { type ApiServer, collection, startApiServer, versions } from './api-server';
import { kubectl, type Said } from './kubectl';

const WITHIN_MS = 60_000;
const NAMESPACE = 'default';
const pod = { main: { image: 'ghcr.io/acme/web:1.0.0', ports: { http: 8080 }, resources: { requests: { cpu: '100m' } } } };

/** Three patterns, and beside each what the pattern has already, or a number of its own. */
function rivals(): { readonly yaml: string; readonly warned: readonly string[] } {
  const app = new App({ target: '1.28' });
  const chart = new Chart(app, 'rivals', { namespace: NAMESPACE });
  const budgeted = new WebService(chart, 'budgeted', { replicas: 2, pod });
  new PodDisruptionBudget(chart, 'own-budget', { selector: budgeted, maxUnavailable: 1 });
  const scaled = new WebService(chart, 'scaled', { autoscale: { maxReplicas: 3 }, pod });
  new HorizontalPodAutoscaler(chart, 'own-autoscaler', { scaleTargetRef: scaled, maxReplicas: 5 });
  const counted = new WebService(chart, 'counted', { replicas: 2, pod });
  new HorizontalPodAutoscaler(chart, 'counts', { scaleTargetRef: counted, minReplicas: 3, maxReplicas: 5 });
  const warned = gather(app).findings.map(({ rule, construct }) => `${rule} ${construct}`);
  return { yaml: app.synthYaml(), warned: warned.filter((one) => !one.startsWith('readiness')) };
}

describe.each(versions)('on a control plane of %s', (version) => {
  let server: ApiServer;
  let quiet: jest.SpyInstance;
  const { yaml, warned } = silently(rivals);
  beforeAll(async () => {
    quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    server = await startApiServer(version, '--controllers');
    const { ok, stderr } = await applied();
    if (!ok) throw new Error(stderr);
  }, 900_000);
  afterAll(async () => {
    quiet?.mockRestore();
    await server?.stop();
  });

  /** As kubectl does by itself: server-side it would refuse the number that an autoscaler has changed. */
  const applied = (): Promise<Said> => kubectl(server, ['apply', '-f', '-'], yaml);
  const get = async (apiVersion: string, plural: string, name = ''): Promise<any> =>
    (await server.request('GET', `${collection(apiVersion, plural, NAMESPACE)}${name && `/${name}`}`)).body;
  const until = async (look: () => Promise<boolean>, what: string): Promise<void> => {
    for (const end = Date.now() + WITHIN_MS; !(await look()); await new Promise((resolve) => setTimeout(resolve, 300)))
      if (Date.now() > end) throw new Error(`not within ${WITHIN_MS / 1000} s: ${what}`);
  };
  const replicas = async (): Promise<number> => (await get('apps/v1', 'deployments', 'counted')).spec.replicas;

  test('all three are warned of at what stands beside the pattern, or at its number', () => {
    expect(warned).toEqual([
      'budget-overlap rivals/own-budget',
      'autoscaler-overlap rivals/own-autoscaler',
      'autoscaled-replicas rivals/counted',
    ]);
  });

  test('a Pod of two budgets is never evicted', async () => {
    let name = '';
    await until(async () => {
      const { items } = await get('v1', 'pods');
      const ready = items.filter(({ metadata, status }: any) => metadata.name.startsWith('budgeted') && status.phase === 'Running');
      name = ready[0]?.metadata.name;
      return ready.length === 2;
    }, 'both Pods run');
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: NAMESPACE } };
    const { status, body } = await server.request('POST', `${collection('v1', 'pods', NAMESPACE)}/${name}/eviction`, eviction);
    expect([status, body.message]).toEqual([500, expect.stringContaining('more than one PodDisruptionBudget')]);
  }, 100_000);

  test('an autoscaler beside another stops, and says that it is ambiguous', async () => {
    const reasons = async (): Promise<string[]> =>
      (await get('autoscaling/v2', 'horizontalpodautoscalers')).items
        .filter(({ spec }: any) => spec.scaleTargetRef.name === 'scaled')
        .flatMap(({ status }: any) => status?.conditions ?? [])
        .map(({ reason }: any) => reason);
    await until(async () => (await reasons()).includes('AmbiguousSelector'), 'AmbiguousSelector');
  }, 100_000);

  test('an apply sets back what an autoscaler made of a number that is written', async () => {
    await until(async () => (await replicas()) === 3, 'the autoscaler has its minimum');
    const { stdout } = await applied();
    expect(stdout).toContain('deployment.apps/counted configured');
    expect(stdout).toContain('deployment.apps/budgeted unchanged');
  }, 100_000);
});

/** Its warnings are what is tried out. */
function silently<T>(run: () => T): T {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return run();
  } finally {
    stderr.mockRestore();
  }
}
