// cdk8s-plus takes our workloads where it takes its own: NetworkPolicy, Service, autoscaler, RBAC.
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { ConfigMap, Deployment, Job, ServiceAccount } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { made } from './made';

const resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } };

describe.each([
  { version: 'cdk8s-plus-28', plus: plus28 },
  { version: 'cdk8s-plus-33', plus: plus33 as unknown as typeof plus28 },
])('$version', ({ plus }) => {
  const workload = (more: object = {}): Deployment =>
    new Deployment(aChart({}, { namespace: 'shop' }), 'web', { pod: { main: { image: 'x', ports: [8080], resources } }, ...more });

  test('selects our Pods in a NetworkPolicy, on both sides', () => {
    const [web, db] = [workload(), workload({ selector: { matchLabels: { app: 'db' } } })];
    const policy = new plus.NetworkPolicy(aChart(), 'p', { selector: web });
    policy.addIngressRule(db);
    const { spec } = made(policy);
    expect(spec.podSelector).toEqual({ matchLabels: web.podLabels });
    expect(spec.ingress[0].from[0].podSelector).toEqual({ matchLabels: { app: 'db' } });
  });

  test('labels the Pods of a Job that it selects', () => {
    const job = new Job(aChart(), 'import', { pod: { main: { image: 'x' } } });
    new plus.NetworkPolicy(aChart(), 'p', { selector: job });
    expect(made(job).spec.template.metadata.labels).toEqual({ 'cdk8s-patterns/workload': 'job.import' });
  });

  test('sends a Service to our Pods', () => {
    const web = workload();
    const service = new plus.Service(aChart(), 's', { selector: web, ports: [{ port: 80, targetPort: 8080 }] });
    expect(made(service).spec.selector).toEqual(web.podLabels);
  });

  test('scales our workload', () => {
    const web = workload();
    const hpa = new plus.HorizontalPodAutoscaler(aChart(), 'h', { target: web, maxReplicas: 3 });
    expect(made(hpa).spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' });
    expect(web.hasAutoscaler).toBe(true);
  });

  test('refuses to scale what has replicas of its own', () => {
    const scaling = (more: object): string[] =>
      new plus.HorizontalPodAutoscaler(aChart(), 'h', { target: workload(more), maxReplicas: 3 }).node.validate();
    expect(scaling({ replicas: 3 })).toEqual([expect.stringContaining('cannot have a fixed number of replicas (3)')]);
    expect(scaling({})).toEqual([]);
    expect(scaling({ pod: { main: { image: 'x' } } })).toEqual([expect.stringContaining('resource constraint')]);
  });

  test('gives roles to the account of our Pods, and roles for our objects', () => {
    const web = workload({ pod: { main: { image: 'x' }, serviceAccountName: 'robot' } });
    const chart = aChart();
    const role = new plus.Role(chart, 'r');
    role.allowRead(new ConfigMap(chart, 'settings'));
    const binding = role.bind(web);
    expect(made(role).rules).toEqual([
      { apiGroups: [''], resourceNames: ['settings'], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] },
    ]);
    expect(made(binding).subjects).toMatchObject([{ kind: 'ServiceAccount', name: 'robot', namespace: 'shop' }]);
    const account = new ServiceAccount(aChart({}, { namespace: 'there' }), 'own');
    expect(made(new plus.Role(chart, 'r2').bind(account)).subjects).toMatchObject([
      { kind: 'ServiceAccount', name: 'own', namespace: 'there' },
    ]);
    const unnamed = new Deployment(aChart(), 'w', { pod: { main: { image: 'x' } } });
    expect(unnamed.toSubjectConfiguration()).toMatchObject({ kind: 'ServiceAccount', name: 'default' });
    expect(unnamed.toSubjectConfiguration()).not.toHaveProperty('namespace');
  });
});

test.each([
  ['Ingress', 'ingresses'],
  ['NetworkPolicy', 'networkpolicies'],
  ['StorageClass', 'storageclasses'],
  ['Gateway', 'gateways'],
  ['ConfigMap', 'configmaps'],
  ['Pod', 'pods'],
])('RBAC knows a %s as %s', async (kind, plural) => {
  const library = (await import('cdk8s-patterns')) as never as { [kind: string]: new (...args: unknown[]) => { resourceType: string } };
  const props = { gatewayClassName: 'x', listeners: [], provisioner: 'x/y' };
  expect(new library[kind]!(aChart(), 'one', props).resourceType).toBe(plural);
});

test('a face tells what is asked of it', () => {
  const web = new Deployment(aChart(), 'web', { pod: { main: { image: 'x' } } });
  expect(web.toPodSelector()).toBe(web);
  expect(web.toPodSelectorConfig().labelSelector.isEmpty()).toBe(false);
  expect(web.toNetworkPolicyPeerConfig().podSelector.labelSelector._toKube()).toEqual({ matchLabels: web.podLabels });
  expect(new ServiceAccount(aChart(), 'a').apiGroup).toBe('');
});
