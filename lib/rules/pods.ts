// Rules about containers and pods.
import { isPlainObject, type Manifest } from '../kube/manifest';
import { entries } from './entries';
import { listed } from './listed';
import type { Rule } from './rule';
import { quoted } from './scalars';

export const podRules: readonly Rule[] = [
  {
    id: 'container-image',
    severity: 'error',
    on: ['Container'],
    reads: ['Container.image'],
    accepts: 'every container has an image',
    source: 'https://kubernetes.io/docs/concepts/containers/images/',
    check: ({ image }, at) => {
      if (image === undefined || image === null || image === '') at.report('image', 'Required value');
    },
  },
  {
    id: 'known-volume',
    severity: 'error',
    on: ['PodSpec'],
    reads: ['VolumeMount.name', 'VolumeDevice.name', 'Volume.name', 'StatefulSetSpec.volumeClaimTemplates'],
    accepts: 'a container mounts a volume of its pod, or a claim template of its StatefulSet',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    check: (spec, at) => {
      let known: string[] | undefined;
      for (const containers of ['initContainers', 'containers']) {
        entries(spec[containers]).forEach((container, i) => {
          for (const mounts of ['volumeMounts', 'volumeDevices']) {
            entries(container[mounts]).forEach(({ name }, j) => {
              if (typeof name !== 'string' || name === '') return;
              const names = (known ??= volumesFor(spec, at.manifest));
              if (names.includes(name)) return;
              at.report(
                `${containers}[${i}].${mounts}[${j}].name`,
                `Not found: ${quoted(name)}`,
                listed('the volumes and claims here', names, name),
              );
            });
          }
        });
      }
    },
  },
  {
    id: 'container-port-clash',
    severity: 'warning',
    on: ['PodSpec'],
    reads: ['ContainerPort.containerPort', 'ContainerPort.protocol'],
    accepts: 'no two containers of a pod listen on one port: they share its address',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
    check: (spec, at) => {
      const taken = new Map<string, string>();
      for (const [where, container] of sideBySide(spec)) {
        entries(container.ports).forEach(({ containerPort, protocol }, i) => {
          if (typeof containerPort !== 'number') return;
          const key = `${containerPort}/${typeof protocol === 'string' && protocol !== '' ? protocol : 'TCP'}`;
          const other = taken.get(key);
          if (other !== undefined && other !== where)
            at.report(
              `${where}.ports[${i}].containerPort`,
              `Duplicate value: ${quoted(containerPort)}`,
              `${other} listens on it too, and only one of them can`,
            );
          taken.set(key, where);
        });
      }
    },
  },
  {
    id: 'container-port-name',
    severity: 'warning',
    on: ['PodSpec'],
    reads: ['ContainerPort.name'],
    accepts: 'a name means one port of a pod: Services and probes would take the first of several',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    check: (spec, at) => {
      const taken = new Map<string, string>();
      for (const [where, container] of sideBySide(spec)) {
        const own = new Set(texts(entries(container.ports), 'name'));
        entries(container.ports).forEach(({ name }, i) => {
          const other = typeof name === 'string' && name !== '' ? taken.get(name) : undefined;
          if (other !== undefined)
            at.report(
              `${where}.ports[${i}].name`,
              `Duplicate value: ${quoted(name)}`,
              `${other} has a port of that name, and a Service means one of them`,
            );
        });
        for (const name of own) if (!taken.has(name)) taken.set(name, where);
      }
    },
  },
  {
    id: 'job-restart-policy',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['PodSpec.restartPolicy'],
    accepts: 'the Pods of a Job restart on failure or never',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
    check: ({ template }, at) => {
      const spec = isPlainObject(template) && isPlainObject(template.spec) ? template.spec : {};
      const policy = spec.restartPolicy;
      if (policy === undefined || policy === null || policy === '')
        at.report('template.spec.restartPolicy', 'Required value: valid values: "OnFailure", "Never"');
      else if (policy === 'Always')
        at.report('template.spec.restartPolicy', 'Unsupported value: "Always": supported values: "OnFailure", "Never"');
    },
  },
];

type Fields = Record<string, unknown>;

/** The names of what its containers may mount. */
function volumesFor({ volumes }: Fields, { kind, spec }: Manifest): string[] {
  const claims = entries(kind === 'StatefulSet' && isPlainObject(spec) ? spec.volumeClaimTemplates : []);
  const named = claims.map(({ metadata }) => (isPlainObject(metadata) ? metadata : {}));
  return [...texts(entries(volumes), 'name'), ...texts(named, 'name')];
}

/** The containers that run side by side: the ordinary ones, and init containers that never end; none where one runs alone. */
function sideBySide(spec: Fields): readonly (readonly [where: string, container: Fields])[] {
  if (spec.initContainers === undefined && entries(spec.containers).length < 2) return ALONE;
  const native = entries(spec.initContainers).flatMap((one, i) =>
    one.restartPolicy === 'Always' ? [[`initContainers[${i}]`, one] as const] : [],
  );
  return [...native, ...entries(spec.containers).map((one, i) => [`containers[${i}]`, one] as const)];
}
const ALONE: readonly never[] = [];

const texts = (all: readonly Fields[], field: string): string[] => all.map((one) => one[field]).filter((text) => typeof text === 'string');
