// Services: where their ports go, and what is known of them.
import { configure, type ContainerProps, Deployment, type k8s, Lazy, Service, StatefulSet, statsdExporter } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { made, warnings } from './made';

const web = (ports?: ContainerProps['ports']): Deployment =>
  new Deployment(aChart(), 'web', { pod: { main: { image: 'x', ...(ports && { ports }) } } });

test.each([
  { is: 'a number alone has no name', ports: [8080], made: [{ port: 8080, targetPort: 8080 }] },
  { is: 'a name goes to the name', ports: { http: 8080 }, made: [{ name: 'http', port: 8080, targetPort: 'http' }] },
  {
    is: 'several without names are named by protocol and number, as Kubernetes wants names',
    ports: [8080, 9090, { containerPort: 53, protocol: 'UDP' as const }],
    made: [
      { name: 'tcp-8080', port: 8080, targetPort: 8080 },
      { name: 'tcp-9090', port: 9090, targetPort: 9090 },
      { name: 'udp-53', port: 53, protocol: 'UDP', targetPort: 53 },
    ],
  },
  {
    is: 'a name beside a number keeps its name',
    ports: [{ name: 'http', containerPort: 80, protocol: 'TCP' as const }, 81],
    made: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'tcp-81', port: 81, targetPort: 81 },
    ],
  },
])('without ports it has those of the main container: $is', ({ ports, made: expected }) => {
  expect(made(web(ports).service()).spec.ports).toEqual(expected);
});

test.each([
  {
    is: 'the port of that name',
    of: { http: 8080, admin: 9090 },
    ports: { admin: 90 },
    expected: [{ name: 'admin', port: 90, targetPort: 'admin' }],
  },
  { is: 'the only port', of: [8080], ports: { http: 80 }, expected: [{ name: 'http', port: 80, targetPort: 8080 }] },
  { is: 'the only port, by its name', of: { web: 8080 }, ports: { http: 80 }, expected: [{ name: 'http', port: 80, targetPort: 'web' }] },
  { is: 'the same number, where several could be meant', of: [8080, 9090], ports: { http: 80 }, expected: [{ name: 'http', port: 80 }] },
  { is: 'the same number, where the container says none', of: undefined, ports: { http: 80 }, expected: [{ name: 'http', port: 80 }] },
  {
    is: 'the protocol of the port too',
    of: [{ name: 'dns', containerPort: 53, protocol: 'UDP' as const }],
    ports: { dns: 53 },
    expected: [{ name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' }],
  },
])('a port by name goes to $is', ({ of, ports, expected }) => {
  expect(made(web(of as never).service({ ports: ports as never })).spec.ports).toEqual(expected);
});

test('ports in Kubernetes’ own words stay as they are, and numbers are ports', () => {
  const ports = [80, { name: 'admin', port: 90, targetPort: 'elsewhere', nodePort: 30090 }];
  expect(made(web([8080]).service({ ports })).spec.ports).toEqual([{ name: 'tcp-80', port: 80 }, ports[1]]);
});

test('a container that says no ports gives its Service none', () => {
  expect(made(web().service()).spec).toEqual({ selector: { 'cdk8s-patterns/workload': 'deployment.web' } });
});

test('a bare number goes where the container listens', () => {
  expect(made(web([{ name: 'http', containerPort: 8080 }]).service({ ports: [80] })).spec.ports).toEqual([
    { port: 80, targetPort: 'http' },
  ]);
  expect(made(web([8080, 9090]).service({ ports: [8080, 80] })).spec.ports).toEqual([
    { name: 'tcp-8080', port: 8080 },
    { name: 'tcp-80', port: 80 },
  ]);
  expect(made(web([{ name: 'dns', containerPort: 53, protocol: 'UDP' }, 9090]).service({ ports: [53, 9090] })).spec.ports).toEqual([
    { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    { name: 'tcp-9090', port: 9090 },
  ]);
});

test('ports that only the synth knows are not looked into', () => {
  const late = web(Lazy.any({ produce: () => [{ containerPort: 8080 }] }));
  expect(late.ports).toEqual([]);
  expect(made(late.service({ ports: { http: 80 } })).spec.ports).toEqual([{ name: 'http', port: 80 }]);
  expect(made(late.service('lazy', { ports: Lazy.any({ produce: () => [{ port: 1 }] }) })).spec.ports).toEqual([{ port: 1 }]);
});

test('a selector is a workload, labels, or nothing', () => {
  const chart = aChart();
  const workload = new Deployment(chart, 'web', { pod: { main: { image: 'x', ports: [8080] } } });
  expect(made(new Service(chart, 'a', { selector: workload })).spec).toEqual({
    selector: workload.podLabels,
    ports: [{ port: 8080, targetPort: 8080 }],
  });
  expect(made(new Service(chart, 'b', { selector: { podLabels: 'text' }, ports: [1] })).spec).toEqual({
    selector: { podLabels: 'text' },
    ports: [{ port: 1 }],
  });
  expect(made(new Service(chart, 'c', { ports: [1] })).spec).toEqual({ ports: [{ port: 1 }] });
});

test('a Service of a workload lives where the workload lives', () => {
  const workload = new Deployment(aChart({}, { namespace: 'shop' }), 'web', {
    metadata: { namespace: 'other' },
    pod: { main: { image: 'x' } },
  });
  expect(made(workload.service()).metadata).toEqual({ name: 'web', namespace: 'other' });
});

test('what is explicit comes out, even where it says nothing', () => {
  const { spec } = made(web([80]).service({ clusterIP: 'None', publishNotReadyAddresses: true, externalIPs: [] }));
  expect(spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true, externalIPs: [] });
});

test('its DNS names are those of its namespace', () => {
  const db = new StatefulSet(aChart({}, { namespace: 'shop' }), 'db', { pod: { main: { image: 'x', ports: [5432] } } });
  const service = db.service('headless', { clusterIP: 'None' });
  expect([service.host, service.dnsName, service.podDnsName('db-0')]).toEqual([
    'db-headless',
    'db-headless.shop.svc.cluster.local',
    'db-0.db-headless.shop.svc.cluster.local',
  ]);
});

test('without a known namespace its DNS name is its short one', () => {
  const service = web([80]).service();
  expect([service.dnsName, service.podDnsName('web-0')]).toEqual(['web', 'web-0.web']);
});

test('one of its ports goes by name, and its number is known', () => {
  const service = web([8080, 9090]).service({ ports: { http: 80, admin: 90 } });
  expect(service.port('admin')).toEqual({ service: 'web', namespace: undefined, port: { name: 'admin' }, number: 90 });
  expect(service.port('none').number).toBeUndefined();
});

describe('a port of the name of a companion’s leads there', () => {
  const ports = (target: string): k8s.ServicePort[] => {
    const chart = aChart();
    configure(chart, { target });
    const main = { image: 'x', ports: { http: 8080 } };
    const proxy = { name: 'proxy', image: 'x', ports: { admin: 9901 } };
    const pod = { main, sidecars: [proxy], adapters: [statsdExporter()] };
    return made(new Deployment(chart, 'web', { pod }).service({ ports: { http: 80, metrics: 9102, admin: 9901 } })).spec.ports;
  };

  test('by its name where the version knows that', () => {
    expect(ports('1.33').map(({ targetPort }) => targetPort)).toEqual(['http', 'metrics', 'admin']);
  });

  test('by its number where it does not', () => {
    expect(ports('1.30').map(({ targetPort }) => targetPort)).toEqual(['http', 9102, 9901]);
  });
});

describe('a port that leads to none of the container’s', () => {
  test('is warned of where the container has one alone and the Service several', () => {
    expect(warnings(web({ http: 8080 }).service({ ports: { http: 80, admin: 9901 } }))).toEqual([
      'known-target-port spec.ports[1].targetPort: Required value: no port of the containers is called "admin"',
    ]);
  });

  test.each([
    ['by its name', { http: 80 }, 'called "http"'],
    ['by its number', [80], '80'],
  ])('is warned of: %s', (_, ports, which) => {
    expect(warnings(web({ web: 8080, admin: 9090 }).service({ ports: ports as never }))).toEqual([
      `known-target-port spec.ports[0].targetPort: Required value: no port of the containers is ${which}`,
    ]);
  });

  test.each([
    ['the only one is meant', { web: 8080 }, { http: 80 }],
    ['one has that name', { http: 8080, admin: 9090 }, { http: 80 }],
    ['one has that number', [8080, 9090], [8080]],
    ['the user says which', { web: 8080, admin: 9090 }, [{ port: 80, targetPort: 'web' }]],
    ['the container says none', [], { http: 80 }],
  ])('is none where %s', (_, declared, ports) => {
    expect(warnings(web(declared as never).service({ ports: ports as never }))).toEqual([]);
  });
});
