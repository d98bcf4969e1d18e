// Changes of objects: what a server refuses of them, and what it takes. Unit tests compare our words, servers are asked about each.
import type { Manifest } from 'cdk8s-patterns';

export interface ChangeRow {
  readonly what: string;
  readonly before: Manifest;
  readonly after: Manifest;
  /** Where it is refused; left out: it is taken. */
  readonly refused?: string;
  /** The minor versions of which that is true; the others take it. */
  readonly since?: number;
  readonly until?: number;
}

type Spec = { readonly [field: string]: unknown };
type Versions = Pick<ChangeRow, 'since' | 'until'>;

/** One kind: what all its objects have, and the changes of them. */
function of(
  apiVersion: string,
  kind: string,
  all: Spec,
  changes: readonly [what: string, before: Spec, after: Spec, refused?: string, versions?: Versions][],
): ChangeRow[] {
  const made = (own: Spec): Manifest => JSON.parse(JSON.stringify({ apiVersion, kind, ...all, ...own })) as Manifest;
  return changes.map(([what, before, after, refused, versions]) => ({
    what: `${kind}: ${what}`,
    before: made(before),
    after: made(after),
    ...(refused !== undefined && { refused }),
    ...versions,
  }));
}

/** The same for what stands in `spec`. */
const ofSpec = (apiVersion: string, kind: string, all: Spec, changes: Parameters<typeof of>[3]): ChangeRow[] =>
  of(
    apiVersion,
    kind,
    {},
    changes.map(([what, before, after, ...rest]) => [what, { spec: { ...all, ...before } }, { spec: { ...all, ...after } }, ...rest]),
  );

const selector = { matchLabels: { app: 'x' } };
const narrow = { matchLabels: { app: 'x', tier: 'y' } };
const pod = (image = 'web:1', more: Spec = {}): Spec => ({ containers: [{ name: 'main', image }], ...more });
const template = (image?: string, more?: Spec, labels: Spec = {}): Spec => ({
  metadata: { labels: { app: 'x', tier: 'y', ...labels } },
  spec: pod(image, more),
});
const ending = { restartPolicy: 'Never' };
const claims = (spec: Spec = {}, metadata: Spec = {}): Spec => ({
  volumeClaimTemplates: [
    {
      metadata: { name: 'data', ...metadata },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    },
  ],
});
const size = (storage: string): Spec => ({ resources: { requests: { storage } } });
const indexed = (completions: number, parallelism: number): Spec => ({ completionMode: 'Indexed', completions, parallelism });
const failing = { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [3] } }] };
const balanced = { type: 'LoadBalancer' };
const local = (healthCheckNodePort: number): Spec => ({ ...balanced, externalTrafficPolicy: 'Local', healthCheckNodePort });
const onNode = (node: string): Spec => ({
  nodeAffinity: {
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] }] },
  },
});
const locked = { immutable: true };
const role = (name: string): Spec => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name } });
const bindings = (kind: string): ChangeRow[] =>
  of('rbac.authorization.k8s.io/v1', kind, role('view'), [
    ['another role', {}, role('edit'), 'roleRef.name'],
    ['the group of the role written out', { roleRef: { kind: 'ClusterRole', name: 'view' } }, {}],
    ['a subject', {}, { subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'default' }] }],
  ]);
const selecting = (kind: string): ChangeRow[] =>
  ofSpec('apps/v1', kind, { selector, template: template() }, [
    ['a narrower selector', {}, { selector: narrow }, 'spec.selector.matchLabels.tier'],
    ['another image', {}, { template: template('web:2') }],
  ]);

export const changeRows: readonly ChangeRow[] = [
  ...ofSpec('apps/v1', 'StatefulSet', { serviceName: 's', selector, template: template() }, [
    ['a larger claim', claims(), claims(size('2Gi')), 'spec.volumeClaimTemplates[0].spec.resources.requests.storage'],
    ['the same size in other words', claims(), claims(size('1024Mi'))],
    ['the mode written out', claims(), claims({ volumeMode: 'Filesystem' })],
    ['another class', claims(), claims({ storageClassName: 'fast' }), 'spec.volumeClaimTemplates[0].spec.storageClassName'],
    ['other modes', claims(), claims({ accessModes: ['ReadWriteMany'] }), 'spec.volumeClaimTemplates[0].spec.accessModes[0]'],
    ['a label on claims', claims(), claims({}, { labels: { a: 'b' } }), 'spec.volumeClaimTemplates[0].metadata.labels'],
    ['claims that go', claims(), {}, 'spec.volumeClaimTemplates'],
    ['another Service', {}, { serviceName: 't' }, 'spec.serviceName'],
    ['another order', {}, { podManagementPolicy: 'Parallel' }, 'spec.podManagementPolicy'],
    ['the order written out', {}, { podManagementPolicy: 'OrderedReady' }],
    ['a narrower selector', {}, { selector: narrow }, 'spec.selector.matchLabels.tier'],
    ['another history', {}, { revisionHistoryLimit: 3 }, 'spec.revisionHistoryLimit', { until: 32 }],
    ['the history written out', {}, { revisionHistoryLimit: 10 }],
    [
      'what may change',
      {},
      {
        replicas: 3,
        minReadySeconds: 3,
        ordinals: { start: 2 },
        persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
        template: template('web:2'),
      },
    ],
  ]),
  ...['Deployment', 'DaemonSet', 'ReplicaSet'].flatMap(selecting),
  ...ofSpec('v1', 'ReplicationController', { selector: { app: 'x' }, template: template() }, [
    ['a narrower selector', {}, { selector: { app: 'x', tier: 'y' } }],
  ]),
  ...ofSpec('v1', 'Pod', pod(), [
    ['another image', {}, pod('web:2')],
    ['an argument', {}, { containers: [{ name: 'main', image: 'web:1', args: ['-v'] }] }, 'spec.containers[0].args'],
    ['another container', {}, { containers: [...(pod().containers as Spec[]), { name: 'more', image: 'more:1' }] }, 'spec.containers'],
    ['an init container', {}, { initContainers: [{ name: 'first', image: 'first:1' }] }, 'spec.initContainers'],
    ['grace', {}, { terminationGracePeriodSeconds: 9 }, 'spec.terminationGracePeriodSeconds'],
    ['what the server fills in', {}, { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 }],
    ['a deadline', {}, { activeDeadlineSeconds: 9 }],
    ['a toleration', {}, { tolerations: [{ operator: 'Exists' }] }, 'spec.tolerations'],
    ['a gate that opens', { schedulingGates: [{ name: 'acme.example/gate' }] }, {}],
  ]),
  ...ofSpec('batch/v1', 'Job', { template: template('web:1', ending) }, [
    ['another image', {}, { template: template('web:2', ending) }, 'spec.template.spec.containers[0].image'],
    ['a label of its Pods', {}, { template: template('web:1', ending, { a: 'b' }) }, 'spec.template.metadata.labels.a'],
    ['more completions', { completions: 1 }, { completions: 2 }, 'spec.completions'],
    ['one completion written out', {}, { completions: 1 }],
    ['completions that grow with parallelism', indexed(1, 1), indexed(2, 2)],
    ['completions that fall to parallelism', indexed(3, 1), indexed(2, 2)],
    ['completions that grow alone', indexed(1, 1), indexed(2, 1), 'spec.completions'],
    ['an index', { completions: 2 }, { completions: 2, completionMode: 'Indexed' }, 'spec.completionMode'],
    ['no index written out', {}, { completionMode: 'NonIndexed' }],
    [
      'a policy of failures',
      { podReplacementPolicy: 'Failed' },
      { podReplacementPolicy: 'Failed', podFailurePolicy: failing },
      'spec.podFailurePolicy',
    ],
    ['failures by index', indexed(2, 2), { ...indexed(2, 2), backoffLimitPerIndex: 1 }, 'spec.backoffLimitPerIndex', { since: 29 }],
    [
      'a policy of success',
      indexed(2, 2),
      { ...indexed(2, 2), successPolicy: { rules: [{ succeededCount: 1 }] } },
      'spec.successPolicy',
      { since: 31 },
    ],
    ['a manager', {}, { managedBy: 'acme.example/queue' }, 'spec.managedBy', { since: 30 }],
    ['parallelism, where one completion was filled in', {}, { parallelism: 2 }],
    ['completions of a queue', { parallelism: 2 }, { parallelism: 2, completions: 2 }, 'spec.completions'],
    ['completions that go', { completions: 2 }, { parallelism: 2 }, 'spec.completions'],
    [
      'a narrower selector',
      { manualSelector: true, selector },
      { manualSelector: true, selector: narrow },
      'spec.selector.matchLabels.tier',
    ],
    ['limits', {}, { backoffLimit: 2, activeDeadlineSeconds: 9, ttlSecondsAfterFinished: 8, suspend: true }],
    [
      'where Pods go, while it is suspended',
      { suspend: true },
      { suspend: true, template: template('web:1', { ...ending, nodeSelector: { disk: 'ssd' } }, { a: 'b' }) },
    ],
    [
      'another image, while it is suspended',
      { suspend: true },
      { suspend: true, template: template('web:2', ending) },
      'spec.template.spec.containers[0].image',
    ],
  ]),
  ...of('batch/v1', 'CronJob', {}, [
    [
      'another image',
      { spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template('web:1', ending) } } } },
      { spec: { schedule: '0 4 * * *', jobTemplate: { spec: { template: template('web:2', ending) } } } },
    ],
  ]),
  ...ofSpec('v1', 'Service', { ports: [{ port: 80 }], selector: { app: 'x' } }, [
    ['headless', {}, { clusterIP: 'None' }, 'spec.clusterIP'],
    ['headless no more, by leaving it out', { clusterIP: 'None' }, {}],
    ['an address', {}, { clusterIP: '10.0.0.78' }, 'spec.clusterIP'],
    ['an address instead of none', { clusterIP: 'None' }, { clusterIP: '10.0.0.77' }, 'spec.clusterIP'],
    ['headless to NodePort', { clusterIP: 'None' }, { type: 'NodePort' }, 'spec.type'],
    ['headless to LoadBalancer', { clusterIP: 'None' }, balanced, 'spec.type'],
    ['to NodePort', {}, { type: 'NodePort' }],
    ['headless to ExternalName', { clusterIP: 'None' }, { type: 'ExternalName', externalName: 'a.example' }],
    ['ExternalName to headless', { type: 'ExternalName', externalName: 'a.example' }, { clusterIP: 'None' }],
    ['a class', balanced, { ...balanced, loadBalancerClass: 'acme.example/lb' }, 'spec.loadBalancerClass'],
    ['a class that goes with its type', { ...balanced, loadBalancerClass: 'acme.example/lb' }, {}],
    ['a port of health', local(30333), local(30334), 'spec.healthCheckNodePort'],
    ['what may change', {}, { ports: [{ port: 81 }], selector: { app: 'y' }, sessionAffinity: 'ClientIP', publishNotReadyAddresses: true }],
  ]),
  ...of('v1', 'ConfigMap', { data: { a: '1' } }, [
    ['data that are locked', locked, { ...locked, data: { a: '2' } }, 'data.a'],
    ['more data that are locked', locked, { ...locked, binaryData: { b: 'MQ==' } }, 'binaryData'],
    ['the lock taken off', locked, {}, 'immutable'],
    ['data that are locked from now on', {}, { ...locked, data: { a: '2' } }],
    ['a label', locked, { ...locked, metadata: { labels: { a: 'b' } } }],
  ]),
  ...of('v1', 'Secret', { data: { a: 'MQ==' } }, [
    ['data that are locked', locked, { ...locked, data: { a: 'Mg==' } }, 'data.a'],
    ['the same data as text', locked, { ...locked, data: undefined, stringData: { a: '1' } }],
    ['the lock taken off', locked, {}, 'immutable'],
    ['another type', {}, { type: 'acme.example/login' }, 'type'],
    ['the type written out', {}, { type: 'Opaque' }],
    ['data', {}, { data: { a: 'Mg==' } }],
  ]),
  ...ofSpec('v1', 'PersistentVolumeClaim', { accessModes: ['ReadWriteOnce'], storageClassName: 'grows', ...size('1Gi') }, [
    ['larger', {}, size('2Gi')],
    ['smaller', size('2Gi'), size('1Gi'), 'spec.resources.requests.storage'],
    ['a limit', {}, { resources: { requests: { storage: '1Gi' }, limits: { storage: '3Gi' } } }, 'spec.resources.limits'],
    ['other modes', {}, { accessModes: ['ReadWriteMany'] }, 'spec.accessModes[0]'],
    ['another class', {}, { storageClassName: 'other' }, 'spec.storageClassName'],
    ['a class that goes', {}, { storageClassName: undefined }, 'spec.storageClassName'],
    ['a class that comes', { storageClassName: undefined }, {}],
    ['the mode written out', {}, { volumeMode: 'Filesystem' }],
    ['another mode', {}, { volumeMode: 'Block' }, 'spec.volumeMode'],
    ['a volume', {}, { volumeName: 'v' }],
    ['another volume', { volumeName: 'u' }, { volumeName: 'v' }, 'spec.volumeName'],
  ]),
  ...ofSpec('v1', 'PersistentVolume', { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/a' } }, [
    ['another place', {}, { hostPath: { path: '/b' } }, 'spec.hostPath.path'],
    ['another mode', {}, { volumeMode: 'Block' }, 'spec.volumeMode'],
    ['another node', onNode('a'), onNode('b'), 'spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values[0]'],
    ['a node', {}, onNode('b')],
    [
      'what may change',
      {},
      {
        capacity: { storage: '2Gi' },
        accessModes: ['ReadOnlyMany'],
        storageClassName: 'q',
        persistentVolumeReclaimPolicy: 'Delete',
        mountOptions: ['ro'],
      },
    ],
  ]),
  ...of('storage.k8s.io/v1', 'StorageClass', { provisioner: 'acme.example/a' }, [
    ['parameters', {}, { parameters: { a: 'b' } }, 'parameters'],
    ['another provisioner', {}, { provisioner: 'acme.example/b' }, 'provisioner'],
    ['another end', {}, { reclaimPolicy: 'Retain' }, 'reclaimPolicy'],
    ['another time', {}, { volumeBindingMode: 'WaitForFirstConsumer' }, 'volumeBindingMode'],
    ['what may change', {}, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', allowVolumeExpansion: true, mountOptions: ['ro'] }],
  ]),
  ...['RoleBinding', 'ClusterRoleBinding'].flatMap(bindings),
  ...ofSpec('networking.k8s.io/v1', 'IngressClass', { controller: 'acme.example/a' }, [
    ['another controller', {}, { controller: 'acme.example/b' }, 'spec.controller'],
    ['parameters', {}, { parameters: { kind: 'A', name: 'b', apiGroup: 'acme.example' } }],
  ]),
  ...ofSpec('gateway.networking.k8s.io/v1', 'GatewayClass', { controllerName: 'acme.example/a' }, [
    ['another controller', {}, { controllerName: 'acme.example/b' }, 'spec.controllerName'],
    ['a description', {}, { description: 'ours' }],
  ]),
  ...of('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }, [
    ['another value', {}, { value: 2 }, 'value'],
    ['another preemption', {}, { preemptionPolicy: 'Never' }, 'preemptionPolicy'],
    ['what may change', {}, { preemptionPolicy: 'PreemptLowerPriority', description: 'ours', globalDefault: true }],
  ]),
  ...of('node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }, [
    ['another handler', {}, { handler: 'b' }, 'handler'],
    ['nodes', {}, { scheduling: { nodeSelector: { a: 'b' } } }],
  ]),
  ...ofSpec('v1', 'ResourceQuota', { hard: { pods: '1' } }, [
    ['a scope', {}, { scopes: ['BestEffort'] }, 'spec.scopes'],
    ['more', {}, { hard: { pods: '2' } }],
  ]),
];
