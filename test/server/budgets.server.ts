// Whether a budget lets a Pod go, on whole control planes: those that the rule warns of allow no disruption, and all others do.
import type { Manifest } from '../../lib/kube/manifest';
import { check } from '../../lib/rules/check';
import { type ApiServer, collection, startApiServer, versions } from './api-server';

const WITHIN_MS = 60_000;
const NAMESPACE = 'default';

/** An amount, and how many Pods each workload has whose Pods the budget selects. */
const CASES: readonly (readonly [amount: object, ...replicas: number[]])[] = [
  [{}, 2],
  [{ maxUnavailable: 0 }, 2],
  [{ maxUnavailable: '0%' }, 2],
  [{ maxUnavailable: '1%' }, 1],
  [{ maxUnavailable: 1 }, 1],
  [{ minAvailable: '100%' }, 2],
  [{ minAvailable: 0 }, 1],
  [{ minAvailable: '0%' }, 1],
  [{ minAvailable: '1%' }, 1],
  [{ minAvailable: 1 }, 1],
  [{ minAvailable: 1 }, 2],
  [{ minAvailable: '50%' }, 2],
  [{ minAvailable: '66%' }, 3],
  [{ minAvailable: '67%' }, 3],
  [{ minAvailable: 3 }, 3],
  [{ minAvailable: 4 }, 3],
  [{ minAvailable: 2 }, 1, 2],
  [{ minAvailable: 3 }, 1, 2],
  [{ minAvailable: '67%' }, 1, 2],
];

const nameOf = (i: number): string => `case-${i}`;
const manifests: readonly Manifest[] = CASES.flatMap(([amount, ...replicas], i) => [
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: nameOf(i) },
    spec: { selector: { matchLabels: { case: nameOf(i) } }, ...amount },
  },
  ...replicas.map((count, j) => {
    const labels = { case: nameOf(i), part: `${j}` };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `${nameOf(i)}-${j}` },
      spec: {
        replicas: count,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] } },
      },
    };
  }),
]);

describe.each(versions)('on a control plane of %s', (version) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer(version, '--controllers');
    for (const manifest of manifests) {
      const plural = manifest.kind === 'Deployment' ? 'deployments' : 'poddisruptionbudgets';
      const { status, body } = await server.request('POST', collection(manifest.apiVersion, plural, NAMESPACE), manifest);
      if (status !== 201) throw new Error(`${manifest.metadata?.name}: ${body.message}`);
    }
  }, 900_000);
  afterAll(() => server?.stop());

  const budgets = async (): Promise<any[]> =>
    (await server.request('GET', collection('policy/v1', 'poddisruptionbudgets', NAMESPACE))).body.items;
  /** Where all Pods of the case are ready. */
  const isSettled = ({ metadata, status }: any): boolean => {
    const [, ...replicas] = CASES[Number(metadata.name.split('-')[1])]!;
    return status?.currentHealthy === replicas.reduce((sum, count) => sum + count, 0);
  };

  test('a budget allows no disruption where the rule warns of it, and one or more where it does not', async () => {
    let seen = await budgets();
    for (const end = Date.now() + WITHIN_MS; !seen.every(isSettled); seen = await budgets()) {
      if (Date.now() > end) throw new Error(`not settled: ${seen.filter((one) => !isSettled(one)).map(({ metadata }) => metadata.name)}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const warned = new Set(check(manifests).flatMap(({ rule, object }) => (rule === 'budget-lets-go' ? [object.name] : [])));
    const held = seen.filter(({ status }) => status.disruptionsAllowed === 0).map(({ metadata }) => metadata.name);
    expect(held.sort()).toEqual([...warned].sort());
    expect([held.length > 8, CASES.length - held.length > 6]).toEqual([true, true]);
  }, 100_000);

  test('whoever drains a node of such a budget is told to wait', async () => {
    const { items } = (await server.request('GET', `${collection('v1', 'pods', NAMESPACE)}?labelSelector=case=${nameOf(1)}`)).body;
    const { name } = items[0].metadata;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: NAMESPACE } };
    const { status } = await server.request('POST', `${collection('v1', 'pods', NAMESPACE)}/${name}/eviction`, eviction);
    expect(status).toBe(429);
  });
});
