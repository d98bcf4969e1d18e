// Rules about init containers that run beside the others, in versions that do not know them, or not all of them.
import { isPlainObject } from '../kube/manifest';
import { entries, isNone } from './entries';
import type { ReadonlySet } from './manifest-set';
import { type PodsOf, podsOfSet } from './pod-index';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const SIDECARS = 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/';
/** From this minor version on they exist. */
const NATIVE = 29;
/** From this one on a Service finds their ports by name. */
const NAMED_PORTS = 33;
/** The last one in which no container but a native sidecar has a restart policy of its own. */
const SAME_FOR_ALL = 33;
const ONLY_LASTING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

export const sidecarRules: readonly Rule[] = [
  {
    id: 'native-sidecar',
    severity: 'error',
    on: ['PodSpec'],
    until: NATIVE - 1,
    reads: ['Container.restartPolicy'],
    accepts: 'no init container runs beside the others where the version would wait until it ends',
    source: SIDECARS,
    check: ({ initContainers }, at) =>
      entries(initContainers).forEach((container, i) => {
        if (!isNative(container)) return;
        at.report(
          `initContainers[${i}].restartPolicy`,
          'Forbidden: the server takes it away, and the Pod waits in Init until the container ends',
          `Kubernetes has it since 1.${NATIVE}, and the target is 1.${at.minor}: write it under sidecars (in plain YAML: containers), or raise the target`,
        );
      }),
  },
  {
    id: 'init-container-ends',
    severity: 'error',
    on: ['PodSpec'],
    where: ['initContainers'],
    reads: ONLY_LASTING.map((field) => `Container.${field}`),
    accepts: 'an init container that ends has no probe and no hook',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers',
    check: ({ initContainers }, at) =>
      entries(initContainers).forEach((container, i) => {
        if (isNative(container)) return; // where there is none yet, that is said
        for (const field of ONLY_LASTING)
          if (!isNone(container[field]))
            at.report(
              `initContainers[${i}].${field}`,
              'Forbidden: may not be set for init containers without restartPolicy=Always',
              'what runs beside the others is one of the sidecars',
            );
      }),
  },
  {
    id: 'container-restart-policy',
    severity: 'error',
    on: ['PodSpec'],
    until: SAME_FOR_ALL,
    reads: ['Container.restartPolicy'],
    accepts: 'of the containers of a pod only a native sidecar says when it is started again, and that is always',
    source: SIDECARS,
    check: ({ containers, initContainers }, at) => {
      entries(containers).forEach(({ restartPolicy }, i) => {
        if (!isNone(restartPolicy))
          at.report(
            `containers[${i}].restartPolicy`,
            'Forbidden: may not be set for non-init containers',
            'leave it out: that of the pod holds',
          );
      });
      if (at.minor < NATIVE) return; // it is taken away
      entries(initContainers).forEach((container, i) => {
        const { restartPolicy } = container;
        if (!isNone(restartPolicy) && !isNative(container))
          at.report(
            `initContainers[${i}].restartPolicy`,
            `Unsupported value: ${quoted(restartPolicy)}: supported values: "Always"`,
            'leave it out: that of the pod holds',
          );
      });
    },
  },
  {
    id: 'sidecar-port',
    severity: 'warning',
    since: NATIVE,
    until: NAMED_PORTS - 1,
    reads: ['ServicePort.targetPort', 'ContainerPort.name', 'Container.restartPolicy'],
    accepts: "a Service says the number of a native sidecar's port, where the version does not know its name",
    source: SIDECARS,
    checkAll: sidecarPorts,
  },
];

const isNative = ({ restartPolicy }: Record<string, unknown>): boolean => restartPolicy === 'Always';

function sidecarPorts(set: ReadonlySet, report: Report, minorFor: (index: number) => number): void {
  if (!podsOfSet(set).all.some(({ spec }) => entries(spec.initContainers).some(isNative))) return;
  set.manifests.forEach((manifest, index) => {
    if (manifest.kind !== 'Service' || manifest.apiVersion !== 'v1' || minorFor(index) >= NAMED_PORTS || minorFor(index) < NATIVE) return;
    const { selector, ports, type } = isPlainObject(manifest.spec) ? manifest.spec : {};
    if (!isPlainObject(selector) || Object.keys(selector).length === 0 || type === 'ExternalName') return;
    let selected: readonly PodsOf[] | undefined;
    entries(ports).forEach((port, i) => {
      if (typeof port.targetPort !== 'string') return;
      const its = (selected ??= podsOfSet(set).selectedByMap(selector, manifest));
      for (const { spec, manifest: workload } of its) {
        const number = numberIn(entries(spec.initContainers).filter(isNative), port);
        if (number === undefined || numberIn(entries(spec.containers), port) !== undefined) continue;
        return report(
          index,
          `spec.ports[${i}].targetPort`,
          `Not found: ${quoted(port.targetPort)}`,
          `${workload.kind}/${workload.metadata?.name} has it in a native sidecar, whose ports have names for Services since 1.${NAMED_PORTS} only: write ${number}`,
        );
      }
    });
  });
}

/** As the endpoints are made: by name and protocol. */
function numberIn(containers: readonly Record<string, unknown>[], { targetPort, protocol }: Record<string, unknown>): unknown {
  const ports = containers.flatMap(({ ports: its }) => entries(its));
  return ports.find((one) => one.name === targetPort && protocolOf(one.protocol) === protocolOf(protocol))?.containerPort;
}

const protocolOf = (protocol: unknown): unknown => (isNone(protocol) || protocol === '' ? 'TCP' : protocol);
