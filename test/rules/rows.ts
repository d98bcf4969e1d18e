// Rows for every rule that is called: manifests that it accepts, and manifests that it speaks of, with its words.
import type { Manifest } from '../../lib/kube/manifest';

/** Changes one thing in a manifest that is right. */
type Tweak = { [path: string]: unknown };

export interface Row {
  readonly manifests: readonly Manifest[];
  /** What the rule says; left out: nothing. */
  readonly says?: readonly { readonly path: string; readonly message: string; readonly hint?: string }[];
  /** Where an error is more than the server's own verdict: its Pods can never be made. */
  readonly serverAccepts?: true;
  /** The version that is asked. @default '1.28' */
  readonly target?: string;
}
export interface RuleRows {
  readonly accepted: readonly Row[];
  readonly rejected: readonly Row[];
}

/** A copy of the manifest with the fields at these dotted paths set; `undefined` removes one. */
export function tweaked(manifest: Manifest, tweak: Tweak): Manifest {
  const copy = structuredClone(manifest) as Record<string, any>;
  for (const [path, value] of Object.entries(tweak)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let at = copy;
    for (const key of keys) at = at[key] ??= {};
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return copy as Manifest;
}

const pod: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] },
};
const template = { metadata: { labels: { app: 'web' } }, spec: pod.spec };
const deployment: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, template },
};
const set: Manifest = { ...deployment, kind: 'StatefulSet' };
const controller: Manifest = {
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, template },
};
const job: Manifest = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'once' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36' }] } } },
};
const cron: Manifest = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: { schedule: '0 3 * * *', jobTemplate: { spec: job.spec } },
};
const config: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { MODE: 'prod' } };
const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};
const ingress: Manifest = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'front' },
  spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
};
const budget: Manifest = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};

const on = (manifest: Manifest, tweak: Tweak = {}): Row => ({ manifests: [tweaked(manifest, tweak)] });
const refused = (manifest: Manifest, tweak: Tweak, path: string, message: string, hint?: string): Row => ({
  ...on(manifest, tweak),
  says: [{ path, message, ...(hint !== undefined && { hint }) }],
});
/** For a version that has more to say than 1.28. */
const since = (target: string, row: Row): Row => ({ ...row, target });
const together = (manifests: Manifest[], path?: string, message?: string, hint?: string): Row => ({
  manifests,
  ...(path !== undefined && { says: [{ path, message: message!, ...(hint !== undefined && { hint }) }] }),
});

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const DNS1035 =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const long = (length: number): string => 'a'.repeat(length);
const told = (valueFrom: object): Tweak => ({
  'spec.containers': [{ name: 'main', image: 'nginx:1.27', env: [{ name: 'A', valueFrom }] }],
});
const shown = (item: object): object => ({ name: 'info', downwardAPI: { items: [{ path: 'a', ...item }] } });
const mounting = (name: string): Tweak => ({
  'spec.containers': [{ name: 'main', image: 'nginx:1.27', volumeMounts: [{ name, mountPath: '/data' }] }],
});
const reading = (valueFrom: object): Tweak => ({
  'spec.containers': [{ name: 'main', image: 'nginx:1.27', env: [{ name: 'MODE', valueFrom }] }],
});
const ended = { onExitCodes: { operator: 'In', values: [1] } };
const indexed: Tweak = { 'spec.completionMode': 'Indexed', 'spec.completions': 3 };
const inSchedule = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
const twoContainers = (ports: object[][]): Tweak => ({
  'spec.containers': ports.map((its, i) => ({ name: `c${i}`, image: 'nginx:1.27', ports: its })),
});

/** A namespace that enforces something, and a manifest in it. */
const guarded = (labels: { [label: string]: string }, manifest: Manifest, tweak: Tweak = {}): Manifest[] => [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'guarded',
      labels: Object.fromEntries(Object.entries(labels).map(([label, value]) => [`pod-security.kubernetes.io/${label}`, value])),
    },
  },
  tweaked(manifest, { 'metadata.namespace': 'guarded', ...tweak }),
];
const restricted = { enforce: 'restricted' };
const confined: Tweak = {
  'spec.securityContext': { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  'spec.containers': [
    { name: 'main', image: 'nginx:1.27', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
  ],
};
const localPorts = { 'spec.securityContext': { sysctls: [{ name: 'net.ipv4.ip_local_reserved_ports', value: '8080' }] } };
/** What a plain container lacks under restricted; the path is that of the pod spec. */
const unrestricted = (path: string): NonNullable<Row['says']> =>
  [
    [
      'containers[0].securityContext.allowPrivilegeEscalation',
      'allowPrivilegeEscalation != false (container "main" must set securityContext.allowPrivilegeEscalation=false)',
    ],
    [
      'containers[0].securityContext.capabilities.drop',
      'unrestricted capabilities (container "main" must set securityContext.capabilities.drop=["ALL"])',
    ],
    ['securityContext.runAsNonRoot', 'runAsNonRoot != true (pod or container "main" must set securityContext.runAsNonRoot=true)'],
    [
      'securityContext.seccompProfile',
      'seccompProfile (pod or container "main" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
  ].map(([field, message]) => ({
    path: `${path}.${field}`,
    message: `Forbidden: violates PodSecurity "restricted:latest": ${message}`,
    hint: "Namespace/guarded enforces restricted: security: 'restricted' writes it",
  }));

export const rows: Readonly<Record<string, RuleRows>> = {
  'object-kind': {
    accepted: [on(config)],
    rejected: [
      {
        manifests: [{ metadata: { name: 'x' } } as unknown as Manifest],
        says: [
          { path: 'apiVersion', message: 'Required value' },
          { path: 'kind', message: 'Required value' },
        ],
      },
      {
        manifests: [null as unknown as Manifest],
        says: [
          { path: 'apiVersion', message: 'Required value' },
          { path: 'kind', message: 'Required value' },
        ],
      },
      refused(config, { kind: '' }, 'kind', 'Required value'),
      refused(config, { kind: 2 }, 'kind', 'Invalid value: 2: must be text'),
    ],
  },
  'name-required': {
    accepted: [on(config), on(config, { metadata: { generateName: 'settings-' } })],
    rejected: [refused(config, { 'metadata.name': undefined }, 'metadata.name', 'Required value: name or generateName is required')],
  },
  'valid-name': {
    accepted: [
      on(config, { 'metadata.name': '1.2.3.4' }),
      on(pod, { 'metadata.name': '0-web-9' }),
      on(budget, { 'metadata.name': 'Web:Budget' }),
      on(config, { metadata: { generateName: 'a-' } }),
    ],
    rejected: [
      refused(
        config,
        { 'metadata.name': 'My_Settings' },
        'metadata.name',
        `Invalid value: "My_Settings": ${SUBDOMAIN}`,
        'for example "my-settings"',
      ),
      refused(
        config,
        { 'metadata.name': long(254) },
        'metadata.name',
        `Invalid value: "${long(56)}…": must be no more than 253 characters`,
        `for example "${long(253)}"`,
      ),
      refused(service, { 'metadata.name': '1web' }, 'metadata.name', `Invalid value: "1web": ${DNS1035}`, 'for example "web"'),
      refused(set, { 'metadata.name': 'db.main' }, 'metadata.name', `Invalid value: "db.main": ${LABEL}`, 'for example "db-main"'),
      refused(budget, { 'metadata.name': 'a/b' }, 'metadata.name', `Invalid value: "a/b": may not contain '/'`, 'for example "a-b"'),
      refused(budget, { 'metadata.name': '..' }, 'metadata.name', `Invalid value: "..": may not be '..'`),
      refused(
        config,
        { metadata: { generateName: 'Bad-' } },
        'metadata.generateName',
        `Invalid value: "Bad-": ${SUBDOMAIN}`,
        'for example "bad"',
      ),
    ],
  },
  'name-length': {
    accepted: [
      on(cron, { 'metadata.name': long(52) }),
      on(set, { 'metadata.name': long(52) }),
      on(job, { 'metadata.name': long(63) }),
      on(deployment, { 'metadata.name': long(242) }),
    ],
    rejected: [
      refused(
        cron,
        { 'metadata.name': long(53) },
        'metadata.name',
        `Invalid value: "${long(53)}": must be no more than 52 characters`,
        'its Jobs add eleven characters, and must not pass 63',
      ),
      refused(
        job,
        { 'metadata.name': long(64) },
        'metadata.name',
        `Invalid value: "${long(56)}…": must be no more than 63 characters`,
        'its Pods carry the name as a label of at most 63 characters',
      ),
      {
        ...refused(
          set,
          { 'metadata.name': long(53) },
          'metadata.name',
          `Invalid value: "${long(53)}": must be no more than 52 characters`,
          'its Pods carry <name>-<hash> as a label of at most 63 characters, or no Pod is ever made',
        ),
        serverAccepts: true,
      },
      {
        ...refused(
          deployment,
          { 'metadata.name': long(243) },
          'metadata.name',
          `Invalid value: "${long(56)}…": must be no more than 242 characters`,
          'its ReplicaSets add eleven characters, and must not pass 253',
        ),
        serverAccepts: true,
      },
    ],
  },
  'valid-namespace': {
    accepted: [on(config, { 'metadata.namespace': 'default' })],
    rejected: [
      refused(
        config,
        { 'metadata.namespace': 'My.Shop' },
        'metadata.namespace',
        `Invalid value: "My.Shop": ${LABEL}`,
        'for example "my-shop"',
      ),
    ],
  },
  'served-version': {
    accepted: [on(deployment), { manifests: [{ apiVersion: 'example.com/v1', kind: 'Service', metadata: { name: 'theirs' } }] }],
    rejected: [
      refused(
        deployment,
        { apiVersion: 'apps/v1beta1' },
        'apiVersion',
        'no matches for kind "Deployment" in version "apps/v1beta1"',
        'write apiVersion: apps/v1',
      ),
      refused(
        ingress,
        { apiVersion: 'extensions/v1beta1' },
        'apiVersion',
        'no matches for kind "Ingress" in version "extensions/v1beta1"',
        'write apiVersion: networking.k8s.io/v1',
      ),
    ],
  },
  'unique-object': {
    accepted: [
      together([config, tweaked(config, { 'metadata.name': 'others' })]),
      together([config, tweaked(config, { 'metadata.namespace': 'shop' })]),
    ],
    rejected: [
      together(
        [config, tweaked(config, { 'data.MODE': 'test' })],
        'metadata.name',
        'Duplicate value: "settings"',
        'manifest 1 makes the same object; whichever is applied last would overwrite the other',
      ),
      together(
        [config, config],
        'metadata.name',
        'Duplicate value: "settings"',
        'manifest 1 makes the same object; whichever is applied last would overwrite the other',
      ),
    ],
  },
  'selector-matches-template': {
    accepted: [
      on(deployment),
      on(deployment, { 'spec.selector': { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] } }),
    ],
    rejected: [
      refused(
        deployment,
        { 'spec.template.metadata.labels': { app: 'api' } },
        'spec.template.metadata.labels',
        'Invalid value: {"app":"api"}: `selector` does not match template `labels`',
        'the selector wants {"app":"web"}',
      ),
      refused(
        set,
        { 'spec.template.metadata': undefined },
        'spec.template.metadata.labels',
        'Invalid value: {}: `selector` does not match template `labels`',
        'the selector wants {"app":"web"}',
      ),
      refused(deployment, { 'spec.selector': {} }, 'spec.selector', 'Invalid value: {}: empty selector is invalid for deployment'),
      refused(
        deployment,
        { 'spec.selector': { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] } },
        'spec.template.metadata.labels',
        'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
        'the selector wants [{"key":"app","operator":"NotIn","values":["web"]}]',
      ),
    ],
  },
  'rc-selector-matches-template': {
    accepted: [on(controller), on(controller, { 'spec.selector': undefined })],
    rejected: [
      refused(controller, { 'spec.selector': undefined, 'spec.template.metadata': undefined }, 'spec.selector', 'Required value'),
      refused(
        controller,
        { 'spec.selector': { app: 'api' } },
        'spec.template.metadata.labels',
        'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
        'the selector wants {"app":"api"}',
      ),
    ],
  },
  'container-image': {
    accepted: [on(pod)],
    rejected: [
      refused(pod, { 'spec.containers': [{ name: 'main' }] }, 'spec.containers[0].image', 'Required value'),
      refused(
        job,
        { 'spec.template.spec.initContainers': [{ name: 'first', image: '' }] },
        'spec.template.spec.initContainers[0].image',
        'Required value',
      ),
    ],
  },
  'downward-field': {
    accepted: [
      on(pod, told({ fieldRef: { fieldPath: 'spec.nodeName' } })),
      on(pod, told({ fieldRef: { fieldPath: 'spec.host' } })),
      on(pod, told({ fieldRef: { fieldPath: "metadata.labels['app.kubernetes.io/name']" } })),
      { ...on(pod, told({ fieldRef: { fieldPath: 'status.hostIPs' } })), target: '1.37' },
      on(pod, { 'spec.volumes': [shown({ fieldRef: { fieldPath: 'metadata.labels' } })] }),
    ],
    rejected: [
      refused(
        pod,
        told({ fieldRef: { fieldPath: 'spec.nodename' } }),
        'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
        'Unsupported value: "spec.nodename"',
        'did you mean "spec.nodeName"?',
      ),
      refused(
        pod,
        told({ fieldRef: { fieldPath: 'metadata.labels' } }),
        'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
        'Unsupported value: "metadata.labels"',
        'did you mean "metadata.name"?',
      ),
      refused(
        pod,
        { 'spec.volumes': [shown({ fieldRef: { fieldPath: 'status.podIP' } })] },
        'spec.volumes[0].downwardAPI.items[0].fieldRef.fieldPath',
        'Unsupported value: "status.podIP"',
        'what files can show are "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations"',
      ),
    ],
  },
  'downward-resource': {
    accepted: [
      on(pod, told({ resourceFieldRef: { resource: 'limits.hugepages-2Mi' } })),
      on(pod, { 'spec.volumes': [shown({ resourceFieldRef: { containerName: 'main', resource: 'requests.cpu' } })] }),
    ],
    rejected: [
      refused(
        pod,
        told({ resourceFieldRef: { resource: 'limit.cpu' } }),
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.resource',
        'Unsupported value: "limit.cpu"',
        'did you mean "limits.cpu"?',
      ),
      refused(
        pod,
        { 'spec.volumes': [shown({ resourceFieldRef: { resource: 'limits.cpu' } })] },
        'spec.volumes[0].downwardAPI.items[0].resourceFieldRef.containerName',
        'Required value',
        'a file belongs to the pod: say whose resource it shows',
      ),
    ],
  },
  'known-volume': {
    accepted: [
      on(pod, { ...mounting('data'), 'spec.volumes': [{ name: 'data', emptyDir: {} }] }),
      on(set, {
        'spec.serviceName': 'web',
        'spec.template.spec.containers': [{ name: 'main', image: 'nginx:1.27', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
        'spec.volumeClaimTemplates': [
          { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
        ],
      }),
    ],
    rejected: [
      refused(
        pod,
        { ...mounting('data'), 'spec.volumes': [{ name: 'logs', emptyDir: {} }] },
        'spec.containers[0].volumeMounts[0].name',
        'Not found: "data"',
        'the volumes and claims here are "logs"',
      ),
      refused(
        pod,
        { ...mounting('dat'), 'spec.volumes': [{ name: 'data', emptyDir: {} }] },
        'spec.containers[0].volumeMounts[0].name',
        'Not found: "dat"',
        'did you mean "data"?',
      ),
      refused(pod, mounting('data'), 'spec.containers[0].volumeMounts[0].name', 'Not found: "data"', 'there are none'),
    ],
  },
  'container-port-clash': {
    accepted: [
      on(pod, twoContainers([[{ containerPort: 80 }], [{ containerPort: 81 }]])),
      on(pod, twoContainers([[{ containerPort: 53 }], [{ containerPort: 53, protocol: 'UDP' }]])),
    ],
    rejected: [
      refused(
        pod,
        twoContainers([[{ containerPort: 80 }], [{ containerPort: 80, protocol: 'TCP' }]]),
        'spec.containers[1].ports[0].containerPort',
        'Duplicate value: 80',
        'containers[0] listens on it too, and only one of them can',
      ),
    ],
  },
  'container-port-name': {
    accepted: [
      on(pod, twoContainers([[{ name: 'http', containerPort: 80 }], [{ name: 'admin', containerPort: 81 }, { containerPort: 82 }]])),
    ],
    rejected: [
      refused(
        pod,
        twoContainers([[{ name: 'http', containerPort: 80 }], [{ name: 'http', containerPort: 81 }]]),
        'spec.containers[1].ports[0].name',
        'Duplicate value: "http"',
        'containers[0] has a port of that name, and a Service means one of them',
      ),
    ],
  },
  'job-restart-policy': {
    accepted: [on(job), on(job, { 'spec.template.spec.restartPolicy': 'OnFailure' }), on(cron)],
    rejected: [
      refused(
        job,
        { 'spec.template.spec.restartPolicy': undefined },
        'spec.template.spec.restartPolicy',
        'Required value: valid values: "OnFailure", "Never"',
      ),
      refused(
        job,
        { 'spec.template.spec.restartPolicy': 'Always' },
        'spec.template.spec.restartPolicy',
        'Unsupported value: "Always": supported values: "OnFailure", "Never"',
      ),
      refused(
        cron,
        { 'spec.jobTemplate.spec.template.spec.restartPolicy': '' },
        'spec.jobTemplate.spec.template.spec.restartPolicy',
        'Required value: valid values: "OnFailure", "Never"',
      ),
    ],
  },
  'ingress-class-annotation': {
    accepted: [on(ingress, { 'spec.ingressClassName': 'nginx' })],
    rejected: [
      refused(
        ingress,
        { 'metadata.annotations': { 'kubernetes.io/ingress.class': 'nginx' } },
        'metadata.annotations[kubernetes.io/ingress.class]',
        'annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead',
        'write ingressClassName: nginx',
      ),
    ],
  },
  'known-reference': {
    accepted: [
      together([config, tweaked(pod, reading({ configMapKeyRef: { name: 'settings', key: 'MODE' } }))]),
      on(pod, reading({ configMapKeyRef: { name: 'elsewhere', key: 'MODE', optional: true } })),
      on(pod, { 'spec.serviceAccountName': 'default' }),
      together([
        {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          metadata: { name: 'web' },
          spec: { secretName: 'web-tls', issuerRef: { name: 'public', kind: 'Other', group: 'example.com' } },
        },
        tweaked(ingress, {
          'spec.rules': undefined,
          'spec.defaultBackend': { resource: { kind: 'Bucket', name: 'b' } },
          'spec.tls': [{ secretName: 'web-tls' }],
        }),
        tweaked(pod, { 'spec.volumes': [{ name: 'tls', secret: { secretName: 'web-tls' } }] }),
      ]),
    ],
    rejected: [
      refused(
        pod,
        reading({ configMapKeyRef: { name: 'settings', key: 'MODE' } }),
        'spec.containers[0].env[0].valueFrom.configMapKeyRef.name',
        'Not found: "settings"',
        'no ConfigMap of that name is made here; one that exists is said with ConfigMap.existing("settings")',
      ),
      together(
        [config, tweaked(pod, reading({ configMapKeyRef: { name: 'setings', key: 'MODE' } }))],
        'spec.containers[0].env[0].valueFrom.configMapKeyRef.name',
        'Not found: "setings"',
        'did you mean "settings"?',
      ),
      together(
        [
          tweaked(config, { 'metadata.namespace': 'shop' }),
          tweaked(pod, { ...reading({ configMapKeyRef: { name: 'settings', key: 'MODE' } }), 'metadata.namespace': 'default' }),
        ],
        'spec.containers[0].env[0].valueFrom.configMapKeyRef.name',
        'Not found: "settings"',
        'ConfigMap/settings is in namespace "shop", and this refers to "default"',
      ),
    ],
  },
  'known-key': {
    accepted: [together([config, tweaked(pod, reading({ configMapKeyRef: { name: 'settings', key: 'MODE' } }))])],
    rejected: [
      together(
        [config, tweaked(pod, reading({ configMapKeyRef: { name: 'settings', key: 'MOD' } }))],
        'spec.containers[0].env[0].valueFrom.configMapKeyRef.key',
        'Not found: "MOD"',
        'did you mean "MODE"?',
      ),
      together(
        [config, tweaked(pod, reading({ configMapKeyRef: { name: 'settings', key: 'COLOUR' } }))],
        'spec.containers[0].env[0].valueFrom.configMapKeyRef.key',
        'Not found: "COLOUR"',
        'the keys of ConfigMap/settings are "MODE"',
      ),
    ],
  },
  'known-port': {
    accepted: [
      together([deployment, service, ingress]),
      together([deployment, service, tweaked(ingress, { 'spec.defaultBackend': { service: { name: 'web', port: { name: 'http' } } } })]),
    ],
    rejected: [
      together(
        [deployment, service, tweaked(ingress, { 'spec.defaultBackend': { service: { name: 'web', port: { number: 8080 } } } })],
        'spec.defaultBackend.service.port.number',
        'Not found: 8080',
        'the ports of Service/web are 80 (http)',
      ),
    ],
  },
  'service-selects-pods': {
    accepted: [together([deployment, service]), on(service)],
    rejected: [
      together(
        [deployment, tweaked(service, { 'spec.selector': { app: 'api' } })],
        'spec.selector',
        'Invalid value: {"app":"api"}: selects no Pod',
        'workloads of the namespace have {"app":"web"}',
      ),
    ],
  },
  'known-target-port': {
    accepted: [together([deployment, service])],
    rejected: [
      together(
        [
          tweaked(deployment, {
            'spec.template.spec.containers': [{ name: 'main', image: 'nginx:1.27', ports: [{ name: 'http', containerPort: 80 }] }],
          }),
          tweaked(service, { 'spec.ports': [{ port: 80, targetPort: 'htp' }] }),
        ],
        'spec.ports[0].targetPort',
        'Not found: "htp"',
        'did you mean "http"?',
      ),
    ],
  },
  'service-ports': {
    accepted: [
      on(service),
      on(service, { 'spec.ports': undefined, 'spec.clusterIP': 'None' }),
      on(service, { spec: { type: 'ExternalName', externalName: 'example.com' } }),
    ],
    rejected: [
      refused(
        service,
        { 'spec.ports': undefined },
        'spec.ports',
        'Required value',
        'the container that it is for declares none either: write ports: { http: 80 }',
      ),
      refused(
        service,
        { 'spec.ports': [] },
        'spec.ports',
        'Required value',
        'the container that it is for declares none either: write ports: { http: 80 }',
      ),
    ],
  },
  'service-port-name': {
    accepted: [
      on(service, { 'spec.ports': [{ port: 80 }] }),
      on(service, {
        'spec.ports': [
          { name: 'a', port: 80 },
          { name: 'b', port: 81 },
        ],
      }),
    ],
    rejected: [refused(service, { 'spec.ports': [{ name: 'a', port: 80 }, { port: 81 }] }, 'spec.ports[1].name', 'Required value')],
  },
  'stateful-set-service': {
    accepted: [on(set, { 'spec.serviceName': 'web' })],
    rejected: [refused(set, {}, 'spec.serviceName', 'Required value', 'without it the Pods have no DNS names of their own')],
  },
  'known-kind': {
    accepted: [
      on(deployment),
      { manifests: [{ apiVersion: 'example.com/v1', kind: 'Deploymnt', metadata: { name: 'theirs' } }] },
      { manifests: [{ apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'a' }, template }] },
    ],
    rejected: [
      refused(
        deployment,
        { kind: 'Deploymnt' },
        'kind',
        'no matches for kind "Deploymnt" in version "apps/v1"',
        'did you mean "Deployment"?',
      ),
    ],
  },
  'job-amounts': {
    accepted: [on(job, { 'spec.parallelism': 0, 'spec.backoffLimit': 0 }), on(cron, { 'spec.successfulJobsHistoryLimit': 0 })],
    rejected: [
      refused(job, { 'spec.parallelism': -1 }, 'spec.parallelism', 'Invalid value: -1: must be greater than or equal to 0'),
      refused(
        job,
        { 'spec.activeDeadlineSeconds': -1 },
        'spec.activeDeadlineSeconds',
        'Invalid value: -1: must be greater than or equal to 0',
      ),
      refused(
        cron,
        { 'spec.startingDeadlineSeconds': -1 },
        'spec.startingDeadlineSeconds',
        'Invalid value: -1: must be greater than or equal to 0',
      ),
      refused(
        cron,
        { 'spec.jobTemplate.spec.backoffLimit': -2 },
        'spec.jobTemplate.spec.backoffLimit',
        'Invalid value: -2: must be greater than or equal to 0',
      ),
      since(
        '1.29',
        refused(
          job,
          { ...indexed, 'spec.backoffLimitPerIndex': -1 },
          'spec.backoffLimitPerIndex',
          'Invalid value: -1: must be greater than or equal to 0',
        ),
      ),
    ],
  },
  'job-indexed': {
    accepted: [on(job, indexed), on(job, { 'spec.completionMode': 'Indexed' }), on(job, { 'spec.parallelism': 3 })],
    rejected: [
      refused(
        job,
        { 'spec.completionMode': 'Indexed', 'spec.parallelism': 3 },
        'spec.completions',
        'Required value: when completion mode is Indexed',
        'it is the number of indexes',
      ),
      refused(
        job,
        { ...indexed, 'spec.parallelism': 100_001 },
        'spec.parallelism',
        'Invalid value: 100001: must be less than or equal to 100000 when completion mode is Indexed',
      ),
    ],
  },
  'job-per-index': {
    accepted: [
      since('1.29', on(job, { ...indexed, 'spec.backoffLimitPerIndex': 1, 'spec.maxFailedIndexes': 3 })),
      on(job, { 'spec.backoffLimitPerIndex': 1 }), // 1.28 takes the field away
    ],
    rejected: [
      since(
        '1.29',
        refused(
          job,
          { 'spec.backoffLimitPerIndex': 1, 'spec.completions': 3 },
          'spec.backoffLimitPerIndex',
          'Invalid value: 1: requires indexed completion mode',
          "write completionMode: 'Indexed'",
        ),
      ),
      since(
        '1.29',
        refused(
          job,
          { ...indexed, 'spec.maxFailedIndexes': 1 },
          'spec.backoffLimitPerIndex',
          'Required value: when maxFailedIndexes is specified',
        ),
      ),
      since(
        '1.29',
        refused(
          job,
          { ...indexed, 'spec.backoffLimitPerIndex': 1, 'spec.maxFailedIndexes': 4 },
          'spec.maxFailedIndexes',
          'Invalid value: 4: must be less than or equal to completions',
          'there are 3',
        ),
      ),
    ],
  },
  'job-own-selector': {
    accepted: [on(cron), on(cron, { 'spec.jobTemplate.spec.manualSelector': false })],
    rejected: [
      refused(
        cron,
        { 'spec.jobTemplate.spec.selector': { matchLabels: { app: 'report' } } },
        'spec.jobTemplate.spec.selector',
        'Invalid value: {"matchLabels":{"app":"report"}}: `selector` will be auto-generated',
        'leave it out',
      ),
      refused(
        cron,
        { 'spec.jobTemplate.spec.manualSelector': true },
        'spec.jobTemplate.spec.manualSelector',
        'Unsupported value: true: supported values: "nil", "false"',
        'leave it out',
      ),
    ],
  },
  'job-failure-policy-never': {
    accepted: [on(job, { 'spec.podFailurePolicy': { rules: [{ action: 'FailJob', ...ended }] } })],
    rejected: [
      refused(
        job,
        { 'spec.podFailurePolicy': { rules: [{ action: 'FailJob', ...ended }] }, 'spec.template.spec.restartPolicy': 'OnFailure' },
        'spec.template.spec.restartPolicy',
        'Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
      ),
    ],
  },
  'cron-schedule': {
    accepted: [
      on(cron, { 'spec.schedule': '*/15 9-17 1,15 JAN-mar ?' }),
      on(cron, { 'spec.schedule': '@midnight' }),
      on(cron, { 'spec.schedule': '@every 1h30m' }),
      on(cron, { 'spec.schedule': 'TZ=UTC 0 3 * * *' }), // 1.28 takes it still
    ],
    rejected: [
      refused(
        cron,
        { 'spec.schedule': '0 0 * * 7' },
        'spec.schedule',
        'Invalid value: "0 0 * * 7": end of range (7) above maximum (6): 7',
        'Sunday is 0, or sun',
      ),
      refused(
        cron,
        { 'spec.schedule': '0 0 3 * * *' },
        'spec.schedule',
        'Invalid value: "0 0 3 * * *": expected exactly 5 fields, found 6: [0 0 3 * * *]',
        'cron of Kubernetes has neither seconds nor years: minute, hour, day of month, month, day of week',
      ),
      refused(
        cron,
        { 'spec.schedule': '@Daily' },
        'spec.schedule',
        'Invalid value: "@Daily": unrecognized descriptor: @Daily',
        'did you mean "@daily"?',
      ),
      refused(
        cron,
        { 'spec.schedule': '@reboot' },
        'spec.schedule',
        'Invalid value: "@reboot": unrecognized descriptor: @reboot',
        'a Job runs once, when it is made',
      ),
      refused(
        cron,
        { 'spec.schedule': '@every 2d' },
        'spec.schedule',
        'Invalid value: "@every 2d": failed to parse duration @every 2d: time: unknown unit "d" in duration "2d"',
        'did you mean "@every 48h"?',
      ),
      refused(
        cron,
        { 'spec.schedule': '0 3 L * *' },
        'spec.schedule',
        'Invalid value: "0 3 L * *": failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax',
      ),
      refused(
        cron,
        { 'spec.schedule': 'TZ=Asia/Seoul 0 3 * * *', 'spec.timeZone': 'UTC' },
        'spec.schedule',
        'Invalid value: "TZ=Asia/Seoul 0 3 * * *": cannot use both timeZone field and TZ or CRON_TZ in schedule',
        "write timeZone: 'Asia/Seoul' and schedule: '0 3 * * *'",
      ),
      since(
        '1.29',
        refused(
          cron,
          { 'spec.schedule': 'CRON_TZ=Asia/Seoul 0 3 * * *' },
          'spec.schedule',
          `Invalid value: "CRON_TZ=Asia/Seoul 0 3 * * *": ${inSchedule}`,
          "write timeZone: 'Asia/Seoul' and schedule: '0 3 * * *'",
        ),
      ),
    ],
  },
  'cron-zone-in-schedule': {
    accepted: [on(cron), on(cron, { 'spec.timeZone': 'Asia/Seoul' })],
    rejected: [
      refused(
        cron,
        { 'spec.schedule': 'TZ=Asia/Seoul 0 3 * * *' },
        'spec.schedule',
        'Invalid value: "TZ=Asia/Seoul 0 3 * * *": Kubernetes 1.29 refuses TZ and CRON_TZ in it',
        "write timeZone: 'Asia/Seoul' and schedule: '0 3 * * *'",
      ),
    ],
  },
  'cron-time-zone': {
    accepted: ['UTC', 'Asia/Seoul', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'US/Pacific', 'EST5EDT', 'Etc/GMT+5'].map(
      (timeZone) => on(cron, { 'spec.timeZone': timeZone }),
    ),
    rejected: [
      refused(
        cron,
        { 'spec.timeZone': 'Berlin' },
        'spec.timeZone',
        'Invalid value: "Berlin": unknown time zone Berlin',
        'did you mean "Europe/Berlin"?',
      ),
      refused(
        cron,
        { 'spec.timeZone': 'asia/seoul' },
        'spec.timeZone',
        'Invalid value: "asia/seoul": unknown time zone asia/seoul',
        'did you mean "Asia/Seoul"?',
      ),
      refused(
        cron,
        { 'spec.timeZone': '+09:00' },
        'spec.timeZone',
        'Invalid value: "+09:00": unknown time zone +09:00',
        "names are like 'Europe/Berlin' and 'UTC'",
      ),
      refused(
        cron,
        { 'spec.timeZone': '' },
        'spec.timeZone',
        'Invalid value: "": timeZone must be nil or non-empty string',
        "names are like 'Europe/Berlin' and 'UTC'",
      ),
      refused(
        cron,
        { 'spec.timeZone': 'Local' },
        'spec.timeZone',
        'Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
        "names are like 'Europe/Berlin' and 'UTC'",
      ),
    ],
  },
  'cron-never-fires': {
    accepted: [
      on(cron, { 'spec.schedule': '0 0 29 2 *' }),
      on(cron, { 'spec.schedule': '0 0 31 2 mon' }), // mondays of February
      on(cron, { 'spec.schedule': '@every 1h', 'spec.startingDeadlineSeconds': 3600 }),
    ],
    rejected: [
      refused(
        cron,
        { 'spec.schedule': '0 0 31 2 *' },
        'spec.schedule',
        'Invalid value: "0 0 31 2 *": never comes due',
        'no month has such a day',
      ),
      refused(
        cron,
        { 'spec.schedule': '@every 2h', 'spec.startingDeadlineSeconds': 3600 },
        'spec.startingDeadlineSeconds',
        'Invalid value: 3600: "@every 2h" never comes due',
        'the interval is counted anew from 3600 seconds ago: leave the deadline out, or make it at least 7200',
      ),
    ],
  },
  'cron-starting-deadline': {
    accepted: [on(cron), on(cron, { 'spec.startingDeadlineSeconds': 10 })],
    rejected: [
      refused(
        cron,
        { 'spec.startingDeadlineSeconds': 5 },
        'spec.startingDeadlineSeconds',
        'Invalid value: 5: should be greater than or equal to 10',
        'the controller looks every 10 seconds, and may find each run too late to start',
      ),
    ],
  },
  'selector-overlap': {
    accepted: [
      together([
        deployment,
        tweaked(deployment, {
          'metadata.name': 'api',
          'spec.selector.matchLabels': { app: 'api' },
          'spec.template.metadata.labels': { app: 'api' },
        }),
      ]),
      together([
        tweaked(deployment, { 'metadata.namespace': 'a' }),
        tweaked(deployment, { 'metadata.name': 'other', 'metadata.namespace': 'b' }),
      ]),
    ],
    rejected: [
      together(
        [
          deployment,
          tweaked(deployment, {
            'metadata.name': 'api',
            'spec.selector.matchLabels': { tier: 'api' },
            'spec.template.metadata.labels': { app: 'web', tier: 'api' },
          }),
        ],
        'spec.selector',
        'Invalid value: {"matchLabels":{"app":"web"}}: also selects the Pods of Deployment/api',
        'two controllers of one Pod fight for it; give each workload a label of its own',
      ),
    ],
  },
  'pod-security': {
    accepted: [
      together(guarded(restricted, pod, confined)),
      together(guarded({ enforce: 'privileged' }, pod, { 'spec.hostNetwork': true })),
      together(guarded({ warn: 'restricted', audit: 'restricted' }, pod, { 'spec.hostNetwork': true })),
      together(guarded({ enforce: 'baseline' }, pod)),
      together(guarded({ enforce: 'baseline', 'enforce-version': 'v1.27' }, pod, localPorts)),
      together(guarded({ 'enforce-version': 'v1.27' }, pod, { 'spec.hostPID': true })),
      together([...guarded(restricted, config), tweaked(pod, { 'metadata.namespace': 'a' })]),
      // which namespace it comes into is not known
      together([guarded(restricted, config)[0]!, pod]),
    ],
    rejected: [
      { manifests: guarded(restricted, pod), says: unrestricted('spec') },
      ...[
        deployment,
        set,
        controller,
        { ...deployment, kind: 'ReplicaSet' },
        { ...deployment, kind: 'DaemonSet' },
        { ...job, spec: { template } },
        cron,
      ].map((workload): Row => {
        const ends = workload.kind === 'Job' ? tweaked(workload, { 'spec.template.spec.restartPolicy': 'Never' }) : workload;
        const path = workload.kind === 'CronJob' ? 'spec.jobTemplate.spec.template.spec' : 'spec.template.spec';
        return { manifests: guarded(restricted, ends), says: unrestricted(path), serverAccepts: true };
      }),
      together(
        guarded({ enforce: 'baseline' }, pod, { 'spec.volumes': [{ name: 'logs', hostPath: { path: '/var/log' } }] }),
        'spec.volumes[0].hostPath',
        'Forbidden: violates PodSecurity "baseline:latest": hostPath volumes (volume "logs")',
        'Namespace/guarded enforces baseline: change it, or make the Pods in a namespace that lets them in',
      ),
      together(
        guarded({ enforce: 'baseline', 'enforce-version': 'v1.26' }, pod, localPorts),
        'spec.securityContext.sysctls[0].name',
        'Forbidden: violates PodSecurity "baseline:v1.26": forbidden sysctls (net.ipv4.ip_local_reserved_ports)',
        'Namespace/guarded enforces baseline: change it, or make the Pods in a namespace that lets them in',
      ),
      {
        ...together(
          guarded({ enforce: 'baseline' }, deployment, {
            'spec.template.metadata.annotations': { 'container.apparmor.security.beta.kubernetes.io/main': 'unconfined' },
          }),
          'spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/main]',
          'Forbidden: violates PodSecurity "baseline:latest": forbidden AppArmor profile (annotation must not set AppArmor profile type to "container.apparmor.security.beta.kubernetes.io/main="unconfined"")',
          'Namespace/guarded enforces baseline: change it, or make the Pods in a namespace that lets them in',
        ),
        serverAccepts: true,
      },
      since(
        '1.34',
        together(
          guarded({ enforce: 'baseline' }, pod, {
            'spec.containers': [{ name: 'main', image: 'nginx:1.27', readinessProbe: { tcpSocket: { port: 80, host: 'db.example.com' } } }],
          }),
          'spec.containers[0].readinessProbe.tcpSocket.host',
          'Forbidden: violates PodSecurity "baseline:latest": probe or lifecycle host (container "main" uses probe or lifecycle host "db.example.com")',
          'Namespace/guarded enforces baseline: change it, or make the Pods in a namespace that lets them in',
        ),
      ),
    ],
  },
  'pod-security-label': {
    accepted: [
      together(guarded({ enforce: 'baseline', 'enforce-version': 'latest', warn: 'restricted', 'warn-version': 'v1.0' }, config)),
      together([guarded({ 'enforce-version': 'v1.99', audit: 'privileged', enforced: 'strict' }, config)[0]!]),
    ],
    rejected: [
      together(
        [guarded({ enforce: 'restrictd' }, config)[0]!],
        'metadata.labels[pod-security.kubernetes.io/enforce]',
        'Invalid value: "restrictd": must be one of privileged, baseline, restricted',
        'did you mean "restricted"?',
      ),
      together(
        [guarded({ warn: 'none' }, config)[0]!],
        'metadata.labels[pod-security.kubernetes.io/warn]',
        'Invalid value: "none": must be one of privileged, baseline, restricted',
      ),
      together(
        [guarded({ audit: null as unknown as string }, config)[0]!],
        'metadata.labels[pod-security.kubernetes.io/audit]',
        'Invalid value: "": must be one of privileged, baseline, restricted',
      ),
      together(
        [guarded({ enforce: 'baseline', 'enforce-version': '1.30' }, config)[0]!],
        'metadata.labels[pod-security.kubernetes.io/enforce-version]',
        'Invalid value: "1.30": must be "latest" or "v1.x"',
      ),
    ],
  },
};
