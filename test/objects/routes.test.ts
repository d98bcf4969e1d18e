// Gateways, and the routes that attach to them.
import { Deployment, Gateway, GatewayClass, GRPCRoute, HTTPRoute, Service } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { frozen } from './frozen';
import { made, problems } from './made';

const GROUP = 'gateway.networking.k8s.io';
/** A backend with what the server fills in: rules are a list that it treats as one value. */
const stored = (backend: object): object => ({ group: '', kind: 'Service', weight: 1, ...backend });

test.each([{ ref: 'text' }, { ref: 'object' }, { ref: 'existing' }])('a Gateway names its class by $ref', ({ ref }) => {
  const chart = aChart();
  const gatewayClassName =
    ref === 'text'
      ? 'nginx'
      : ref === 'object'
        ? new GatewayClass(chart, 'nginx', { controllerName: 'x/y' })
        : GatewayClass.existing('nginx');
  expect(made(new Gateway(chart, 'gate', { gatewayClassName, listeners: [] })).spec).toEqual({ gatewayClassName: 'nginx', listeners: [] });
});

describe.each([
  { kind: 'HTTPRoute', Class: HTTPRoute },
  { kind: 'GRPCRoute', Class: GRPCRoute },
])('an $kind', ({ Class }) => {
  const web = (chart = aChart()): Service => new Service(chart, 'web', { ports: { http: 80 } });

  test('attaches to Gateways: an object, one that exists, or in Kubernetes’ own words', () => {
    const chart = aChart({}, { namespace: 'shop' });
    const wire = frozen({ name: 'wire', sectionName: 'http' });
    const parentRefs = [
      new Gateway(chart, 'gate', { gatewayClassName: 'x', listeners: [] }),
      Gateway.existing('old', { namespace: 'infra' }),
      wire,
    ];
    const route = new Class(chart, 'route', { parentRefs });
    expect(problems(route)).toEqual([]);
    expect(made(route).spec.parentRefs).toMatchObject([
      { group: GROUP, kind: 'Gateway', name: 'gate', namespace: 'shop' },
      { group: GROUP, kind: 'Gateway', name: 'old', namespace: 'infra' },
      wire,
    ]);
  });

  test('has a problem with a parent of another kind', () => {
    const route = new Class(aChart(), 'route', { parentRefs: [Service.existing('web') as never] });
    expect(problems(route)).toEqual(['reference-kind spec.parentRefs[0]: Invalid value: "Service/web": must be a Gateway']);
  });

  test('sends to Services by number: with one port, by a port of theirs, or as existing', () => {
    const chart = aChart();
    const many = new Service(chart, 'many', { ports: { http: 80, admin: 90 } });
    const wire = frozen({ kind: 'Service', name: 'wire', port: 1, weight: 3 });
    const backendRefs = [web(chart), many.port('admin'), Service.existing('old', { ports: { http: 8080 } }), wire];
    const route = new Class(chart, 'route', { rules: [{ backendRefs }] });
    expect(problems(route)).toEqual([]);
    expect(made(route).spec.rules[0].backendRefs).toEqual([
      stored({ name: 'web', port: 80 }),
      stored({ name: 'many', port: 90 }),
      stored({ name: 'old', port: 8080 }),
      stored(wire),
    ]);
  });

  test('says the namespace of a Service that lives in another', () => {
    const chart = aChart({}, { namespace: 'shop' });
    const elsewhere = new Service(chart, 'there', { metadata: { namespace: 'other' }, ports: [80] });
    const backendRefs = [web(chart), elsewhere, Service.existing('old', { namespace: 'third', ports: { http: 1 } })];
    expect(made(new Class(chart, 'route', { rules: [{ backendRefs }] })).spec.rules[0].backendRefs).toEqual([
      stored({ name: 'web', port: 80 }),
      stored({ name: 'there', namespace: 'other', port: 80 }),
      stored({ name: 'old', namespace: 'third', port: 1 }),
    ]);
  });

  test('has a problem with a Service of several ports, and with a port that is none', () => {
    const many = new Service(aChart(), 'many', { ports: { http: 80, admin: 90 } });
    const route = new Class(aChart(), 'route', { rules: [{}, { backendRefs: [many, many.port('nope')] }] });
    expect(problems(route)).toEqual([
      'backend-port spec.rules[1].backendRefs[0]: Invalid value: "Service/many": has 2 ports, and a backend is one',
      'backend-port spec.rules[1].backendRefs[1]: Invalid value: {"name":"nope"}: Service/many has no port of that name',
    ]);
    expect(made(route).spec.rules[1].backendRefs[1]).toEqual(stored({ name: 'many' }));
  });

  test('keeps the rest of its rules, and what is empty', () => {
    const route = new Class(
      aChart(),
      'route',
      frozen({ parentRefs: [], hostnames: ['a.example'], rules: [{ filters: [], backendRefs: [] }] }),
    );
    expect(made(route).spec).toMatchObject({ parentRefs: [], hostnames: ['a.example'], rules: [{ filters: [], backendRefs: [] }] });
  });

  test('sends to the Service that a workload made', () => {
    const workload = new Deployment(aChart(), 'api', { pod: { main: { image: 'x', ports: { http: 8080 } } } });
    const route = new Class(aChart(), 'route', { rules: [{ backendRefs: [workload.service()] }] });
    expect(made(route).spec.rules[0].backendRefs).toEqual([stored({ name: 'api', port: 8080 })]);
  });
});
