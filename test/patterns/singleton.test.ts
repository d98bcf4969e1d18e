import { ApiObject, httpGet, Singleton, type SingletonProps, Testing } from 'cdk8s-patterns';
import { aChart } from '../objects/a-chart';
import { made, problems, warnings } from '../objects/made';

const main = { image: 'ghcr.io/acme/scheduler:1.0.0', readinessProbe: httpGet('/', 8080) };
const one = (props: Partial<SingletonProps>): Singleton =>
  new Singleton(aChart(), 'scheduler', { pod: { main }, ...props } as SingletonProps);
const kinds = (singleton: Singleton): string[] =>
  singleton.node
    .findAll()
    .filter((child) => ApiObject.isApiObject(child))
    .map(({ kind, name }) => `${kind}/${name}`)
    .sort();

describe('at most one', () => {
  const singleton = (): Singleton => one({ atMost: 1 });

  test('is a StatefulSet of one Pod, its headless Service, and nothing else: no budget', () => {
    expect(kinds(singleton())).toEqual(['Service/scheduler-headless', 'StatefulSet/scheduler']);
    expect(made(singleton()).spec).toMatchObject({ replicas: 1, serviceName: 'scheduler-headless', podManagementPolicy: 'Parallel' });
  });

  test('has a headless Service without ports, for its own Pods', () => {
    const { headlessService, statefulSet } = singleton();
    expect(made(headlessService!).spec).toEqual({ clusterIP: 'None', selector: statefulSet!.podLabels });
    expect(statefulSet!.podTemplate.metadata.labels).toMatchObject(statefulSet!.podLabels);
  });

  test('says what it promises', () => {
    expect(singleton().promise).toBe("at most one Pod: none while rolling or until a lost node's Pod is confirmed gone");
    expect(singleton().deployment).toBeUndefined();
  });
});

describe('at least one', () => {
  const singleton = (): Singleton => one({ atLeast: 1 });

  test('is a Deployment of one Pod, and nothing else: no budget', () => {
    expect(kinds(singleton())).toEqual(['Deployment/scheduler']);
  });

  test('makes the new Pod before it ends the old one', () => {
    expect(made(singleton()).spec).toMatchObject({
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
  });

  test('says what it promises', () => {
    expect(singleton().promise).toBe('at least one Pod while rolling: two for a moment');
    expect([singleton().statefulSet, singleton().headlessService]).toEqual([undefined, undefined]);
  });

  test('warns where the new Pod is never known to be ready', () => {
    const blind = { main: { image: main.image } };
    expect(warnings(singleton())).toEqual([]);
    expect(warnings(one({ atLeast: 1, pod: blind }))).toEqual([
      'readiness-probe spec.template.spec.containers[0].readinessProbe: Required value',
    ]);
    expect(warnings(one({ atLeast: 1, minReadySeconds: 5, pod: blind }))).toEqual([]);
    expect(warnings(one({ atMost: 1, pod: blind }))).toEqual([]);
  });
});

test('a Singleton takes a budget that is left out', () => {
  expect(problems(one({ atMost: 1, disruptionBudget: false }))).toEqual([]);
});

test('a Singleton stands for its workload, in its namespace', () => {
  const chart = aChart({}, { namespace: 'shop' });
  const singleton = new Singleton(chart, 'scheduler', { atMost: 1, metadata: { name: 'only', namespace: 'jobs' }, pod: { main } });
  expect([singleton.kind, singleton.name, singleton.namespace]).toEqual(['StatefulSet', 'only', 'jobs']);
  expect(singleton.headlessService).toMatchObject({ name: 'only-headless', namespace: 'jobs' });
  expect(Testing.synth(chart)).toHaveLength(2);
});

test('what is no word of a Singleton is a field of its workload, and judged there', () => {
  const singleton = one({ atMost: 1, revisionHistoryLimit: 3, minReadySeconds: 2, replicsa: 2 } as never);
  expect(made(singleton).spec).toMatchObject({ revisionHistoryLimit: 3, minReadySeconds: 2, replicsa: 2 });
});

test('a Singleton leaves its props as they were', () => {
  const props = { atLeast: 1 as const, metadata: { labels: { a: 'b' } }, pod: { main } };
  const before = structuredClone(props);
  one(props);
  expect(props).toEqual(before);
});
