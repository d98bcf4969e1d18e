// placement: words for where Pods may stand, given to any pod of any workload.
import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Lazy,
  placement,
  type PlacementProps,
  Pod,
  type PodProps,
  PriorityClass,
  ReplicaSet,
  spreading,
  StatefulSet,
} from 'cdk8s-patterns';
import { gather } from '../../lib/synth/gather';
import { aChart } from '../objects/a-chart';
import { eightWorkloads, templateIn } from '../objects/eight-workloads';
import { frozen } from '../objects/frozen';
import { type Json, made } from '../objects/made';

const pod: PodProps = { main: { image: 'x' } };
const specOf = (props: PlacementProps, own: Partial<PodProps> = {}): Json => {
  const { containers: _, ...rest } = made(new Deployment(aChart(), 'web', { pod: placement(props)({ ...pod, ...own }) })).spec.template
    .spec;
  return rest;
};
const OWN = { matchLabels: { 'cdk8s-patterns/workload': 'deployment.web' } };

test('a node’s labels: one value selects, several and their presence are an affinity', () => {
  expect(specOf({ onlyOn: { disk: 'ssd' } })).toEqual({ nodeSelector: { disk: 'ssd' } });
  expect(specOf({ onlyOn: { arch: ['amd64', 'arm64'], gpu: true, old: false } })).toEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'arch', operator: 'In', values: ['amd64', 'arm64'] },
                { key: 'gpu', operator: 'Exists' },
                { key: 'old', operator: 'DoesNotExist' },
              ],
            },
          ],
        },
      },
    },
  });
  expect(specOf({ ratherOn: { disk: 'ssd' } }).affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual([
    { weight: 100, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] } },
  ]);
});

test('spreading counts the workload’s own Pods, of a Deployment those of one version', () => {
  const one = (topologyKey: string, more: object = {}): object => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: OWN,
    matchLabelKeys: ['pod-template-hash'],
    ...more,
  });
  expect(specOf({ spread: 'zones' }).topologySpreadConstraints).toEqual([one('topology.kubernetes.io/zone')]);
  expect(specOf({ spread: ['nodes', 'zones'] }).topologySpreadConstraints).toEqual([
    one('kubernetes.io/hostname'),
    one('topology.kubernetes.io/zone'),
  ]);
  expect(
    specOf({ spread: { over: 'zones', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 2, minDomains: 3 } }).topologySpreadConstraints,
  ).toEqual([one('topology.kubernetes.io/zone', { whenUnsatisfiable: 'DoNotSchedule', maxSkew: 2, minDomains: 3 })]);
});

test.each(eightWorkloads)('the Pods of a $kind are counted by labels that they have', (row) => {
  const workload = row.withPod(aChart(), 'web', placement({ spread: 'nodes', apart: 'zones' })(pod));
  const { metadata, spec } = templateIn(row, made(workload));
  const [constraint] = spec.topologySpreadConstraints;
  expect(constraint.labelSelector.matchLabels).toEqual(workload.podLabels);
  expect(metadata.labels).toMatchObject(constraint.labelSelector.matchLabels);
  expect(spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
    { topologyKey: 'topology.kubernetes.io/zone', labelSelector: constraint.labelSelector },
  ]);
  expect(constraint.matchLabelKeys).toEqual(row.kind === 'Deployment' ? ['pod-template-hash'] : undefined);
});

test('selectors that somebody wrote, and their absence, stay', () => {
  const constraint = { maxSkew: 1, topologyKey: 'rack', whenUnsatisfiable: 'ScheduleAnyway' } as const;
  const own = { ...constraint, labelSelector: { matchLabels: { a: 'b' } } };
  const { template } = made(new Deployment(aChart(), 'web', { pod: { ...pod, topologySpreadConstraints: [constraint, own] } })).spec;
  expect(template.spec.topologySpreadConstraints).toEqual([constraint, own]);
  const late = Lazy.any({ produce: () => [own] }) as never;
  expect(made(new Deployment(aChart(), 'web', { pod: { ...pod, topologySpreadConstraints: late } })).spec.template.spec).toMatchObject({
    topologySpreadConstraints: [own],
  });
});

test('a selector of one’s own is what spreading counts by', () => {
  const web = new Deployment(aChart(), 'web', {
    selector: { matchLabels: { app: 'web' } },
    pod: { ...pod, topologySpreadConstraints: spreading('nodes') },
  });
  expect(made(web).spec.template.spec.topologySpreadConstraints[0].labelSelector).toEqual({ matchLabels: { app: 'web' } });
});

test('near and away are wishes about other workloads’ Pods, wherever those are', () => {
  const chart = aChart({}, { namespace: 'shop' });
  const cache = new Deployment(chart, 'cache', { pod });
  const job = new Job(aChart(), 'job', { pod: { restartPolicy: 'Never', ...pod } });
  const term = (one: { podLabels: object }, more: object = {}): object => ({
    weight: 100,
    podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: one.podLabels }, ...more },
  });
  expect(specOf({ near: cache, awayFrom: [job] }).affinity).toEqual({
    podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [term(cache, { namespaces: ['shop'] })] },
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [term(job)] },
  });
  expect(made(job).spec.template.metadata.labels).toEqual(job.podLabels);
});

test('taints: all, by key and value, or in Kubernetes’ own words', () => {
  expect(specOf({ tolerate: 'all' }).tolerations).toEqual([{ operator: 'Exists' }]);
  expect(specOf({ tolerate: { gpu: true, team: 'batch' } }).tolerations).toEqual([
    { key: 'gpu', operator: 'Exists' },
    { key: 'team', operator: 'Equal', value: 'batch' },
  ]);
  const own = { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 } as const;
  expect(specOf({ tolerate: [own] }).tolerations).toEqual([own]);
});

test('priority is a class, by name or as an object', () => {
  expect(specOf({ priority: 'system-cluster-critical' }).priorityClassName).toBe('system-cluster-critical');
  expect(specOf({ priority: PriorityClass.existing('high') }).priorityClassName).toBe('high');
});

test('what the pod says itself stays, and wins where there can be only one', () => {
  const own = frozen({
    nodeSelector: { disk: 'hdd', zone: 'a' },
    priorityClassName: 'low',
    tolerations: [{ key: 'a', operator: 'Exists' }],
    topologySpreadConstraints: [{ maxSkew: 5, topologyKey: 'rack', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} }],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
            { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }] },
          ],
        },
      },
    },
  }) as Partial<PodProps>;
  const spec = specOf({ onlyOn: { disk: 'ssd', gpu: true }, priority: 'high', tolerate: { b: true }, spread: 'nodes' }, own);
  expect(spec.nodeSelector).toEqual({ disk: 'hdd', zone: 'a' });
  expect(spec.priorityClassName).toBe('low');
  expect(spec.tolerations.map(({ key }: Json) => key)).toEqual(['a', 'b']);
  expect(spec.topologySpreadConstraints.map(({ topologyKey }: Json) => topologyKey)).toEqual(['rack', 'kubernetes.io/hostname']);
  const gpu = { key: 'gpu', operator: 'Exists' };
  expect(spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [{ key: 'a', operator: 'Exists' }, gpu] },
    { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }], matchExpressions: [gpu] },
  ]);
});

test('nothing said is nothing done, and placements follow one another', () => {
  expect(placement({})(pod)).toEqual(pod);
  const both = placement({ spread: 'zones' })(placement({ spread: 'nodes', tolerate: 'all' })(pod));
  expect(both.topologySpreadConstraints).toHaveLength(2);
  expect(both.tolerations).toHaveLength(1);
});

test('one placement serves many workloads, and none of them sees the labels of another', () => {
  const chart = aChart();
  const spread = placement({ spread: 'nodes', apart: 'nodes' });
  const all = [
    new Deployment(chart, 'a', { pod: spread(pod) }),
    new StatefulSet(chart, 'b', { pod: spread(pod) }),
    new DaemonSet(chart, 'c', { pod: spread(pod) }),
    new ReplicaSet(chart, 'd', { pod: spread(pod) }),
    new CronJob(chart, 'e', { schedule: '@daily', job: { pod: spread({ restartPolicy: 'Never', ...pod }) } }),
    new Pod(chart, 'f', spread(pod)),
  ];
  const labels = all.map((one) => JSON.stringify(one.podTemplate.spec.topologySpreadConstraints![0]!.labelSelector!.matchLabels));
  expect(labels).toEqual(all.map((one) => JSON.stringify(one.podLabels)));
  expect(new Set(labels).size).toBe(all.length);
});

test('it is taken as a whole', () => {
  const chart = aChart();
  const cache = new Deployment(chart, 'cache', { pod: placement({ apart: 'nodes' })(pod) });
  const everything = placement({
    onlyOn: { a: 'b', c: ['d'] },
    ratherOn: { e: true },
    spread: { over: ['nodes', 'zones'], whenUnsatisfiable: 'DoNotSchedule', minDomains: 2 },
    near: cache,
    awayFrom: cache,
    tolerate: { x: 'y' },
    priority: 'system-node-critical',
  });
  new Deployment(chart, 'web', { pod: everything(pod) });
  expect(gather(chart.node.root).findings).toEqual([]);
});

test('minDomains without DoNotSchedule, which the server refuses, is refused at once', () => {
  const message = "minDomains: 2: can only use minDomains with whenUnsatisfiable: 'DoNotSchedule'";
  expect(() => placement({ spread: { over: 'zones', minDomains: 2 } })).toThrow(message);
  expect(() => spreading('zones', { minDomains: 2 })).toThrow(message);
});
