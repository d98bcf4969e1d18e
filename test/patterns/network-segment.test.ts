// NetworkSegment: what may be is said, and nothing else.
import {
  App,
  Chart,
  configure,
  CronJob,
  Deployment,
  Namespace,
  NetworkPolicy,
  NetworkSegment,
  type NetworkSegmentProps,
  type PodProps,
  postgresql,
  Secret,
  StatefulDatabase,
  StatefulSet,
} from 'cdk8s-patterns';
import { gather } from '../../lib/synth/gather';
import { aChart } from '../objects/a-chart';
import { type Json, made, problems } from '../objects/made';

const pod = (ports: { [name: string]: number } = {}): PodProps => ({ main: { image: 'x', ports } });
const shop = (): Chart => aChart({}, { namespace: 'shop' });
const deployment = (chart: Chart, name: string, ports?: { [name: string]: number }): Deployment =>
  new Deployment(chart, name, { pod: pod(ports) });
const selecting = (one: { podLabels: object }): object => ({ podSelector: { matchLabels: one.podLabels } });
const named = (name: string): object => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const specOf = (policy: NetworkPolicy | undefined): Json => made(policy!).spec;
/** All policies of a segment by name. */
const policies = (segment: NetworkSegment): Json =>
  Object.fromEntries(segment.node.children.map((one) => [(one as NetworkPolicy).name, made(one).spec]));

const DNS = {
  to: [{ ...named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

describe('a NetworkSegment', () => {
  test('denies all Pods of the namespace everything but DNS', () => {
    expect(policies(new NetworkSegment(shop(), 'segment'))).toEqual({
      segment: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [DNS] },
    });
  });

  test('denies DNS too, where it is asked to', () => {
    expect(policies(new NetworkSegment(shop(), 'segment', { dns: false }))).toEqual({
      segment: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  });

  test('closes one direction, where it is asked to', () => {
    const chart = shop();
    const [web, api] = [deployment(chart, 'web'), deployment(chart, 'api')];
    const segment = new NetworkSegment(chart, 'segment', { policyTypes: ['Ingress'], allow: [{ from: web, to: api }] });
    expect(policies(segment)).toEqual({
      segment: { podSelector: {}, policyTypes: ['Ingress'] },
      'segment-api': { ...selecting(api), policyTypes: ['Ingress'], ingress: [{ from: [selecting(web)] }] },
    });
  });

  test('opens a way between two workloads on both of its ends, for the ports of the second', () => {
    const chart = shop();
    const [web, api] = [deployment(chart, 'web', { http: 8080 }), deployment(chart, 'api', { http: 3000, grpc: 9000 })];
    const segment = new NetworkSegment(chart, 'segment', { allow: [{ from: web, to: api }] });
    const ports = [
      { port: 3000, protocol: 'TCP' },
      { port: 9000, protocol: 'TCP' },
    ];
    expect(specOf(segment.policyOf(web))).toEqual({
      ...selecting(web),
      policyTypes: ['Egress'],
      egress: [{ to: [selecting(api)], ports }],
    });
    expect(specOf(segment.policyOf(api))).toEqual({
      ...selecting(api),
      policyTypes: ['Ingress'],
      ingress: [{ from: [selecting(web)], ports }],
    });
  });

  test('takes ports by name, by number, with their protocol, and in Kubernetes’ own words', () => {
    const chart = shop();
    const dns = new Deployment(chart, 'dns', {
      pod: { main: { image: 'x', ports: [{ name: 'dns', containerPort: 5353, protocol: 'UDP' }, { containerPort: 80 }] } },
    });
    const segment = new NetworkSegment(chart, 'segment', {
      allow: [{ from: 'anywhere', to: dns, ports: ['dns', 5353, 80, 9999, { port: 1, endPort: 9 }] }],
    });
    expect(specOf(segment.policyOf(dns)).ingress[0].ports).toEqual([
      { port: 5353, protocol: 'UDP' },
      { port: 5353, protocol: 'UDP' },
      { port: 80, protocol: 'TCP' },
      { port: 9999, protocol: 'TCP' },
      { port: 1, endPort: 9, protocol: 'TCP' },
    ]);
  });

  test('knows namespaces, addresses, everybody, and Kubernetes’ own peers', () => {
    const chart = shop();
    const web = deployment(chart, 'web');
    const peer = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };
    const segment = new NetworkSegment(chart, 'segment', {
      allow: [
        { from: [Namespace.existing('ingress-nginx'), '203.0.113.0/24', peer], to: web },
        { from: web, to: 'anywhere', ports: [443] },
      ],
    });
    expect(specOf(segment.policyOf(web))).toEqual({
      ...selecting(web),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [named('ingress-nginx'), { ipBlock: { cidr: '203.0.113.0/24' } }, peer] }],
      egress: [{ ports: [{ port: 443, protocol: 'TCP' }] }],
    });
  });

  test('finds workloads of another namespace there, and writes no policy for them', () => {
    const app = new App();
    const [chart, other] = [new Chart(app, 'shop', { namespace: 'shop' }), new Chart(app, 'bank', { namespace: 'bank' })];
    const [web, bank] = [deployment(chart, 'web'), deployment(other, 'bank', { http: 8080 })];
    const segment = new NetworkSegment(chart, 'segment', {
      allow: [
        { from: web, to: bank },
        { from: bank, to: web },
      ],
    });
    const there = { ...named('bank'), ...selecting(bank) };
    expect(policies(segment)).toMatchObject({
      'segment-web': { egress: [{ to: [there], ports: [{ port: 8080 }] }], ingress: [{ from: [there] }] },
    });
    expect(segment.policyOf(bank)).toBeUndefined();
  });

  test('opens many ways with one line, and more later', () => {
    const chart = shop();
    const [web, worker, db] = [deployment(chart, 'web'), deployment(chart, 'worker'), deployment(chart, 'db', { sql: 5432 })];
    const segment = new NetworkSegment(chart, 'segment', { allow: [{ from: [web, worker], to: db }] });
    segment.allow({ from: db, to: db });
    expect(specOf(segment.policyOf(db)).ingress.map(({ from }: Json) => from)).toEqual([
      [selecting(web), selecting(worker)],
      [selecting(db)],
    ]);
    expect(specOf(segment.policyOf(worker)).egress).toEqual([{ to: [selecting(db)], ports: [{ port: 5432, protocol: 'TCP' }] }]);
  });

  test('tells workloads of one name apart by their kind, and labels the Pods of a CronJob', () => {
    const chart = shop();
    const job = new CronJob(chart, 'j', {
      metadata: { name: 'web' },
      schedule: '@daily',
      job: { pod: { restartPolicy: 'Never', ...pod() } },
    });
    const web = deployment(chart, 'web');
    const segment = new NetworkSegment(chart, 'segment', { allow: [{ from: job, to: web }] });
    expect(Object.keys(policies(segment))).toEqual(['segment', 'segment-web', 'segment-cronjob-web']);
    expect(made(job).spec.jobTemplate.spec.template.metadata.labels).toEqual(job.podLabels);
  });

  test('is accepted as a whole', () => {
    const chart = shop();
    const queue = new StatefulSet(chart, 'queue', { serviceName: 'queue', pod: pod({ client: 4222 }) });
    queue.service({ clusterIP: 'None' });
    new NetworkSegment(chart, 'segment', {
      allow: [
        { from: queue, to: queue },
        { from: queue, to: '10.0.0.0/8', ports: [53] },
      ],
    });
    expect(gather(chart.node.root).findings).toEqual([]);
  });

  test('says so, where a port is none of the workload’s', () => {
    const chart = shop();
    const db = deployment(chart, 'db', { sql: 5432 });
    const segment = new NetworkSegment(chart, 'segment', { allow: [{ from: 'anywhere', to: db, ports: ['sq'] }] });
    expect(problems(segment)).toEqual(['known-port allow[0].ports[0]: Not found: "sq"']);
  });
});

test('a number that the Pods declare nowhere is open all the same: a container may listen on it', () => {
  const chart = shop();
  const queue = deployment(chart, 'queue', { client: 4222 });
  const segment = new NetworkSegment(chart, 'segment', { allow: [{ from: queue, to: queue, ports: ['client', 6222] }] });
  expect(specOf(segment.policyOf(queue)).ingress).toEqual([
    {
      from: [selecting(queue)],
      ports: [
        { port: 4222, protocol: 'TCP' },
        { port: 6222, protocol: 'TCP' },
      ],
    },
  ]);
  expect(problems(segment)).toEqual([]);
  expect(gather(chart.node.root).findings).toEqual([]);
});

describe('a NetworkPolicy', () => {
  test('finds a workload of another namespace there, and one of its own by its Pods alone', () => {
    const app = new App();
    const [chart, other] = [new Chart(app, 'shop', { namespace: 'shop' }), new Chart(app, 'bank', { namespace: 'bank' })];
    const [web, bank] = [deployment(chart, 'web'), deployment(other, 'bank')];
    const policy = new NetworkPolicy(chart, 'p', { ingress: [{ from: [web, bank] }], egress: [{ to: [bank] }] });
    expect(specOf(policy)).toEqual({
      podSelector: {},
      ingress: [{ from: [selecting(web), { ...named('bank'), ...selecting(bank) }] }],
      egress: [{ to: [{ ...named('bank'), ...selecting(bank) }] }],
    });
  });
});

test('a way to a port of an adapter is open by its name', () => {
  const chart = aChart({ target: '1.30' }, { namespace: 'shop' });
  const adapters = [{ name: 'exporter', image: 'exporter:1', metrics: 9102 }];
  const api = new Deployment(chart, 'api', { pod: { ...pod({ http: 8080 }), adapters } });
  const segment = new NetworkSegment(chart, 'segment', {
    allow: [{ from: Namespace.existing('monitoring'), to: api, ports: ['metrics'] }],
  });
  expect(problems(segment)).toEqual([]);
  expect(specOf(segment.policyOf(api)).ingress).toEqual([{ from: [named('monitoring')], ports: [{ port: 9102, protocol: 'TCP' }] }]);
});

test('what is no workload of ours, no namespace and no address is refused', () => {
  const chart = shop();
  const web = deployment(chart, 'web', { http: 8080 });
  const neighbour = { apiVersion: 'apps/v1', apiGroup: 'apps', kind: 'Deployment', name: 'theirs', resourceType: 'deployments' };
  expect(problems(new NetworkSegment(chart, 'segment', { allow: [{ from: neighbour as never, to: web }] }))).toEqual([
    `reference-kind allow[0]: Invalid value: "Deployment/theirs": must be a workload of this library, a Namespace, addresses or Kubernetes' own peer`,
  ]);
});

describe('a database with read replicas', () => {
  const database = (chart: Chart, name = 'db', readReplicas = 1): StatefulDatabase =>
    new StatefulDatabase(chart, name, {
      engine: postgresql({ version: '16' }),
      credentials: Secret.existing('db-login'),
      storage: { size: '1Gi' },
      readReplicas,
    });
  const segment = (chart: Chart, props: NetworkSegmentProps = {}): NetworkSegment => new NetworkSegment(chart, 'segment', props);
  const ports = [{ port: 5432, protocol: 'TCP' }];
  const toItself = (db: StatefulDatabase): object => ({
    ...selecting(db),
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [selecting(db)], ports }],
    egress: [{ to: [selecting(db)], ports }],
  });
  const rulesSaid = (chart: Chart): string[] =>
    gather(chart.node.root)
      .findings.filter(({ rule }) => rule.startsWith('database-'))
      .map(({ rule, construct, path, message }) => `${rule} ${construct} ${path}: ${message}`);

  test('opens the way of a database with read replicas to itself, whichever is made first', () => {
    for (const segmentFirst of [true, false]) {
      const chart = shop();
      const before = segmentFirst ? segment(chart) : undefined;
      const db = database(chart);
      const made = before ?? segment(chart);
      expect(Object.keys(policies(made))).toEqual(['segment', 'segment-db']);
      expect(specOf(made.policyOf(db))).toEqual(toItself(db));
    }
  });

  test('finds it in another chart of the namespace, and not in another namespace or cluster', () => {
    const app = new App();
    const [network, data] = ['network', 'data'].map((id) => new Chart(app, id, { namespace: 'shop' })) as [Chart, Chart];
    const elsewhere = new Chart(app, 'elsewhere', { namespace: 'bank' });
    const staging = new Chart(app, 'staging', { namespace: 'shop' });
    configure(staging, { cluster: 'staging' });
    const [made, db] = [segment(network), database(data, 'main')];
    const others = [elsewhere, staging].map((chart, i) => database(chart, `other-${i}`));
    expect(specOf(made.policyOf(db))).toEqual(toItself(db));
    for (const other of others) expect(made.policyOf(other)).toBeUndefined();
  });

  test('has no such way with one Pod', () => {
    const chart = shop();
    const db = database(chart, 'db', 0);
    expect(segment(chart).policyOf(db)).toBeUndefined();
  });

  test('has it in the direction that is closed', () => {
    const chart = shop();
    const db = database(chart);
    expect(specOf(segment(chart, { policyTypes: ['Ingress'] }).policyOf(db))).toEqual({
      ...selecting(db),
      policyTypes: ['Ingress'],
      ingress: [{ from: [selecting(db)], ports }],
    });
  });

  test('writes that way once, where somebody writes it, before or after', () => {
    const [one, other] = [shop(), shop()];
    const db = database(one);
    const asProp = segment(one, { allow: [{ from: db, to: db }] });
    expect(specOf(asProp.policyOf(db))).toEqual(toItself(db));

    const later = segment(other);
    const its = database(other);
    const web = deployment(other, 'web');
    later.allow({ from: [web, its], to: its });
    expect(specOf(later.policyOf(its))).toEqual({
      ...selecting(its),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [selecting(web), selecting(its)], ports }],
      egress: [{ to: [selecting(its)], ports }],
    });
  });

  test('has its own way beside one that is narrower', () => {
    const chart = shop();
    const db = database(chart);
    const made = segment(chart, { allow: [{ from: db, to: db, ports: [9187] }] });
    expect(specOf(made.policyOf(db)).ingress).toEqual([
      { from: [selecting(db)], ports: [{ port: 9187, protocol: 'TCP' }] },
      { from: [selecting(db)], ports },
    ]);
  });

  test('leaves no replica without its primary, as far as policies go: the rule that asks is silent', () => {
    const chart = shop();
    segment(chart);
    database(chart);
    expect(rulesSaid(chart)).toEqual([]);

    const handWritten = shop();
    new NetworkPolicy(handWritten, 'closed', { policyTypes: ['Ingress'] });
    database(handWritten);
    expect(rulesSaid(handWritten)).toEqual([
      'database-reaches-itself shop/closed spec.ingress: Required value: the Pods of StatefulSet/db have no way to each other',
    ]);
  });

  test('is warned of, where it cannot ask DNS, until somebody opens that way', () => {
    const chart = shop();
    const made = segment(chart, { dns: false });
    const db = database(chart, 'db', 0);
    expect(rulesSaid(chart)).toEqual([
      'database-asks-dns shop/segment spec.egress: Required value: the Pods of StatefulSet/db have no way to DNS',
    ]);
    made.allow({ from: db, to: '169.254.20.10/32', ports: [{ port: 53, protocol: 'UDP' }] });
    expect(rulesSaid(chart)).toEqual([]);
  });
});
