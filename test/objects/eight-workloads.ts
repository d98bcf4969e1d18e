// The eight workloads in one table: how each is made from a pod, and from Kubernetes' own template.
import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  type k8s,
  Pod,
  type PodProps,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import type { Workload } from '../../lib/objects/workload';
import type { Json } from './made';

// oxlint-disable-next-line typescript/no-explicit-any
type Any = any;

export interface Row {
  readonly kind: Any;
  readonly apiVersion: string;
  readonly Class: Any;
  /** The path of its pod spec. */
  readonly podPath: string;
  /** Whether its spec has a selector that nobody gave. */
  readonly selects: boolean;
  readonly withPod: (scope: Construct, id: string, pod: PodProps, more?: object) => Workload<Any, Any>;
  /** Kubernetes' own template; a Pod has none. */
  readonly withTemplate?: (scope: Construct, id: string, template: k8s.PodTemplateSpec, more?: object) => Workload<Any, Any>;
  /** The smallest manifest with that pod template. */
  readonly manifest: (name: string, template: Json) => Json;
}

const selecting = (Class: Any, kind: string, apiVersion: string): Row => ({
  kind,
  apiVersion,
  Class,
  podPath: 'spec.template.spec',
  selects: true,
  withPod: (scope, id, pod, more) => new Class(scope, id, { ...more, pod }),
  withTemplate: (scope, id, template, more) => new Class(scope, id, { ...more, template }),
  manifest: (name, template) => ({ apiVersion, kind, metadata: { name }, spec: { selector: { matchLabels: { a: 'b' } }, template } }),
});

export const eightWorkloads: readonly Row[] = [
  {
    kind: 'Pod',
    apiVersion: 'v1',
    Class: Pod,
    podPath: 'spec',
    selects: false,
    withPod: (scope, id, pod, more) => new Pod(scope, id, { ...more, ...pod }),
    manifest: (name, { metadata, spec }) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, ...metadata }, spec }),
  },
  {
    ...selecting(ReplicationController, 'ReplicationController', 'v1'),
    manifest: (name, template) => ({
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name },
      spec: { selector: { a: 'b' }, template },
    }),
  },
  selecting(ReplicaSet, 'ReplicaSet', 'apps/v1'),
  selecting(Deployment, 'Deployment', 'apps/v1'),
  selecting(DaemonSet, 'DaemonSet', 'apps/v1'),
  selecting(StatefulSet, 'StatefulSet', 'apps/v1'),
  {
    ...selecting(Job, 'Job', 'batch/v1'),
    selects: false,
    manifest: (name, template) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template } }),
  },
  {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    Class: CronJob,
    podPath: 'spec.jobTemplate.spec.template.spec',
    selects: false,
    withPod: (scope, id, pod, more) => new CronJob(scope, id, { schedule: '0 3 * * *', ...more, job: { pod } }),
    withTemplate: (scope, id, template, more) =>
      new CronJob(scope, id, { schedule: '0 3 * * *', ...more, jobTemplate: { spec: { template } } }),
    manifest: (name, template) => ({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } },
    }),
  },
];

/** The pod template inside a manifest of that row. */
export function templateIn(row: Row, manifest: Json): Json {
  if (row.kind === 'Pod') return manifest;
  return row.kind === 'CronJob' ? manifest.spec.jobTemplate.spec.template : manifest.spec.template;
}
