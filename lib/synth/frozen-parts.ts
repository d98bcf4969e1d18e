// Of objects that a server lets be changed in part: the other part, as it compares that.
import { fieldsOf } from '../kube/fields-of';
import { entries } from '../kube/entries';
import { nanosOf } from '../kube/quantity';

type Fields = Readonly<Record<string, unknown>>;

const without = (fields: Fields, ...names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** Claim templates of a StatefulSet, with what the server fills in. */
export function claimTemplates({ spec }: Fields): unknown {
  const { volumeClaimTemplates } = fieldsOf(spec);
  if (!Array.isArray(volumeClaimTemplates) || volumeClaimTemplates.length === 0) return undefined;
  return entries(volumeClaimTemplates).map((one) => ({
    metadata: without(fieldsOf(one.metadata), 'creationTimestamp'),
    spec: { volumeMode: 'Filesystem', ...fieldsOf(one.spec) },
  }));
}

/** A bare Pod's spec without its images, and without what has rules of its own: only few values of that are refused. */
export function bareSpec({ spec }: Fields): unknown {
  const { containers, initContainers, ...rest } = without(fieldsOf(spec), 'activeDeadlineSeconds', 'schedulingGates', 'tolerations');
  const imageless = (list: unknown): unknown => (Array.isArray(list) ? entries(list).map((one) => without(one, 'image')) : list);
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    ...rest,
    containers: imageless(containers),
    ...(initContainers !== undefined && { initContainers: imageless(initContainers) }),
  };
}

/** A Job's template: while it is suspended, and has never started, where its Pods go may still be decided. */
export function jobTemplate({ spec }: Fields, before: Fields): unknown {
  const { template } = fieldsOf(spec);
  if (fieldsOf(before.spec).suspend !== true) return template;
  const { spec: pod } = fieldsOf(template);
  return { spec: without(fieldsOf(pod), 'nodeSelector', 'affinity', 'tolerations', 'schedulingGates') };
}

/** A claim's spec but for what may change, and for what may come in. */
export function frozenClaim({ spec }: Fields, before: Fields): unknown {
  const former = fieldsOf(before.spec);
  const open = ['volumeName', 'storageClassName'].filter((name) => former[name] === undefined);
  const { resources, ...rest } = without(fieldsOf(spec), 'volumeAttributesClassName', ...open);
  return { volumeMode: 'Filesystem', ...rest, resources: without(fieldsOf(resources), 'requests') };
}

/** How much a claim asks for. */
export const storageOf = ({ spec }: Fields): bigint => nanosOf(fieldsOf(fieldsOf(fieldsOf(spec).resources).requests).storage) ?? 0n;

/** Where a volume is. */
export const volumeSource = ({ spec }: Fields): unknown =>
  without(
    fieldsOf(spec),
    ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy'],
    ...['storageClassName', 'volumeAttributesClassName', 'volumeMode'],
  );
