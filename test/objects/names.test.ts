// Names that nobody gave, and who may give them.
import { App, ApiObject, Chart, ConfigMap, CronJob, Deployment, Pod, Service, StatefulSet } from 'cdk8s-patterns';
import { Construct } from 'constructs';
import { aChart } from './a-chart';
import { made, problems } from './made';

const web = { pod: { main: { image: 'x' } } };

/** Makes a construct for each id but the last, and a Deployment of the last. */
function deploymentAt(...ids: string[]): Deployment {
  const scope = ids.slice(0, -1).reduce<Construct>((above, id) => new Construct(above, id), new Chart(new App(), 'otel'));
  return new Deployment(scope, ids.at(-1)!, web);
}

test.each([
  { ids: ['web'], name: 'web', why: 'the id below the chart' },
  { ids: ['shop', 'web'], name: 'shop-web', why: 'the ids below the chart, joined' },
  { ids: ['shop', 'Default'], name: 'shop', why: 'Default is silent' },
  { ids: ['Resource', 'web', 'Resource'], name: 'web', why: 'Resource is silent' },
  { ids: ['shop', 'deployment'], name: 'shop', why: 'its own kind is silent' },
  { ids: ['shop', 'DEPLOYMENT'], name: 'shop', why: 'its own kind is silent in any case' },
  { ids: ['shop', 'service'], name: 'shop-service', why: 'another kind is not silent' },
  { ids: ['deployment'], name: 'otel', why: 'where nothing remains it is the id of the chart' },
  { ids: ['Default', 'resource', 'Deployment'], name: 'otel', why: 'where nothing remains it is the id of the chart' },
  { ids: ['MyShop', 'Web'], name: 'myshop-web', why: 'capitals become small' },
  { ids: ['my shop', 'we(b)'], name: 'myshop-web', why: 'what DNS has not is left out' },
  { ids: ['a_b', 'c.d'], name: 'a_b-c.d', why: 'what cdk8s keeps is kept, and judged later' },
])('$ids is called $name: $why', ({ ids, name }) => {
  const object = deploymentAt(...ids);
  expect(object.name).toBe(name);
  expect(made(object).metadata.name).toBe(name);
});

test('only the ids below the nearest chart count', () => {
  const outer = new Chart(new App(), 'outer');
  const inner = new Chart(new Construct(outer, 'between'), 'inner');
  expect(new Deployment(inner, 'web', web).name).toBe('web');
  expect(new Deployment(new Chart(inner, 'alone'), 'deployment', web).name).toBe('alone');
});

test('a name of metadata wins', () => {
  const object = new Deployment(aChart(), 'web', { metadata: { name: 'Given' }, ...web });
  expect([object.name, made(object).metadata.name]).toEqual(['Given', 'Given']);
});

test('generateName alone leaves the name to the server', () => {
  expect(made(new Pod(aChart(), 'p', { metadata: { generateName: 'task-' }, main: { image: 'x' } })).metadata).toEqual({
    generateName: 'task-',
  });
});

test('generateName beside a name changes nothing', () => {
  const { metadata } = made(new ConfigMap(aChart(), 'c', { metadata: { generateName: 'task-', name: 'n' } }));
  expect(metadata).toEqual({ generateName: 'task-', name: 'n' });
});

describe('a chart that names objects by itself', () => {
  class Naming extends Chart {
    override generateObjectName(object: ApiObject): string {
      return `own-${object.kind.toLowerCase()}-${object.node.scope!.node.id}`;
    }
  }

  test('is asked first', () => {
    const object = new Deployment(new Naming(new App(), 'shop'), 'web', web);
    expect(object.name).toBe('own-deployment-web');
    const manifest = made(object);
    expect(manifest.metadata.name).toBe('own-deployment-web');
    expect(manifest.spec.selector.matchLabels).toEqual({ 'cdk8s-patterns/workload': 'deployment.own-deployment-web' });
  });

  test('is not asked where metadata has a name', () => {
    expect(new Deployment(new Naming(new App(), 'shop'), 'web', { metadata: { name: 'given' }, ...web }).name).toBe('given');
  });

  test('is not asked for a chart in it', () => {
    expect(new Deployment(new Chart(new Naming(new App(), 'shop'), 'inner'), 'web', web).name).toBe('web');
  });
});

describe('a name that becomes a label', () => {
  const long = 'a'.repeat(60);

  test('is a problem above 63 characters, and is not cut', () => {
    const object = new Deployment(aChart(), long, web);
    expect(problems(object)).toEqual([`name-length metadata.name: Invalid value: "${long}": must be no more than 52 characters`]);
    expect(made(object).metadata.name).toBe(long);
    expect(made(object).spec.selector.matchLabels['cdk8s-patterns/workload']).toBe(`deployment.${long}`);
  });

  test.each([
    { kind: 'Deployment', Class: Deployment, most: 52 },
    { kind: 'StatefulSet', Class: StatefulSet, most: 51 },
  ])('of a $kind has $most characters at most', ({ Class, most }) => {
    const chart = aChart();
    expect(problems(new Class(chart, 'x'.repeat(most), web))).toEqual([]);
    expect(problems(new Class(chart, 'x'.repeat(most + 1), web))).toHaveLength(1);
  });

  test('may be longer where a selector is given', () => {
    const selected = { selector: { matchLabels: { app: 'x' } }, ...web };
    expect(problems(new Deployment(aChart(), long, selected))).toEqual([]);
  });

  test('may be longer where nothing selects', () => {
    expect(problems(new CronJob(aChart(), long, { schedule: '@daily', job: web }))).toEqual([]);
    expect(problems(new Service(aChart(), long))).toEqual([]);
  });
});
