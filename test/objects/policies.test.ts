// What names Pods by their workload: NetworkPolicy, PodDisruptionBudget, HorizontalPodAutoscaler.
import {
  CronJob,
  Deployment,
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PodDisruptionBudget,
  type PodProps,
  StatefulSet,
} from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { eightWorkloads, templateIn } from './eight-workloads';
import { frozen } from './frozen';
import { made } from './made';

const pod: PodProps = { main: { image: 'x' } };

describe.each(eightWorkloads)('the Pods of a $kind', (row) => {
  const workload = () => row.withPod(aChart(), 'web', pod);

  test('are selected by a NetworkPolicy, on both sides', () => {
    const [web, peer] = [workload(), workload()];
    const policy = new NetworkPolicy(aChart(), 'p', {
      podSelector: web,
      ingress: [{ from: [peer], ports: [{ port: 80 }] }],
      egress: [{ to: [peer, { ipBlock: { cidr: '10.0.0.0/8' } }] }],
    });
    const podSelector = { matchLabels: web.podLabels };
    expect(made(policy).spec).toEqual({
      podSelector,
      ingress: [{ from: [{ podSelector }], ports: [{ port: 80, protocol: 'TCP' }] }],
      egress: [{ to: [{ podSelector }, { ipBlock: { cidr: '10.0.0.0/8' } }] }],
    });
    expect(templateIn(row, made(web)).metadata.labels).toMatchObject(web.podLabels);
    expect(templateIn(row, made(peer)).metadata.labels).toMatchObject(peer.podLabels);
  });

  test('are counted by a PodDisruptionBudget', () => {
    const web = workload();
    expect(made(new PodDisruptionBudget(aChart(), 'b', { selector: web, minAvailable: '50%' })).spec).toEqual({
      minAvailable: '50%',
      selector: { matchLabels: web.podLabels },
    });
  });

  test('can be the target of a HorizontalPodAutoscaler, which names their workload', () => {
    const hpa = new HorizontalPodAutoscaler(aChart(), 'h', { scaleTargetRef: workload() as never, maxReplicas: 3 });
    expect(made(hpa).spec).toEqual({ maxReplicas: 3, scaleTargetRef: { apiVersion: row.apiVersion, kind: row.kind, name: 'web' } });
  });
});

describe('a NetworkPolicy', () => {
  test('without props is for every Pod, and speaks of no traffic', () => {
    expect(made(new NetworkPolicy(aChart(), 'p')).spec).toEqual({ podSelector: {} });
  });

  test('denies by what is empty, and leaves out what is left out', () => {
    const props = frozen({ podSelector: {}, ingress: [], policyTypes: ['Ingress' as const] });
    expect(made(new NetworkPolicy(aChart(), 'p', props)).spec).toEqual(props);
  });

  test('tells peers that are empty from peers that are left out', () => {
    const ingress = [{}, { from: [] }];
    expect(made(new NetworkPolicy(aChart(), 'p', { ingress })).spec.ingress).toEqual(ingress);
  });

  test('takes peers in Kubernetes’ own words', () => {
    const from = frozen([{ namespaceSelector: {}, podSelector: { matchLabels: { podLabels: 'x' } } }]);
    expect(made(new NetworkPolicy(aChart(), 'p', { ingress: [{ from }], podSelector: { matchLabels: { a: 'b' } } })).spec).toEqual({
      podSelector: { matchLabels: { a: 'b' } },
      ingress: [{ from }],
    });
  });

  test('selects by the labels that the workload’s own selector has', () => {
    const db = new StatefulSet(aChart(), 'db', { selector: { matchLabels: { app: 'db' } }, pod });
    expect(made(new NetworkPolicy(aChart(), 'p', { podSelector: db })).spec.podSelector).toEqual({ matchLabels: { app: 'db' } });
  });
});

describe('a HorizontalPodAutoscaler', () => {
  test.each([
    { is: 'an existing workload', ref: Deployment.existing('web'), expected: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    {
      is: 'Kubernetes’ own reference',
      ref: { apiVersion: 'x/v1', kind: 'Rollout', name: 'r' },
      expected: { apiVersion: 'x/v1', kind: 'Rollout', name: 'r' },
    },
    { is: 'one without apiVersion', ref: { kind: 'Deployment', name: 'r' }, expected: { kind: 'Deployment', name: 'r' } },
  ])('scales $is', ({ ref, expected }) => {
    const hpa = new HorizontalPodAutoscaler(aChart(), 'h', { scaleTargetRef: ref, maxReplicas: 3, metrics: [] });
    expect(made(hpa).spec).toEqual({ maxReplicas: 3, metrics: [], scaleTargetRef: expected });
  });
});

test('a budget takes a selector in Kubernetes’ own words, an empty one too', () => {
  const chart = aChart();
  expect(made(new PodDisruptionBudget(chart, 'a', { selector: {} })).spec).toEqual({ selector: {} });
  const selector = { matchExpressions: [{ key: 'a', operator: 'Exists' as const }] };
  expect(made(new PodDisruptionBudget(chart, 'b', { selector, maxUnavailable: 0 })).spec).toEqual({ selector, maxUnavailable: 0 });
});

test('a CronJob’s Pods get their label in the template of its Jobs', () => {
  const cron = new CronJob(aChart(), 'c', { schedule: '@daily', job: { metadata: { labels: { of: 'the-job' } }, pod } });
  new PodDisruptionBudget(aChart(), 'b', { selector: cron });
  const { jobTemplate } = made(cron).spec;
  expect(jobTemplate.metadata).toEqual({ labels: { of: 'the-job' } });
  expect(jobTemplate.spec.template.metadata.labels).toEqual({ 'cdk8s-patterns/workload': 'cronjob.c' });
});
