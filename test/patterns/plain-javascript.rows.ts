// Everything that takes props, as plain JavaScript gets at it: the fewest props that are right, and the types that each prop can have.
import * as library from 'cdk8s-patterns';
import type { Chart } from 'cdk8s-patterns';
import { type Field, type Shape, typeNamed } from '../../lib/kube/fields';
import { type KindName, kinds } from '../../lib/kube/kinds';

/** What a prop can be, a letter each: text, number, boolean, false, list, object. */
export type Takes = { readonly [prop: string]: string };

export interface Row {
  readonly name: string;
  /** Without props, if they are undefined. */
  readonly make: (chart: Chart, props: unknown) => unknown;
  readonly props: object;
  readonly takes: Takes;
  /** A function that has no construct says what is wrong where it is called. */
  readonly throws?: boolean;
}

// oxlint-disable-next-line typescript/no-explicit-any
type Any = any;
const all = library as unknown as { [name: string]: Any };

const main = { image: 'ghcr.io/acme/web:1.4.2', ports: { http: 8080 }, resources: { requests: { cpu: '1', memory: '1Gi' } } };
const pod = { main };
const volume = library.emptyDir('content');
const password = library.secretKeyRef('login', 'password');

const PODS = { metadata: 'o', pod: 'o', template: 'o' };
const STATELESS = { ...wire('Deployment', 'spec'), ...PODS, serviceAccount: 'of', autoscale: 'of', disruptionBudget: 'of', service: 'of' };
const ENTRY = { host: 't', ingress: 'of', route: 'of', tls: 'o' };
const WAYS = { service: 'o', headless: 'ob', nodePort: 'ob', loadBalancer: 'ob', host: 't', ingress: 'o', route: 'o', tls: 'o' };
/** Of the pod, what is ours or takes something shorter, and what patterns read; the rest is handed on as it is. */
const SHORTER_POD: Takes = {
  ...only(
    wire('PodSpec'),
    'securityContext',
    'restartPolicy',
    'nodeSelector',
    'tolerations',
    'topologySpreadConstraints',
    'affinity',
    'os',
  ),
  ...only(wire('PodSpec'), 'activeDeadlineSeconds', 'terminationGracePeriodSeconds', 'imagePullSecrets', 'hostNetwork'),
  ...{ metadata: 'o', main: 'o', containers: 'l', initContainers: 'l', sidecars: 'l', ambassadors: 'l', adapters: 'l', volumes: 'l' },
  ...{ security: 't', hostAliases: 'lo', serviceAccountName: 'to', priorityClassName: 'to', runtimeClassName: 'to' },
};
const POD: Takes = { ...wire('PodSpec'), ...SHORTER_POD };
const CONTAINER: Takes = {
  ...wire('Container'),
  ...{ ports: 'lo', env: 'lo', volumeMounts: 'lo', files: 'o', ownFolders: 'l', program: 't', pinned: 't' },
};
const DATABASE = { engine: library.redis({ version: '7.4' }), credentials: 'login', storage: { size: '1Gi' } };

/** What kinds take beside Kubernetes' own fields, or more widely. */
const SHORTER: { readonly [kind: string]: Takes } = {
  ...Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 'template' in kinds[kind as KindName] ? { pod: 'o', template: 'o' } : {}])),
  CronJob: { job: 'o' },
  StatefulSet: { pod: 'o', template: 'o', serviceName: 'to' },
  ConfigMap: { files: 'o', envFiles: 'l', reload: 'b' },
  Secret: { files: 'o', envFiles: 'l', reload: 'b', allowInGit: 't' },
  Service: { ports: 'lo' },
  Ingress: { ingressClassName: 'to', nginx: 'o' },
};

/** Our own words of a container, and those that it must have in its list. */
const WORDS: { readonly [role: string]: Takes } = {
  sidecars: { inbound: 'b' },
  ambassadors: { inject: 'o', localPort: 'n' },
  adapters: { metrics: 'n', metricsPath: 't' },
  initContainers: { needsNetwork: 'b' },
};
const NEEDS: { readonly [role: string]: object } = { ambassadors: { localPort: 9000 }, adapters: { metrics: 9102 } };
const VERSIONS: { readonly [engine: string]: string } = { postgresql: '17', mysql: '8.4', mariadb: '11.4', redis: '7.4', mongodb: '8.0' };

export const patterns: readonly Row[] = [
  row('WebService', { pod }, { ...STATELESS, ...ENTRY }),
  row('StatelessService', { pod }, STATELESS),
  row('StatefulDatabase', DATABASE, {
    ...but(wire('StatefulSet', 'spec'), 'template', 'serviceName', 'replicas', 'ordinals'),
    ...{ metadata: 'o', pod: 'o', engine: 'o', credentials: 'to', credentialKeys: 'o', storage: 'o', readReplicas: 'n' },
    ...{ allowMajorUpgrade: 'b', service: 'o', readService: 'o', headlessService: 'o', disruptionBudget: 'of' },
  }),
  row('Singleton', { pod, atMost: 1 }, { ...PODS, atMost: 'n', selector: 'o', minReadySeconds: 'n', revisionHistoryLimit: 'n' }),
  row('Singleton', { pod, atLeast: 1 }, { ...PODS, atLeast: 'n', selector: 'o', minReadySeconds: 'n', disruptionBudget: 'f' }),
  row(
    'NodeDaemon',
    { pod },
    {
      ...wire('DaemonSet', 'spec'),
      ...PODS,
      ...{ daemon: 'o', tolerations: 'tl', nodeSelector: 'o', priorityClassName: 'to', security: 't', serviceAccount: 'of' },
    },
  ),
  row('BatchJob', { pod }, { ...wire('Job', 'spec'), ...PODS }),
  row('BatchCron', { pod, schedule: '0 3 * * *' }, { ...but(wire('CronJob', 'spec'), 'jobTemplate'), metadata: 'o', pod: 'o', job: 'o' }),
  row('Configuration', { data: { A: '1' } }, { ...of('ConfigMap'), secret: 'o' }),
  row('TlsCertificate', { dnsNames: ['a.example'], secret: 'tls' }, { dnsNames: 'l', gateway: 'o', secret: 'to' }),
  row(
    'TlsCertificate',
    { dnsNames: ['a.example'], issuerRef: { name: 'ca' } },
    { ...but(wire('Certificate', 'spec'), 'issuerRef'), metadata: 'o' },
  ),
  row('NetworkSegment', {}, { metadata: 'o', allow: 'l', dns: 'b', policyTypes: 'l' }),
  row('ServiceDiscovery', { of: 'db.example.net' }, { of: 'to', service: 'o' }),
  {
    ...row('ServiceDiscovery', {}, WAYS),
    name: 'ServiceDiscovery of a workload',
    make: (chart, props) => {
      const found = new library.Deployment(chart, 'd', { pod });
      const isObject = typeof props === 'object' && props !== null && !Array.isArray(props);
      return new library.ServiceDiscovery(chart, 'x', (isObject ? { of: found, ...props } : props) as library.ServiceDiscoveryProps);
    },
  },
  ...['SidecarPod', 'AmbassadorPod', 'AdapterPod', 'InitPod', 'SelfAwarePod'].map((name) => row(name, whole(name), SHORTER_POD)),
];

export const objects: readonly Row[] = (Object.keys(kinds) as KindName[]).map((kind) => row(kind, fewest(kind), of(kind)));

/** The pod and the containers of those that make some of their own; when a companion is restarted is not the user's to say. */
export const pods: readonly Row[] = [
  inside('WebService', POD, pod, (it) => ({ pod: it, replicas: 2 })),
  inside('StatefulDatabase', POD, {}, (it) => ({ ...DATABASE, pod: it })),
  inside('NodeDaemon', SHORTER_POD, pod, (it) => ({ pod: it })),
  inside('BatchJob', SHORTER_POD, pod, (it) => ({ pod: it })),
  inside('BatchCron', SHORTER_POD, pod, (it) => ({ schedule: '@daily', pod: it })),
  inside('Deployment', SHORTER_POD, pod, (it) => ({ pod: it })),
  inside('WebService', CONTAINER, main, (it) => ({ pod: { main: it }, replicas: 2, autoscale: {} }), 'main'),
  inside('StatefulDatabase', CONTAINER, {}, (it) => ({ ...DATABASE, pod: { main: it } }), 'main'),
  inside('SelfAwarePod', CONTAINER, main, (it) => ({ main: it }), 'main'),
  ...(['sidecars', 'ambassadors', 'adapters', 'initContainers'] as const).map((role) =>
    inside(
      'WebService',
      { ...but(CONTAINER, role === 'initContainers' ? '' : 'restartPolicy'), ...WORDS[role] },
      { name: 'c', image: 'x:1', ...NEEDS[role] },
      (it) => ({ pod: { main, [role]: [it] } }),
      role,
    ),
  ),
];

export const functions: readonly Row[] = [
  made(
    'authProxy',
    'sidecars',
    { upstream: 9090, issuer: 'https://l.example', clientId: 's', clientSecret: password, cookieSecret: password, emailDomains: ['*'] },
    { upstream: 'n', issuer: 't', clientId: 'to', clientSecret: 'o', cookieSecret: 'o', emailDomains: 'l', redirectUrl: 't', port: 'n' },
  ),
  made(
    'cloudSqlProxy',
    'ambassadors',
    { instance: 'a:b:c', port: 5432 },
    { instance: 't', port: 'n', as: 't', privateIp: 'b', iamLogin: 'b', credentials: 'to', healthPort: 'n', name: 't' },
  ),
  made(
    'configReload',
    'sidecars',
    { watch: library.configMap('s', 's'), url: 'http://127.0.0.1:8080/' },
    { watch: 'ol', url: 't', port: 'n' },
  ),
  ...(['gitClone', 'gitSync'] as const).map((name) =>
    made(
      name,
      name === 'gitSync' ? 'sidecars' : 'initContainers',
      { repo: 'https://a.example/b', into: volume },
      {
        repo: 't',
        ref: 't',
        into: 'o',
        link: 't',
        depth: 'n',
        auth: 'o',
        ssh: 'to',
        name: 't',
        ...(name === 'gitSync' && { period: 't', port: 'n' }),
      },
    ),
  ),
  made('logCollector', 'main', { to: 'http://loki:3100' }, { to: 't', service: 't', login: 'o', port: 'n' }),
  made(
    'logShipper',
    'sidecars',
    { from: volume, to: 'http://loki:3100' },
    { from: 'o', files: 't', to: 't', service: 't', login: 'o', port: 'n', name: 't' },
  ),
  made(
    'migrate',
    'initContainers',
    { image: 'x:1', args: ['m'] },
    { image: 't', name: 't', command: 'l', args: 'l', securityContext: 'o', env: 'lo' },
  ),
  made('mysqlExporter', 'adapters', { username: 'u', password }, { username: 't', password: 'o', address: 't' }),
  made('postgresExporter', 'adapters', { username: 'u', password }, { username: 't', password: 'o', address: 't', database: 't' }),
  made('redisExporter', 'adapters', {}, { address: 't', password: 'o' }),
  made('redisProxy', 'ambassadors', { shards: ['r:6379'] }, { shards: 'l', auth: 'o', as: 't', port: 'n', healthPort: 'n', name: 't' }),
  made(
    's3Transfer',
    'sidecars',
    { from: volume, to: 's3://backups/shop' },
    { from: 'to', to: 'to', period: 't', mirror: 'b', endpoint: 't', region: 't', credentials: 'o', name: 't' },
  ),
  made('statsdExporter', 'adapters', {}, { mapping: 't' }),
  made('tcpProxy', 'ambassadors', { to: 'a:9000' }, { to: 't', as: 't', port: 'n', healthPort: 'n', name: 't' }),
  { ...made('waitFor', 'initContainers', {}, { name: 't', timeout: 't' }), make: (chart, props) => waiting(chart, props) },
  made('nodeExporter', 'main', {}, {}),
  ...['postgresql', 'mysql', 'mariadb', 'redis', 'mongodb'].map((name): Row => ({
    name,
    make: (chart, props) =>
      new library.StatefulDatabase(chart, 'x', { ...DATABASE, engine: props === undefined ? all[name]() : all[name](props) }),
    props: { version: VERSIONS[name], ...(name.startsWith('m') && { database: 'shop' }) },
    takes: { version: 't', image: 't', ...((name.endsWith('sql') || name === 'mariadb') && { database: 't' }) },
  })),
  {
    name: 'placement',
    make: (chart, props) => new library.Deployment(chart, 'x', { pod: library.placement(props as object)(pod) }),
    props: {},
    takes: { onlyOn: 'o', ratherOn: 'o', spread: 'tlo', apart: 't', near: 'lo', awayFrom: 'lo', tolerate: 'tlo', priority: 'to' },
    throws: true,
  },
];

function row(name: string, props: object, takes: Takes): Row {
  const Class = all[name] as new (chart: Chart, id: string, props?: unknown) => unknown;
  return { name, make: (chart, given) => (given === undefined ? new Class(chart, 'x') : new Class(chart, 'x', given)), props, takes };
}

function inside(name: string, takes: Takes, props: object, around: (props: unknown) => object, what = 'pod'): Row {
  return { name: `${what} of ${name}`, make: (chart, given) => new all[name](chart, 'x', around(given)), props, takes };
}

function made(name: string, role: string, props: object, takes: Takes): Row {
  const make: Row['make'] = (chart, given) => {
    const one = given === undefined ? all[name]() : all[name](given);
    return new library.Deployment(chart, 'x', { pod: role === 'main' ? { main: one } : ({ ...pod, [role]: [one] } as library.PodProps) });
  };
  return { name, make, props, takes, throws: true };
}

/** A pod pattern that has what it is about. */
function whole(name: string): object {
  const helper = { name: 'helper', image: 'x:1' };
  const field = { SidecarPod: 'sidecars', AmbassadorPod: 'ambassadors', AdapterPod: 'adapters', InitPod: 'initContainers' }[name];
  return { ...pod, ...(field !== undefined && { [field]: [{ ...helper, ...NEEDS[field] }] }) };
}

/** What must be there for an object to be right. */
function fewest(kind: KindName): object {
  if (kind === 'CronJob') return { schedule: '@daily', job: { pod: { ...pod, restartPolicy: 'Never' } } };
  if ('template' in kinds[kind]) return kind === 'Pod' ? pod : { pod };
  return {};
}

/** The props of a kind: its spec's fields, or its own; and those that only we have. */
function of(kind: KindName): Takes {
  if (kind === 'Pod') return POD;
  const takes = kind === 'Namespace' || !typeNamed(kind, 30)!.fields.has('spec') ? wire(kind) : wire(kind, 'spec');
  return { ...but(takes, 'apiVersion', 'kind', 'status', 'jobTemplate', 'template'), ...SHORTER[kind], metadata: 'o' };
}

/** The fields of a type of Kubernetes, or of the type of one of them. */
function wire(name: string, field?: string): Takes {
  const { fields } = typeNamed(name, 30)!;
  const shape = field === undefined ? undefined : fields.get(field)!.shape;
  const its: ReadonlyMap<string, Field> = shape && 'type' in shape ? shape.type.fields : fields;
  return Object.fromEntries([...its.values()].map((one) => [one.name, letters(one.shape)]));
}

function letters(shape: Shape): string {
  if ('type' in shape || 'map' in shape) return 'o';
  if ('list' in shape) return 'l';
  switch (shape.scalar) {
    case 'boolean':
      return 'b';
    case 'IntOrString':
    case 'Quantity':
      return 'tn';
    case 'any':
      return 'tnblo';
    case 'bytes':
      return 'tl';
    default:
      return /^(int32|int64|number)$/.test(shape.scalar) ? 'n' : 't';
  }
}

function but(takes: Takes, ...names: string[]): Takes {
  return Object.fromEntries(Object.entries(takes).filter(([name]) => !names.includes(name)));
}

function waiting(chart: Chart, props: unknown): unknown {
  const one = props === undefined ? library.waitFor('db:5432') : library.waitFor('db:5432', props as object);
  return new library.Deployment(chart, 'x', { pod: { ...pod, initContainers: [one] } });
}

function only(takes: Takes, ...names: string[]): Takes {
  return Object.fromEntries(names.map((name) => [name, takes[name]!]));
}
