// Rules about the names of containers and volumes, and about what is mounted where.
import { dnsLabelProblem, likelyName } from '../kube/names';
import { entries, forTwice, isText } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const POD = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/';

export const containerRules: readonly Rule[] = [
  {
    id: 'container-name',
    severity: 'error',
    on: ['PodSpec'],
    reads: ['Container.name'],
    accepts: 'a container has a DNS label for its name, and no two of a pod have the same: init containers count as well',
    source: `${POD}#Container`,
    check: ({ containers, initContainers }, at) => {
      const lists = { containers: entries(containers), initContainers: entries(initContainers) };
      const all = Object.entries(lists).flatMap(([list, its]) => its.map(({ name }, i) => ({ name, field: `${list}[${i}].name` })));
      namesAreLabels(all, at);
    },
  },
  {
    id: 'volume-name',
    severity: 'error',
    on: ['PodSpec'],
    where: ['volumes'],
    reads: ['Volume.name'],
    accepts: 'a volume has a DNS label for its name, and no two of a pod have the same',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    check: ({ volumes }, at) =>
      namesAreLabels(
        entries(volumes).map(({ name }, i) => ({ name, field: `volumes[${i}].name` })),
        at,
      ),
  },
  {
    id: 'mount-path',
    severity: 'error',
    on: ['Container'],
    where: ['volumeMounts'],
    reads: ['VolumeMount.mountPath'],
    accepts: 'each mount of a container has a path of its own',
    source: `${POD}#volumes-1`,
    check: ({ volumeMounts }, at) =>
      forTwice(
        entries(volumeMounts).map(({ mountPath }) => mountPath),
        (i, path) => at.report(`volumeMounts[${i}].mountPath`, `Invalid value: ${quoted(path)}: must be unique`),
      ),
  },
  {
    id: 'mount-sub-path',
    severity: 'error',
    on: ['VolumeMount'],
    reads: ['VolumeMount.subPath', 'VolumeMount.subPathExpr'],
    accepts: 'a part of a volume is said by a relative path that stays in it, and once',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    check: ({ subPath, subPathExpr }, at) => {
      if (isText(subPath) && isText(subPathExpr))
        return at.report('subPathExpr', `Invalid value: ${quoted(subPathExpr)}: subPathExpr and subPath are mutually exclusive`);
      for (const [field, path] of Object.entries({ subPath, subPathExpr })) {
        if (!isText(path)) continue;
        if (path.startsWith('/')) at.report(field, `Invalid value: ${quoted(path)}: must be a relative path`);
        if (path.split('/').includes('..')) at.report(field, `Invalid value: ${quoted(path)}: must not contain '..'`);
      }
    },
  },
  {
    id: 'security-escalation',
    severity: 'error',
    on: ['SecurityContext'],
    reads: ['SecurityContext.allowPrivilegeEscalation', 'SecurityContext.privileged', 'SecurityContext.capabilities'],
    accepts: 'a privileged container may become what it is already',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    check: ({ allowPrivilegeEscalation, privileged }, at) => {
      if (allowPrivilegeEscalation === false && privileged === true)
        at.report(
          '',
          'Invalid value: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
          'leave allowPrivilegeEscalation out',
        );
    },
  },
];

function namesAreLabels(all: readonly { name: unknown; field: string }[], at: Place): void {
  for (const { name, field } of all) {
    const problem = isText(name) ? dnsLabelProblem(name) : undefined;
    if (problem === undefined) continue;
    const likely = likelyName(name as string, 'label');
    at.report(field, `Invalid value: ${quoted(name)}: ${problem}`, likely && `for example "${likely}"`);
  }
  forTwice(
    all.map(({ name }) => name),
    (i, name) => at.report(all[i]!.field, `Duplicate value: ${quoted(name)}`),
  );
}
