// Rules about whose Pods a Service and a workload select.
import { fieldsOf } from '../kube/fields-of';
import { isPlainObject, objectId } from '../kube/manifest';
import { entries } from './entries';
import { identity } from './identity';
import { listed } from './listed';
import type { ReadonlySet } from './manifest-set';
import { type PodIndex, type PodsOf, podsOfSet } from './pod-index';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';

export const serviceRules: readonly Rule[] = [
  {
    id: 'stateful-set-service',
    severity: 'warning',
    on: ['StatefulSetSpec'],
    reads: ['StatefulSetSpec.serviceName'],
    accepts: 'a StatefulSet names the headless Service that gives its Pods their DNS names',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
    check: ({ serviceName }, at) => {
      if (serviceName === undefined || serviceName === null || serviceName === '') {
        at.report('serviceName', 'Required value', 'without it the Pods have no DNS names of their own');
      }
    },
  },
  {
    id: 'service-selects-pods',
    severity: 'warning',
    reads: ['ServiceSpec.selector'],
    accepts: 'a Service with a selector selects Pods of some workload of its namespace, where the synth makes any',
    source: SERVICE,
    checkAll: (set, report) =>
      forServices(set, (spec, index, selected, pods) => {
        const others = selected.length > 0 ? [] : pods.some(set.manifests[index]!, 3);
        if (others.length === 0) return;
        const labels = others.map((one) => quoted(one.labels)).join(', ');
        report(
          index,
          'spec.selector',
          `Invalid value: ${quoted(spec.selector)}: selects no Pod`,
          `workloads of the namespace have ${labels}`,
        );
      }),
  },
  {
    id: 'known-target-port',
    severity: 'warning',
    reads: ['ServicePort.targetPort', 'ContainerPort.name'],
    accepts: 'a target port that is named is declared by a container of the Pods',
    source: SERVICE,
    checkAll: (set, report) =>
      forServices(set, (spec, index, selected) => {
        if (selected.length === 0) return;
        const names = declaredPorts(selected);
        entries(spec.ports).forEach(({ targetPort }, i) => {
          if (typeof targetPort !== 'string' || targetPort === '' || names.includes(targetPort)) return;
          report(
            index,
            `spec.ports[${i}].targetPort`,
            `Not found: ${quoted(targetPort)}`,
            listed('the ports that the containers declare', names, targetPort),
          );
        });
      }),
  },
  {
    id: 'selector-overlap',
    severity: 'warning',
    reads: [
      'DeploymentSpec.selector',
      'ReplicaSetSpec.selector',
      'DaemonSetSpec.selector',
      'StatefulSetSpec.selector',
      'ReplicationControllerSpec.selector',
    ],
    accepts: 'the selector of a workload selects no Pods of another one in its namespace',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions',
    checkAll: overlaps,
  },
];

function forServices(
  set: ReadonlySet,
  visit: (spec: Record<string, unknown>, index: number, selected: readonly PodsOf[], pods: PodIndex) => void,
): void {
  const pods = podsOfSet(set);
  set.manifests.forEach((manifest, index) => {
    const spec = fieldsOf(manifest.spec);
    if (manifest.kind !== 'Service' || manifest.apiVersion !== 'v1' || spec.type === 'ExternalName') return;
    if (isPlainObject(spec.selector) && Object.keys(spec.selector).length > 0)
      visit(spec, index, pods.selectedByMap(spec.selector, manifest), pods);
  });
}

/** The names of ports that containers of these Pods declare: sidecars of every kind count. */
function declaredPorts(selected: readonly PodsOf[]): string[] {
  const names = new Set<string>();
  for (const { spec } of selected)
    for (const containers of [spec.initContainers, spec.containers])
      for (const { ports } of entries(containers)) for (const { name } of entries(ports)) if (typeof name === 'string') names.add(name);
  return [...names];
}

const CONTROLLERS = new Set(['ReplicationController', 'ReplicaSet', 'Deployment', 'DaemonSet', 'StatefulSet']);

function overlaps(set: ReadonlySet, report: Report): void {
  const pods = podsOfSet(set);
  set.manifests.forEach((manifest, index) => {
    const { selector } = fieldsOf(manifest.spec);
    if (!CONTROLLERS.has(manifest.kind) || !isPlainObject(selector)) return;
    const selected = manifest.kind === 'ReplicationController' ? pods.selectedByMap(selector, manifest) : pods.selected(selector, manifest);
    const other = selected.find((one) => one.index !== index && identity(objectId(one.manifest)) !== identity(objectId(manifest)));
    if (!other) return;
    const { kind, name } = objectId(other.manifest);
    report(
      index,
      'spec.selector',
      `Invalid value: ${quoted(selector)}: also selects the Pods of ${kind}/${name}`,
      'two controllers of one Pod fight for it; give each workload a label of its own',
    );
  });
}
