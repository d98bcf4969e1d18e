// Rules about what a Pod can be told of itself.
import { isPlainObject } from '../kube/manifest';
import { entries, hasOnly, isNone } from './entries';
import { listed } from './listed';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields';

const EVERYWHERE = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const IN_VARIABLES = [
  ...EVERYWHERE,
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const IN_FILES = [...EVERYWHERE, 'metadata.labels', 'metadata.annotations'];
const FILE = ['path', 'mode', 'user', 'fieldRef', 'resourceFieldRef'];
const SEVERAL = 'Invalid value: "resource": fieldRef and resourceFieldRef can not be specified simultaneously';
/** A name of before 1.0 that the server still turns into today's. */
const FORMER = 'spec.host';
const HOST_IPS = 29;

const SUBSCRIPTED = /^metadata\.(labels|annotations)\['[^']+'\]$/;
const RESOURCE = /^(requests|limits)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;
const RESOURCES = [
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
];

export const downwardRules: readonly Rule[] = [
  {
    id: 'downward-source',
    severity: 'error',
    on: ['DownwardAPIVolumeSource', 'DownwardAPIProjection'],
    reads: ['DownwardAPIVolumeFile.fieldRef', 'DownwardAPIVolumeFile.resourceFieldRef'],
    accepts: 'a file shows a field of the pod, or a resource of a container',
    source: SOURCE,
    check: (source, at) =>
      entries(source.items).forEach((file, i) => {
        const sources = [file.fieldRef, file.resourceFieldRef].filter((one) => !isNone(one)).length;
        if (sources === 2) at.report(`items[${i}]`, SEVERAL, 'write two files');
        // one that stands beside its file is told as that
        if (sources === 0 && hasOnly(file, FILE) && hasOnly(source, ['items', 'defaultMode', 'defaultUser']))
          at.report(`items[${i}]`, 'Required value: one of fieldRef and resourceFieldRef is required');
      }),
  },
  {
    id: 'downward-field',
    severity: 'error',
    on: ['EnvVarSource', 'DownwardAPIVolumeFile'],
    reads: ['ObjectFieldSelector.fieldPath'],
    accepts: 'a field of the pod is one that variables, or files, can show',
    source: SOURCE,
    check: ({ fieldRef, ...value }, at) => {
      if (!isPlainObject(fieldRef) || typeof fieldRef.fieldPath !== 'string' || fieldRef.fieldPath === '') return;
      const inFiles = 'path' in value;
      const known = inFiles ? IN_FILES : IN_VARIABLES.filter((path) => path !== 'status.hostIPs' || at.minor >= HOST_IPS);
      const { fieldPath } = fieldRef;
      if (known.includes(fieldPath) || SUBSCRIPTED.test(fieldPath) || (!inFiles && fieldPath === FORMER)) return;
      at.report(
        'fieldRef.fieldPath',
        `Unsupported value: ${quoted(fieldPath)}`,
        listed(inFiles ? 'what files can show' : 'what variables can show', known, fieldPath),
      );
    },
  },
  {
    id: 'downward-resource',
    severity: 'error',
    on: ['EnvVarSource', 'DownwardAPIVolumeFile'],
    reads: ['ResourceFieldSelector.resource', 'ResourceFieldSelector.containerName'],
    accepts: 'a resource is a request or a limit of a container; in files, of one that is named',
    source: SOURCE,
    check: ({ resourceFieldRef, ...value }, at) => {
      if (!isPlainObject(resourceFieldRef)) return;
      const { resource, containerName } = resourceFieldRef;
      if ('path' in value && (containerName === undefined || containerName === null || containerName === ''))
        at.report('resourceFieldRef.containerName', 'Required value', 'a file belongs to the pod: say whose resource it shows');
      if (typeof resource === 'string' && resource !== '' && !RESOURCE.test(resource)) reportResource(resource, at);
    },
  },
];

function reportResource(resource: string, at: Place): void {
  at.report('resourceFieldRef.resource', `Unsupported value: ${quoted(resource)}`, listed('resources', RESOURCES, resource));
}
