// What selects Pods, and what never does.
import { DaemonSet, Deployment, Job, Pod, ReplicaSet, ReplicationController, StatefulSet } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { made } from './made';

const LABEL = 'cdk8s-patterns/workload';
const pod = { main: { image: 'x' } };

describe.each([
  { kind: 'Deployment', Class: Deployment },
  { kind: 'ReplicaSet', Class: ReplicaSet },
  { kind: 'DaemonSet', Class: DaemonSet },
  { kind: 'StatefulSet', Class: StatefulSet },
])('a $kind', ({ Class }) => {
  test('with matchLabels puts them on its Pods, and nothing else', () => {
    const workload = new Class(aChart(), 'web', { selector: { matchLabels: { app: 'shop' } }, pod });
    const { spec } = made(workload);
    expect(spec.selector).toEqual({ matchLabels: { app: 'shop' } });
    expect(spec.template.metadata).toEqual({ labels: { app: 'shop' } });
    expect(workload.podLabels).toEqual({ app: 'shop' });
  });

  test('with matchExpressions alone leaves the labels to their author, and is found by all of them', () => {
    const selector = { matchExpressions: [{ key: 'app', operator: 'Exists' as const }] };
    const workload = new Class(aChart(), 'web', { selector, pod: { ...pod, metadata: { labels: { app: 'a', tier: 'b' } } } });
    expect(made(workload).spec.selector).toEqual(selector);
    expect(made(workload).spec.template.metadata.labels).toEqual({ app: 'a', tier: 'b' });
    expect(workload.podLabels).toEqual({ app: 'a', tier: 'b' });
  });

  test('keeps the labels that its Pods have of their own beside the one that selects', () => {
    const workload = new Class(aChart(), 'web', { pod: { ...pod, metadata: { labels: { 'app.kubernetes.io/name': 'shop' } } } });
    expect(Object.keys(made(workload).spec.selector.matchLabels)).toEqual([LABEL]);
    expect(Object.keys(made(workload).spec.template.metadata.labels).sort()).toEqual(['app.kubernetes.io/name', LABEL]);
  });

  test('gives away copies of its labels', () => {
    const workload = new Class(aChart(), 'web', { selector: { matchLabels: { app: 'shop' } }, pod });
    workload.podLabels.app = 'changed';
    expect(workload.podLabels).toEqual({ app: 'shop' });
  });

  test('whose selector was emptied by hand labels its Pods late', () => {
    const workload = new Class(aChart(), 'web', { pod });
    workload.spec.selector = {};
    expect(made(workload.service()).spec.selector).toEqual(workload.podLabels);
    expect(made(workload).spec.template.metadata.labels).toMatchObject(workload.podLabels);
  });
});

describe('a ReplicationController', () => {
  test('with a selector puts it on its Pods, and nothing else', () => {
    const workload = new ReplicationController(aChart(), 'web', { selector: { app: 'shop' }, pod });
    expect(made(workload).spec).toMatchObject({ selector: { app: 'shop' }, template: { metadata: { labels: { app: 'shop' } } } });
    expect(workload.podLabels).toEqual({ app: 'shop' });
  });

  test('does not select by the labels that all Pods of its scope have', () => {
    const chart = aChart({ pod: { metadata: { labels: { team: 'a' } } } });
    const { spec } = made(new ReplicationController(chart, 'web', { pod }));
    expect(spec.selector).toEqual({ [LABEL]: 'replicationcontroller.web' });
    expect(spec.template.metadata.labels).toEqual({ team: 'a', [LABEL]: 'replicationcontroller.web' });
  });
});

describe('Pods that nothing selects', () => {
  test('are labelled once somebody wants to find them', () => {
    const job = new Job(aChart(), 'import', { pod });
    expect(JSON.stringify(made(job))).not.toContain(LABEL);
    const service = job.service({ ports: { http: 80 } });
    expect(made(service).spec.selector).toEqual({ [LABEL]: 'job.import' });
    expect(made(job).spec.template.metadata.labels).toEqual({ [LABEL]: 'job.import' });
  });

  test('of a bare Pod are labelled in its own metadata', () => {
    const alone = new Pod(aChart(), 'alone', { ...pod, metadata: { labels: { app: 'a' } } });
    expect(alone.podTemplate.metadata.labels).toEqual({ app: 'a' });
    expect(alone.podLabels).toEqual({ [LABEL]: 'pod.alone' });
    expect(made(alone).metadata.labels).toEqual({ app: 'a', [LABEL]: 'pod.alone' });
  });

  test('of a Job with a selector of its own are labelled all the same', () => {
    const job = new Job(aChart(), 'import', {
      manualSelector: true,
      selector: { matchLabels: { a: 'b' } },
      pod: { ...pod, metadata: { labels: { a: 'b' } } },
    });
    expect(job.podLabels).toEqual({ [LABEL]: 'job.import' });
    expect(made(job).spec.selector).toEqual({ matchLabels: { a: 'b' } });
  });
});
