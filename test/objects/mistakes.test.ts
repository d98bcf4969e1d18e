// Nothing throws for a mistake in props: it is said at synth, with all the others.
import { App, Chart, CronJob, Deployment, Job, Lazy, Pod, type PodProps, StatefulSet, SynthError } from 'cdk8s-patterns';
import { printed } from '../synth/printed';
import { made } from './made';

const shop = (): Chart => new Chart(new App({ security: 'restricted', container: { imagePullPolicy: 'Always' } }), 'shop');
const wrong = (pod: unknown): PodProps => pod as PodProps;

test.each<[string, PodProps]>([
  ['containers that are no list', wrong({ containers: 'nginx' })],
  ['containers beside main that are no list', wrong({ main: { image: 'x' }, containers: { name: 'b' } })],
  ['init containers that are no list', wrong({ main: { image: 'x' }, initContainers: { name: 'b' } })],
  ['a container that is text', wrong({ main: { image: 'x' }, containers: ['nginx'] })],
  ['ports that are no list', wrong({ main: { image: 'x', ports: 8080 } })],
  ['variables that are text', wrong({ main: { image: 'x', env: 'A=1' } })],
  ['sources that are no list', wrong({ main: { image: 'x', envFrom: 'config' } })],
  ['mounts that are text', wrong({ main: { image: 'x', volumeMounts: '/x' } })],
  ['volumes that are no list', wrong({ main: { image: 'x' }, volumes: { a: {} } })],
  ['pull secrets that are text', wrong({ main: { image: 'x' }, imagePullSecrets: 'registry' })],
  ['capabilities that are no list', wrong({ main: { image: 'x', securityContext: { capabilities: { add: 'SYS_ADMIN' } } } })],
])('%s', (_, pod) => {
  const chart = shop();
  expect(() => made(new Deployment(chart, 'web', { pod }))).not.toThrow();
  expect(() => made(new Pod(chart, 'alone', pod))).not.toThrow();
  const { error } = printed(() => chart.toJson());
  expect(error).toBeInstanceOf(SynthError);
  expect((error as SynthError).findings.map(({ severity, object }) => `${severity} ${object.kind}`)).toEqual(
    expect.arrayContaining(['error Deployment', 'error Pod']),
  );
});

test.each([Deployment, StatefulSet, Job])('a workload without any pod is a workload that the server refuses', (Class) => {
  const chart = shop();
  const workload = new Class(chart, 'web', {} as never);
  expect(workload.podTemplate.spec).toEqual({});
  expect(workload.toScalingTarget().containers).toEqual([]);
  expect(workload.ports).toEqual([]);
  expect(printed(() => chart.toJson()).error).toBeInstanceOf(SynthError);
});

test('a CronJob without any job is one too', () => {
  const chart = shop();
  expect(new CronJob(chart, 'c', { schedule: '@daily', jobTemplate: {} }).podTemplate.spec).toEqual({});
  expect(printed(() => chart.toJson()).error).toBeInstanceOf(SynthError);
});

test('what is late and turns out to be nothing is nothing', () => {
  const late = (): never => Lazy.any({ produce: () => undefined }) as never;
  const web = new Deployment(shop(), 'web', {
    pod: {
      metadata: late(),
      main: { image: 'x', securityContext: late() },
      containers: late(),
      initContainers: late(),
      securityContext: late(),
    },
  });
  const plain = new Deployment(shop(), 'web', { pod: { main: { image: 'x' } } });
  expect(made(web).spec.template.spec.securityContext).toEqual(made(plain).spec.template.spec.securityContext);
  expect(made(web).spec.template.metadata).toEqual(made(plain).spec.template.metadata);
  expect(web.toScalingTarget().containers).toEqual([]);
});

test('a resolver that never comes to an end is an error that names the place', () => {
  let round = 0;
  const chart = new Chart(
    new App({ resolvers: [{ resolve: (context) => void (context.key.at(-1) === 'replicas' && context.replaceValue(round++)) }] }),
    'shop',
  );
  const web = new Deployment(chart, 'web', { replicas: 1, pod: { main: { image: 'x' } } });
  expect(() => made(web)).toThrow('spec.replicas: a resolver replaces what it gave without end');
});
