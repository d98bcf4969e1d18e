// Rows for every rule that is called: manifests that it accepts, and manifests that it speaks of, with its words.
import type { Manifest } from '../../lib/kube/manifest';
import { affinityRows } from './affinity-rows';
import { amountRows } from './amount-rows';
import { autoscalerRows } from './autoscaler-rows';
import { budgetRows } from './budget-rows';
import { failurePolicyRows } from './failure-policy-rows';
import { imageRows } from './image-rows';
import { listRows } from './list-rows';
import { listedRows } from './listed-rows';
import { listenerRows } from './listener-rows';
import { nodeFileRows } from './node-file-rows';
import { policyPortRows } from './policy-port-rows';
import { rolloutPlaceRows } from './rollout-place-rows';
import { rootUserRows } from './root-user-rows';
import { mountedFileRows } from './mounted-file-rows';
import { routeFilterRows } from './route-filter-rows';
import { routeParentRows } from './route-parent-rows';
import { routeRows } from './route-rows';
import { selectorRows } from './selector-rows';
import { serviceAddressRows } from './service-address-rows';
import { serviceTypeRows } from './service-type-rows';
import { sharedClaimRows } from './shared-claim-rows';
import { sidecarRows } from './sidecar-rows';
import { statefulSetRows } from './stateful-set-rows';
import { volumeRows } from './volume-rows';

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
const bucket = { kind: 'Bucket', name: 'b' };
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

const inMain = (fields: object): Tweak => ({ 'spec.containers': [{ name: 'main', image: 'nginx:1.27', ...fields }] });
const inTemplate = (fields: object): Tweak => ({ 'spec.template.spec.containers': [{ name: 'main', image: 'nginx:1.27', ...fields }] });
const limited = (limits: object | undefined, requests?: object): Tweak =>
  inMain({ resources: { ...(limits && { limits }), ...(requests && { requests }) } });
const probed = (probe: object): Tweak => inMain({ readinessProbe: probe });
const stopping = (preStop: object): Tweak => inMain({ lifecycle: { preStop } });
const serving = (...ports: object[]): Tweak => ({ 'spec.ports': ports });
const IANA = 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';
const PORT_RANGE = 'must be between 1 and 65535, inclusive';
const NOT_NEGATIVE = 'must be greater than or equal to 0';
const ENV_NAME =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";
const PRINTABLE = "a valid environment variable name must consist only of printable ASCII characters other than '='";
const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
const LABEL_VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const KEY_NAME =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const WILDCARD =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
const daemons: Manifest = { ...deployment, kind: 'DaemonSet' };
const secret: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, stringData: { PASSWORD: 'x' } };
const claim: Manifest = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
const cpuMetric = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } };
const autoscaler: Manifest = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3, metrics: [cpuMetric] },
};
const external = (target: object): object => ({
  type: 'External',
  external: { metric: { name: 'queue' }, target: { type: 'Value', ...target } },
});
const policy: Manifest = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web' },
  spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] },
};
const letting = (peer: object): Tweak => ({ 'spec.ingress': [{ from: [peer] }] });
const onPorts = (port: object): Tweak => ({ 'spec.ingress': [{ ports: [port] }] });
const leading = (path: object): Tweak => ({
  'spec.rules': [
    { http: { paths: [{ pathType: 'Prefix', path: '/', backend: { service: { name: 'web', port: { number: 80 } } }, ...path }] } },
  ],
});
const backend = (its: object): Tweak => leading({ backend: its });
const atBackend = 'spec.rules[0].http.paths[0].backend';
const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} };

/** A database whose Pods look for each other, as StatefulDatabase writes it. */
const database: Manifest = tweaked(set, {
  metadata: { name: 'db', annotations: { 'cdk8s-patterns/engine': 'postgresql-16' } },
  'spec.replicas': 3,
  'spec.serviceName': 'db-headless',
  'spec.selector.matchLabels': { app: 'db' },
  'spec.template.metadata.labels': { app: 'db' },
  'spec.template.spec.containers': [
    {
      name: 'postgresql',
      image: 'postgres:16',
      ports: [{ name: 'postgresql', containerPort: 5432 }],
      env: [{ name: 'LOOK_SECONDS', value: '20' }],
    },
  ],
});
const closing = (types: string[], name = 'closed'): Manifest => ({
  ...policy,
  metadata: { name },
  spec: { podSelector: {}, policyTypes: types },
});
const closed = closing(['Ingress', 'Egress']);
const itself = { podSelector: { matchLabels: { app: 'db' } } };
/** Opens what is said for the Pods of the database. */
const opening = (spec: object): Manifest => ({
  ...policy,
  metadata: { name: 'db' },
  spec: { podSelector: itself.podSelector, policyTypes: ['Ingress', 'Egress'], ...spec },
});
const asksDns = { ports: [{ port: 53, protocol: 'UDP' }] };
const ways = { ingress: [{ from: [itself], ports: [{ port: 5432 }] }], egress: [{ to: [itself], ports: [{ port: 5432 }] }, asksDns] };
const NO_WAY = 'Required value: the Pods of StatefulSet/db have no way to each other';
const COPIES =
  'its replicas copy the primary, on port 5432, and are never ready; a NetworkSegment opens the way of a StatefulDatabase by itself';
const NO_DNS = 'Required value: the Pods of StatefulSet/db have no way to DNS';
const BY_NAME =
  'an empty database waits until its own name is known, and replicas find their primary by name; in a NetworkSegment leave out dns: false, or allow the way: { from: db, to: …, ports: [53] }';
const at = (namespace: string | undefined, manifest: Manifest, tweak: Tweak = {}): Manifest =>
  tweaked(manifest, { ...(namespace !== undefined && { 'metadata.namespace': namespace }), ...tweak });
const classed: Manifest = tweaked(ingress, {
  'spec.ingressClassName': 'nginx',
  'spec.rules.0.host': 'shop.example.com',
  'spec.rules.0.http.paths.0.path': '/api',
});
const named = (name: string, manifest: Manifest, tweak: Tweak = {}): Manifest => tweaked(manifest, { 'metadata.name': name, ...tweak });
const ledBy = (which: string): string =>
  `Ingress/${which} leads it already: ingress-nginx refuses the second, other controllers pick one; keep one, or give each its own host or path`;
const said = (path: string, message: string, hint: string): NonNullable<Row['says']>[number] => ({ path, message, hint });

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
  ...listRows,
  ...selectorRows,
  ...affinityRows,
  ...volumeRows,
  ...autoscalerRows,
  ...policyPortRows,
  ...rolloutPlaceRows,
  ...rootUserRows,
  ...mountedFileRows,
  ...routeRows,
  ...routeParentRows,
  ...budgetRows,
  ...sharedClaimRows,
  ...sidecarRows,
  ...amountRows,
  ...failurePolicyRows,
  ...imageRows,
  ...listedRows,
  ...listenerRows,
  ...nodeFileRows,
  ...routeFilterRows,
  ...serviceAddressRows,
  ...serviceTypeRows,
  ...statefulSetRows,
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
      refused(
        set,
        { 'metadata.name': 'db.main' },
        'metadata.name',
        `Invalid value: "db.main": must not contain dots`,
        'for example "db-main"',
      ),
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
      on(ingress, {
        'metadata.annotations': { 'cert-manager.io/cluster-issuer': 'public' },
        'spec.rules': undefined,
        'spec.defaultBackend': { resource: bucket },
        'spec.tls': [{ hosts: ['shop.example'], secretName: 'web-tls' }],
      }),
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
      refused(
        ingress,
        { 'spec.rules': undefined, 'spec.defaultBackend': { resource: bucket }, 'spec.tls': [{ secretName: 'web-tls' }] },
        'spec.tls[0].secretName',
        'Not found: "web-tls"',
        'no Secret of that name is made here; one that exists is said with Secret.existing("web-tls")',
      ),
      together(
        [
          {
            apiVersion: 'cert-manager.io/v1',
            kind: 'Certificate',
            metadata: { name: 'web', namespace: 'shop' },
            spec: { secretName: 'web-tls', issuerRef: { name: 'public', kind: 'Other', group: 'example.com' } },
          },
          tweaked(ingress, {
            'metadata.namespace': 'default',
            'spec.rules': undefined,
            'spec.defaultBackend': { resource: bucket },
            'spec.tls': [{ secretName: 'web-tls' }],
          }),
        ],
        'spec.tls[0].secretName',
        'Not found: "web-tls"',
        'a Certificate keeps Secret/web-tls in another namespace, and this refers to "default"',
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
  'container-name': {
    accepted: [on(pod, { 'spec.initContainers': [{ name: 'init', image: 'busybox:1.36' }] }), on(pod, inMain({ name: '0-main' }))],
    rejected: [
      refused(
        pod,
        inMain({ name: 'Main_App' }),
        'spec.containers[0].name',
        `Invalid value: "Main_App": ${LABEL}`,
        'for example "main-app"',
      ),
      refused(
        pod,
        { 'spec.containers': [0, 1].map(() => ({ name: 'main', image: 'nginx:1.27' })) },
        'spec.containers[1].name',
        'Duplicate value: "main"',
      ),
      refused(
        deployment,
        { 'spec.template.spec.initContainers': [{ name: 'main', image: 'busybox:1.36' }] },
        'spec.template.spec.initContainers[0].name',
        'Duplicate value: "main"',
      ),
    ],
  },
  'volume-name': {
    accepted: [on(pod, { 'spec.volumes': [{ name: 'a' }, { name: 'b', emptyDir: {} }] })],
    rejected: [
      refused(
        pod,
        { 'spec.volumes': [{ name: 'my.data', emptyDir: {} }] },
        'spec.volumes[0].name',
        `Invalid value: "my.data": must not contain dots`,
        'for example "my-data"',
      ),
      refused(
        pod,
        {
          'spec.volumes': [
            { name: 'a', emptyDir: {} },
            { name: 'a', emptyDir: {} },
          ],
        },
        'spec.volumes[1].name',
        'Duplicate value: "a"',
      ),
    ],
  },
  'mount-path': {
    accepted: [
      on(pod, {
        'spec.volumes': [{ name: 'a', emptyDir: {} }],
        ...inMain({ volumeMounts: ['/a', '/a/'].map((mountPath) => ({ name: 'a', mountPath })) }),
      }),
    ],
    rejected: [
      refused(
        pod,
        {
          'spec.volumes': [{ name: 'a', emptyDir: {} }],
          ...inMain({ volumeMounts: ['/a', '/a'].map((mountPath) => ({ name: 'a', mountPath })) }),
        },
        'spec.containers[0].volumeMounts[1].mountPath',
        'Invalid value: "/a": must be unique',
      ),
    ],
  },
  'mount-sub-path': {
    accepted: [
      on(pod, {
        'spec.volumes': [{ name: 'a', emptyDir: {} }],
        ...inMain({ volumeMounts: [{ name: 'a', mountPath: '/a', subPath: 'b/..c' }] }),
      }),
    ],
    rejected: [
      ...(
        [
          [{ subPath: '/b' }, 'subPath', 'Invalid value: "/b": must be a relative path'],
          [{ subPath: 'b/../c' }, 'subPath', `Invalid value: "b/../c": must not contain '..'`],
          [{ subPathExpr: '../$(A)' }, 'subPathExpr', `Invalid value: "../$(A)": must not contain '..'`],
          [{ subPath: 'b', subPathExpr: 'c' }, 'subPathExpr', 'Invalid value: "c": subPathExpr and subPath are mutually exclusive'],
        ] as const
      ).map(([fields, field, message]) =>
        refused(
          pod,
          { 'spec.volumes': [{ name: 'a', emptyDir: {} }], ...inMain({ volumeMounts: [{ name: 'a', mountPath: '/a', ...fields }] }) },
          `spec.containers[0].volumeMounts[0].${field}`,
          message,
        ),
      ),
    ],
  },
  'security-escalation': {
    accepted: [
      on(pod, inMain({ securityContext: { privileged: true } })),
      on(pod, inMain({ securityContext: { allowPrivilegeEscalation: false, privileged: false } })),
    ],
    rejected: [
      refused(
        pod,
        inMain({ securityContext: { allowPrivilegeEscalation: false, privileged: true } }),
        'spec.containers[0].securityContext',
        'Invalid value: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
        'leave allowPrivilegeEscalation out',
      ),
    ],
  },
  'resource-name': {
    accepted: [
      on(pod, limited({ cpu: 1, memory: '1Gi', 'ephemeral-storage': '1Gi', 'example.com/gpu': 1, 'hugepages-2Mi': '2Mi' })),
      on(pod, limited({ 'kubernetes.io/batch': 1 })),
      on(claim, { 'spec.resources.requests.gpu': 1 }),
    ],
    rejected: [
      refused(
        pod,
        limited({ memry: '1Gi' }),
        'spec.containers[0].resources.limits[memry]',
        'Invalid value: "memry": must be a standard resource type or fully qualified',
        'did you mean "memory"?',
      ),
      refused(
        deployment,
        inTemplate({ resources: { limits: { gpu: 1 } } }),
        'spec.template.spec.containers[0].resources.limits[gpu]',
        'Invalid value: "gpu": must be a standard resource type or fully qualified',
        "it has its vendor's domain: nvidia.com/gpu, amd.com/gpu",
      ),
      refused(
        pod,
        limited({ storage: '1Gi' }),
        'spec.containers[0].resources.limits[storage]',
        'Invalid value: "storage": must be a standard resource type or fully qualified',
        'cpu, memory, ephemeral-storage, hugepages-<size>, or example.com/name',
      ),
    ],
  },
  'resource-amount': {
    accepted: [on(pod, limited({ cpu: 0, memory: '0' })), on(pod, limited({ 'example.com/gpu': '1000m' }))],
    rejected: [
      refused(pod, limited({ cpu: '-1' }), 'spec.containers[0].resources.limits[cpu]', `Invalid value: "-1": ${NOT_NEGATIVE}`),
      refused(
        pod,
        limited(undefined, { memory: -1 }),
        'spec.containers[0].resources.requests[memory]',
        `Invalid value: "-1": ${NOT_NEGATIVE}`,
      ),
      refused(
        pod,
        limited({ 'example.com/gpu': '500m' }),
        'spec.containers[0].resources.limits[example.com/gpu]',
        'Invalid value: "500m": must be an integer',
      ),
    ],
  },
  'resource-request-limit': {
    accepted: [
      on(pod, limited({ cpu: '500m' }, { cpu: 0.5 })),
      on(pod, limited({ cpu: '0.1m' }, { cpu: '0.9m' })),
      on(pod, limited({ memory: '1Gi' }, { memory: '1000Mi', cpu: 2 })),
      on(pod, limited({ 'example.com/gpu': 2 }, { 'example.com/gpu': '2' })),
    ],
    rejected: [
      refused(
        pod,
        limited({ memory: '128Mi' }, { memory: '1Gi' }),
        'spec.containers[0].resources.requests',
        'Invalid value: "1Gi": must be less than or equal to memory limit of 128Mi',
      ),
      refused(
        pod,
        limited({ cpu: '100m' }, { cpu: 1 }),
        'spec.containers[0].resources.requests',
        'Invalid value: "1": must be less than or equal to cpu limit of 100m',
      ),
      refused(
        pod,
        limited({ 'example.com/gpu': 2 }, { 'example.com/gpu': 1 }),
        'spec.containers[0].resources.requests',
        'Invalid value: "1": must be equal to example.com/gpu limit of 2',
      ),
      refused(
        pod,
        limited(undefined, { 'example.com/gpu': 1 }),
        'spec.containers[0].resources.limits',
        'Required value: Limit must be set for non overcommitable resources',
        'write example.com/gpu there',
      ),
    ],
  },
  'env-name': {
    accepted: [on(pod, inMain({ env: [{ name: 'A-b.c_1' }, { name: '.a' }] })), since('1.32', on(pod, inMain({ env: [{ name: '.a' }] })))],
    rejected: [
      refused(pod, inMain({ env: [{ name: '1A' }] }), 'spec.containers[0].env[0].name', `Invalid value: "1A": ${ENV_NAME}`),
      refused(pod, inMain({ env: [{ name: '..A' }] }), 'spec.containers[0].env[0].name', `Invalid value: "..A": must not start with '..'`),
      refused(
        pod,
        inMain({ envFrom: [{ prefix: 'a b', configMapRef: { name: 'a' } }] }),
        'spec.containers[0].envFrom[0].prefix',
        `Invalid value: "a b": ${ENV_NAME}`,
      ),
      since(
        '1.34',
        refused(pod, inMain({ env: [{ name: 'A=B' }] }), 'spec.containers[0].env[0].name', `Invalid value: "A=B": ${PRINTABLE}`),
      ),
    ],
  },
  'env-source': {
    accepted: [
      on(pod, reading({ fieldRef: { fieldPath: 'metadata.name' } })),
      on(
        pod,
        inMain({
          env: [
            { name: 'A', value: '' },
            { name: 'B', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          ],
        }),
      ),
    ],
    rejected: [
      refused(
        pod,
        reading({}),
        'spec.containers[0].env[0].valueFrom',
        'Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
      ),
      refused(
        pod,
        inMain({ env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
        'spec.containers[0].env[0].valueFrom',
        'Invalid value: "": may not be specified when `value` is not empty',
        'write one of them',
      ),
      refused(
        pod,
        reading({ configMapKeyRef: { name: 'a', key: 'b' }, secretKeyRef: { name: 'a', key: 'b' } }),
        'spec.containers[0].env[0].valueFrom',
        'Invalid value: "": may not have more than one field specified at a time',
      ),
    ],
  },
  'env-from-source': {
    accepted: [on(pod, inMain({ envFrom: [{ configMapRef: { name: 'a' } }, { secretRef: { name: 'a' } }] }))],
    rejected: [
      refused(
        pod,
        inMain({ envFrom: [{ prefix: 'A_' }] }),
        'spec.containers[0].envFrom[0]',
        'Invalid value: "": must specify one of: `configMapRef` or `secretRef`',
      ),
      refused(
        pod,
        inMain({ envFrom: [{ configMapRef: { name: 'a' }, secretRef: { name: 'a' } }] }),
        'spec.containers[0].envFrom[0]',
        'Invalid value: "": may not have more than one field specified at a time',
        'write two entries',
      ),
    ],
  },
  'container-port-number': {
    accepted: [on(pod, inMain({ ports: [{ containerPort: 65_535, hostPort: 0 }] }))],
    rejected: [
      refused(pod, inMain({ ports: [{ containerPort: 0 }] }), 'spec.containers[0].ports[0].containerPort', 'Required value'),
      refused(
        pod,
        inMain({ ports: [{ containerPort: 70_000 }] }),
        'spec.containers[0].ports[0].containerPort',
        `Invalid value: 70000: ${PORT_RANGE}`,
      ),
      refused(
        pod,
        inMain({ ports: [{ containerPort: 80, hostPort: -1 }] }),
        'spec.containers[0].ports[0].hostPort',
        `Invalid value: -1: ${PORT_RANGE}`,
      ),
    ],
  },
  'container-port-label': {
    accepted: [on(pod, inMain({ ports: [{ name: 'http-alt-8080a', containerPort: 80 }, { containerPort: 81 }, { containerPort: 82 }] }))],
    rejected: [
      ...(
        [
          ['prometheus-metrics', 'must be no more than 15 characters', 'for example "prometheus-metr"'],
          ['Http', IANA, 'for example "http"'],
          ['8080', 'must contain at least one letter (a-z)', 'write 8080, without quotes'],
          ['a--b', 'must not contain consecutive hyphens', 'for example "a-b"'],
          ['-a', 'must not begin or end with a hyphen', 'for example "a"'],
        ] as const
      ).map(([name, message, hint]) =>
        refused(
          pod,
          inMain({ ports: [{ name, containerPort: 80 }] }),
          'spec.containers[0].ports[0].name',
          `Invalid value: "${name}": ${message}`,
          hint,
        ),
      ),
      refused(
        pod,
        inMain({ ports: [80, 81].map((containerPort) => ({ name: 'http', containerPort })) }),
        'spec.containers[0].ports[1].name',
        'Duplicate value: "http"',
      ),
    ],
  },
  'host-port': {
    accepted: [
      on(pod, { 'spec.hostNetwork': true, ...inMain({ ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81 }] }) }),
      on(
        pod,
        inMain({
          ports: [
            { containerPort: 80, hostPort: 8080 },
            { containerPort: 80, hostPort: 8080, protocol: 'UDP' },
          ],
        }),
      ),
    ],
    rejected: [
      refused(
        pod,
        { 'spec.hostNetwork': true, ...inMain({ ports: [{ containerPort: 80, hostPort: 8080 }] }) },
        'spec.containers[0].ports[0].hostPort',
        'Invalid value: 8080: must match `containerPort` when `hostNetwork` is true',
        'leave it out: the container listens on the node itself',
      ),
      refused(
        pod,
        twoContainers([[{ containerPort: 80, hostPort: 8080 }], [{ containerPort: 81, hostPort: 8080 }]]),
        'spec.containers[1].ports[0].hostPort',
        'Duplicate value: "TCP//8080"',
      ),
    ],
  },
  'network-policy-port': {
    accepted: [
      on(policy, onPorts({ port: 80, endPort: 80 })),
      on(policy, onPorts({ port: 'http' })),
      on(policy, onPorts({ protocol: 'UDP' })),
    ],
    rejected: [
      refused(policy, onPorts({ port: 0 }), 'spec.ingress[0].ports[0].port', `Invalid value: 0: ${PORT_RANGE}`),
      refused(
        policy,
        onPorts({ port: '80' }),
        'spec.ingress[0].ports[0].port',
        'Invalid value: "80": must contain at least one letter (a-z)',
        'write 80, without quotes',
      ),
      refused(
        policy,
        onPorts({ port: '' }),
        'spec.ingress[0].ports[0].port',
        'Invalid value: "": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      ),
      refused(
        policy,
        onPorts({ port: 80, endPort: 79 }),
        'spec.ingress[0].ports[0].endPort',
        'Invalid value: 79: must be greater than or equal to `port`',
      ),
      refused(
        policy,
        onPorts({ endPort: 79 }),
        'spec.ingress[0].ports[0].endPort',
        'Invalid value: 79: may not be specified when `port` is not specified',
      ),
      refused(
        policy,
        onPorts({ port: 'http', endPort: 79 }),
        'spec.ingress[0].ports[0].endPort',
        'Invalid value: 79: may not be specified when `port` is non-numeric',
      ),
      refused(policy, onPorts({ port: 80, endPort: 70_000 }), 'spec.ingress[0].ports[0].endPort', `Invalid value: 70000: ${PORT_RANGE}`),
    ],
  },
  'probe-handler': {
    accepted: [
      on(pod, probed({ exec: { command: ['true'] } })),
      on(pod, probed({ httpGet: { port: 80 }, failureThreshold: 0 })),
      on(pod, stopping({ exec: { command: ['true'] } })),
      since('1.34', on(pod, stopping({ sleep: { seconds: 5 } }))),
    ],
    rejected: [
      refused(pod, probed({ periodSeconds: 3 }), 'spec.containers[0].readinessProbe', 'Required value: must specify a handler type'),
      refused(
        pod,
        probed({ httpGet: { port: 80 }, tcpSocket: { port: 80 } }),
        'spec.containers[0].readinessProbe.tcpSocket',
        'Forbidden: may not specify more than 1 handler type',
      ),
      refused(pod, probed({ exec: {} }), 'spec.containers[0].readinessProbe.exec.command', 'Required value'),
      refused(pod, stopping({}), 'spec.containers[0].lifecycle.preStop', 'Required value: must specify a handler type'),
    ],
  },
  'known-probe-port': {
    accepted: [
      on(pod, probed({ httpGet: { port: 8080 } })),
      on(pod, {
        'spec.containers': [
          {
            name: 'main',
            image: 'nginx:1.27',
            ports: [{ name: 'http', containerPort: 80 }],
            readinessProbe: { httpGet: { port: 'http' } },
          },
        ],
      }),
    ],
    rejected: [
      refused(
        pod,
        {
          'spec.containers': [
            {
              name: 'main',
              image: 'nginx:1.27',
              ports: [{ name: 'http', containerPort: 80 }],
              livenessProbe: { tcpSocket: { port: 'htpp' } },
            },
          ],
        },
        'spec.containers[0].livenessProbe.tcpSocket.port',
        'Not found: "htpp"',
        'did you mean "http"?',
      ),
    ],
  },
  'probe-port': {
    accepted: [on(pod, probed({ httpGet: { port: 'http' } })), on(pod, probed({ tcpSocket: { port: 1 } }))],
    rejected: [
      refused(
        pod,
        probed({ httpGet: { port: '8080' } }),
        'spec.containers[0].readinessProbe.httpGet.port',
        'Invalid value: "8080": must contain at least one letter (a-z)',
        'write 8080, without quotes',
      ),
      refused(
        pod,
        probed({ tcpSocket: { port: 0 } }),
        'spec.containers[0].readinessProbe.tcpSocket.port',
        `Invalid value: 0: ${PORT_RANGE}`,
      ),
      refused(
        pod,
        probed({ grpc: { port: 99_999 } }),
        'spec.containers[0].readinessProbe.grpc.port',
        `Invalid value: 99999: ${PORT_RANGE}`,
      ),
      refused(
        pod,
        stopping({ httpGet: { port: -1 } }),
        'spec.containers[0].lifecycle.preStop.httpGet.port',
        `Invalid value: -1: ${PORT_RANGE}`,
      ),
    ],
  },
  'probe-amounts': {
    accepted: [
      on(pod, probed({ httpGet: { port: 80 }, initialDelaySeconds: 0, periodSeconds: 0, timeoutSeconds: 0, successThreshold: 0 })),
    ],
    rejected: [
      refused(
        pod,
        probed({ httpGet: { port: 80 }, periodSeconds: -1 }),
        'spec.containers[0].readinessProbe.periodSeconds',
        `Invalid value: -1: ${NOT_NEGATIVE}`,
      ),
      refused(
        pod,
        inMain({ livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 0 } }),
        'spec.containers[0].livenessProbe.terminationGracePeriodSeconds',
        'Invalid value: 0: must be greater than 0',
      ),
    ],
  },
  'probe-purpose': {
    accepted: [
      on(pod, inMain({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 0, terminationGracePeriodSeconds: 5 } })),
      on(pod, probed({ httpGet: { port: 80 }, successThreshold: 3 })),
    ],
    rejected: [
      refused(
        pod,
        inMain({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }),
        'spec.containers[0].livenessProbe.successThreshold',
        'Invalid value: 2: must be 1',
        'leave it out',
      ),
      refused(
        pod,
        probed({ httpGet: { port: 80 }, terminationGracePeriodSeconds: 5 }),
        'spec.containers[0].readinessProbe.terminationGracePeriodSeconds',
        'Invalid value: 5: must not be set for readinessProbes',
      ),
    ],
  },
  'hook-sleep': {
    accepted: [
      since('1.37', on(pod, { 'spec.terminationGracePeriodSeconds': 5, ...stopping({ sleep: { seconds: 5 } }) })),
      since('1.37', on(pod, stopping({ sleep: { seconds: 0 } }))),
    ],
    rejected: [
      since(
        '1.30',
        refused(
          pod,
          stopping({ sleep: { seconds: 31 } }),
          'spec.containers[0].lifecycle.preStop.sleep.seconds',
          'Invalid value: 31: must be greater than 0 and less than terminationGracePeriodSeconds (30)',
          'terminationGracePeriodSeconds counts it in: make it more than 31',
        ),
      ),
      since(
        '1.37',
        refused(
          pod,
          stopping({ sleep: { seconds: -1 } }),
          'spec.containers[0].lifecycle.preStop.sleep.seconds',
          'Invalid value: -1: must be non-negative and less than terminationGracePeriodSeconds (30)',
        ),
      ),
    ],
  },
  'restart-policy': {
    accepted: [on(deployment, { 'spec.template.spec.restartPolicy': 'Always' }), on(pod, { 'spec.restartPolicy': 'Never' }), on(job)],
    rejected: [
      ...[deployment, set, daemons, controller, { ...deployment, kind: 'ReplicaSet' }].map((workload) =>
        refused(
          workload,
          { 'spec.template.spec.restartPolicy': 'Never' },
          'spec.template.spec.restartPolicy',
          'Unsupported value: "Never": supported values: "Always"',
          'what ends is a Job',
        ),
      ),
      refused(
        daemons,
        { 'spec.template.spec.activeDeadlineSeconds': 5 },
        'spec.template.spec.activeDeadlineSeconds',
        'Forbidden: activeDeadlineSeconds in DaemonSet is not Supported',
        'what ends is a Job',
      ),
    ],
  },
  'pod-deadline': {
    accepted: [on(pod, { 'spec.activeDeadlineSeconds': 1 })],
    rejected: [
      refused(
        pod,
        { 'spec.activeDeadlineSeconds': 0 },
        'spec.activeDeadlineSeconds',
        'Invalid value: 0: must be between 1 and 2147483647, inclusive',
      ),
    ],
  },
  'dns-config': {
    accepted: [on(pod, { 'spec.dnsPolicy': 'None', 'spec.dnsConfig': { nameservers: ['1.1.1.1', '2001:db8::1', '::1.2.3.4'] } })],
    rejected: [
      refused(pod, { 'spec.dnsPolicy': 'None' }, 'spec.dnsConfig', 'Required value: must provide `dnsConfig` when `dnsPolicy` is None'),
      refused(
        pod,
        { 'spec.dnsPolicy': 'None', 'spec.dnsConfig': { searches: ['a.example'] } },
        'spec.dnsConfig.nameservers',
        'Required value: must provide at least one DNS nameserver when `dnsPolicy` is None',
      ),
      refused(
        pod,
        { 'spec.dnsConfig': { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } },
        'spec.dnsConfig.nameservers',
        'Invalid value: ["1.1.1.1","1.1.1.2","1.1.1.3","1.1.1.4"]: must not have more than 3 nameservers',
      ),
      refused(
        pod,
        { 'spec.dnsConfig': { nameservers: ['dns.example'] } },
        'spec.dnsConfig.nameservers[0]',
        `Invalid value: "dns.example": ${IP}`,
      ),
      ...['1.2.3', '1.2.3.256', '1::2::3', '1:2:3:4:5:6:7', '12345::', 'fe80::1%eth0'].map((ip) =>
        refused(pod, { 'spec.dnsConfig': { nameservers: [ip] } }, 'spec.dnsConfig.nameservers[0]', `Invalid value: "${ip}": ${IP}`),
      ),
    ],
  },
  'host-alias': {
    accepted: [
      on(pod, { 'spec.hostAliases': [{ ip: '010.0.0.1' }, { ip: '::ffff:1.2.3.4' }] }),
      on(pod, { 'spec.hostAliases': [{ ip: '127.0.0.1', hostnames: ['a.example'] }, { ip: '::1' }] }),
    ],
    rejected: [
      since(
        '1.36',
        refused(
          pod,
          { 'spec.hostAliases': [{ ip: '10.0.0.01' }] },
          'spec.hostAliases[0].ip',
          'Invalid value: "10.0.0.01": must not have leading 0s',
        ),
      ),
      since(
        '1.36',
        refused(
          pod,
          { 'spec.hostAliases': [{ ip: '::ffff:1.2.3.4' }] },
          'spec.hostAliases[0].ip',
          'Invalid value: "::ffff:1.2.3.4": must not be an IPv4-mapped IPv6 address',
        ),
      ),
      refused(pod, { 'spec.hostAliases': [{ ip: 'localhost' }] }, 'spec.hostAliases[0].ip', `Invalid value: "localhost": ${IP}`),
      refused(
        pod,
        { 'spec.hostAliases': [{ ip: '::1', hostnames: ['A'] }] },
        'spec.hostAliases[0].hostnames[0]',
        `Invalid value: "A": ${SUBDOMAIN}`,
      ),
    ],
  },
  'pod-hostname': {
    accepted: [
      on(pod, { 'spec.hostname': 'web-0', 'spec.subdomain': 'web' }),
      on(set, { 'spec.template.spec.hostname': '-a', 'spec.template.spec.subdomain': '-a' }),
    ],
    rejected: [
      refused(pod, { 'spec.hostname': 'web.0' }, 'spec.hostname', `Invalid value: "web.0": must not contain dots`, 'for example "web-0"'),
      refused(pod, { 'spec.subdomain': 'Web' }, 'spec.subdomain', `Invalid value: "Web": ${LABEL}`, 'for example "web"'),
    ],
  },
  toleration: {
    accepted: [
      on(pod, { 'spec.tolerations': [{ operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoSchedule' }] }),
      on(pod, { 'spec.tolerations': [{ key: 'a/b', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 3 }] }),
    ],
    rejected: [
      refused(
        pod,
        { 'spec.tolerations': [{ key: 'a', operator: 'Exists', value: 'b' }] },
        'spec.tolerations[0].operator',
        'Invalid value: "b": value must be empty when `operator` is \'Exists\'',
        "leave value out, or write operator: 'Equal'",
      ),
      refused(
        pod,
        { 'spec.tolerations': [{ effect: 'NoSchedule' }] },
        'spec.tolerations[0].operator',
        'Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
        "write operator: 'Exists'",
      ),
      refused(
        pod,
        { 'spec.tolerations': [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 3 }] },
        'spec.tolerations[0].effect',
        'Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
      ),
      refused(
        pod,
        { 'spec.tolerations': [{ key: '/a', operator: 'Exists' }] },
        'spec.tolerations[0].key',
        'Invalid value: "/a": prefix part must be non-empty',
      ),
    ],
  },
  'spread-constraint': {
    accepted: [
      on(pod, { 'spec.topologySpreadConstraints': [{ ...spread, minDomains: 2 }] }),
      on(pod, { 'spec.topologySpreadConstraints': [{ ...spread, whenUnsatisfiable: 'ScheduleAnyway' }] }),
    ],
    rejected: [
      refused(
        pod,
        { 'spec.topologySpreadConstraints': [{ ...spread, maxSkew: 0 }] },
        'spec.topologySpreadConstraints[0].maxSkew',
        'Invalid value: 0: must be greater than zero',
      ),
      refused(
        pod,
        { 'spec.topologySpreadConstraints': [{ ...spread, minDomains: 0 }] },
        'spec.topologySpreadConstraints[0].minDomains',
        'Invalid value: 0: must be greater than zero',
      ),
      refused(
        pod,
        { 'spec.topologySpreadConstraints': [{ ...spread, minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }] },
        'spec.topologySpreadConstraints[0].minDomains',
        'Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway',
      ),
    ],
  },
  'spread-once': {
    accepted: [on(pod, { 'spec.topologySpreadConstraints': [spread, { ...spread, topologyKey: 'host' }] })],
    rejected: [
      refused(
        pod,
        { 'spec.topologySpreadConstraints': [spread, spread] },
        'spec.topologySpreadConstraints[1]',
        'Duplicate value: "{zone, DoNotSchedule}"',
      ),
    ],
  },
  'workload-amounts': {
    accepted: [on(deployment, { 'spec.replicas': 0, 'spec.revisionHistoryLimit': 0 }), on(set, { 'spec.revisionHistoryLimit': -1 })],
    rejected: [
      refused(deployment, { 'spec.replicas': -1 }, 'spec.replicas', `Invalid value: -1: ${NOT_NEGATIVE}`),
      refused(set, { 'spec.minReadySeconds': -1 }, 'spec.minReadySeconds', `Invalid value: -1: ${NOT_NEGATIVE}`),
      refused(daemons, { 'spec.revisionHistoryLimit': -1 }, 'spec.revisionHistoryLimit', `Invalid value: -1: ${NOT_NEGATIVE}`),
      refused(controller, { 'spec.replicas': -1 }, 'spec.replicas', `Invalid value: -1: ${NOT_NEGATIVE}`),
    ],
  },
  'deployment-deadline': {
    accepted: [
      on(deployment, { 'spec.minReadySeconds': 599 }),
      on(deployment, { 'spec.minReadySeconds': 600, 'spec.progressDeadlineSeconds': 601 }),
    ],
    rejected: [
      refused(
        deployment,
        { 'spec.minReadySeconds': 600 },
        'spec.progressDeadlineSeconds',
        'Invalid value: 600: must be greater than minReadySeconds',
        '600 is what it is if left out: write more than 600',
      ),
      refused(
        deployment,
        { 'spec.progressDeadlineSeconds': 0 },
        'spec.progressDeadlineSeconds',
        'Invalid value: 0: must be greater than minReadySeconds',
        'which is 0',
      ),
    ],
  },
  'deployment-recreate': {
    accepted: [on(deployment, { 'spec.strategy': { type: 'Recreate', rollingUpdate: null } })],
    rejected: [
      refused(
        deployment,
        { 'spec.strategy': { type: 'Recreate', rollingUpdate: {} } },
        'spec.strategy.rollingUpdate',
        "Forbidden: may not be specified when strategy `type` is 'Recreate'",
        'leave it out',
      ),
    ],
  },
  'rolling-update': {
    accepted: [
      on(deployment, { 'spec.strategy': { rollingUpdate: { maxSurge: '150%', maxUnavailable: 0 } } }),
      on(deployment, { 'spec.strategy': { rollingUpdate: { maxSurge: 0 } } }),
      on(daemons, { 'spec.updateStrategy': { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } } }),
      on(daemons, { 'spec.updateStrategy': { rollingUpdate: { maxUnavailable: '10%' } } }),
    ],
    rejected: [
      refused(
        deployment,
        { 'spec.strategy': { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } } },
        'spec.strategy.rollingUpdate.maxUnavailable',
        'Invalid value: 0: may not be 0 when `maxSurge` is 0',
        'no Pod could be replaced',
      ),
      refused(
        deployment,
        { 'spec.strategy': { rollingUpdate: { maxSurge: '25' } } },
        'spec.strategy.rollingUpdate.maxSurge',
        `Invalid value: "25": ${PERCENT}`,
        "write 25, without quotes, or '25%'",
      ),
      refused(
        deployment,
        { 'spec.strategy': { rollingUpdate: { maxUnavailable: -1 } } },
        'spec.strategy.rollingUpdate.maxUnavailable',
        `Invalid value: -1: ${NOT_NEGATIVE}`,
      ),
      refused(
        deployment,
        { 'spec.strategy': { rollingUpdate: { maxUnavailable: '101%' } } },
        'spec.strategy.rollingUpdate.maxUnavailable',
        'Invalid value: "101%": must not be greater than 100%',
      ),
      refused(
        daemons,
        { 'spec.updateStrategy': { rollingUpdate: { maxUnavailable: 0 } } },
        'spec.updateStrategy.rollingUpdate.maxUnavailable',
        'Required value: cannot be 0 when maxSurge is 0',
      ),
      refused(
        daemons,
        { 'spec.updateStrategy': { rollingUpdate: { maxSurge: 1 } } },
        'spec.updateStrategy.rollingUpdate.maxSurge',
        'Invalid value: 1: may not be set when maxUnavailable is non-zero',
        'it is 1 if left out: write maxUnavailable: 0',
      ),
    ],
  },
  'autoscaler-replicas': {
    accepted: [
      on(autoscaler, { 'spec.minReplicas': 3 }),
      since('1.37', on(autoscaler, { 'spec.minReplicas': 0, 'spec.metrics': [external({ value: 1 })] })),
    ],
    rejected: [
      refused(autoscaler, { 'spec.minReplicas': 0 }, 'spec.minReplicas', 'Invalid value: 0: must be greater than or equal to 1'),
      refused(
        autoscaler,
        { 'spec.minReplicas': 4 },
        'spec.maxReplicas',
        'Invalid value: 3: must be greater than or equal to `minReplicas`',
        'which is 4',
      ),
      refused(autoscaler, { 'spec.maxReplicas': 0 }, 'spec.maxReplicas', 'Invalid value: 0: must be greater than 0'),
      since(
        '1.37',
        refused(
          autoscaler,
          { 'spec.minReplicas': 0 },
          'spec.metrics',
          'Forbidden: must specify at least one Object or External metric to support scaling to zero replicas',
        ),
      ),
    ],
  },
  'autoscaler-metric': {
    accepted: [
      on(autoscaler),
      on(autoscaler, { 'spec.metrics': [external({ value: 1 }), external({ averageValue: '100m' })] }),
      on(autoscaler, {
        'spec.metrics': [
          {
            type: 'ContainerResource',
            containerResource: { name: 'cpu', container: 'main', target: { type: 'AverageValue', averageValue: 1 } },
          },
        ],
      }),
    ],
    rejected: [
      ...(
        [
          [
            { type: 'CPU' },
            'type',
            'Unsupported value: "CPU": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
          ],
          [{ type: 'Resource' }, 'resource', 'Required value: must populate information for the given metric source'],
          [
            { ...cpuMetric, pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: 1 } } },
            'pods',
            'Forbidden: must populate the given metric source only',
          ],
          [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } },
            'resource.target.averageUtilization',
            'Required value: must set either a target raw value or a target utilization',
          ],
          [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 0 } } },
            'resource.target.averageUtilization',
            'Invalid value: 0: must be greater than 0',
          ],
          [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80, averageValue: 1 } } },
            'resource.target.averageValue',
            'Forbidden: may not set both a target raw value and a target utilization',
          ],
          [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Percent', averageUtilization: 80 } } },
            'resource.target.type',
            'Invalid value: "Percent": must be either Utilization, Value, or AverageValue',
          ],
          [
            { type: 'Pods', pods: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } },
            'pods.target.averageValue',
            'Required value: must specify a positive target averageValue',
          ],
          [external({ value: 0 }), 'external.target.value', 'Invalid value: "0": must be positive'],
          [external({}), 'external.target.averageValue', 'Required value: must set either a target value for metric or a per-pod target'],
          [
            external({ value: 1, averageValue: 1 }),
            'external.target.value',
            'Forbidden: may not set both a target value for metric and a per-pod target',
          ],
          [
            {
              type: 'Object',
              object: {
                metric: { name: 'a' },
                describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' },
                target: { type: 'Value' },
              },
            },
            'object.target.averageValue',
            'Required value: must set either a target value or averageValue',
          ],
        ] as const
      ).map(([metric, field, message]) => refused(autoscaler, { 'spec.metrics': [metric] }, `spec.metrics[0].${field}`, message)),
    ],
  },
  'budget-amount': {
    accepted: [
      on(budget),
      on(budget, { 'spec.maxUnavailable': '100%' }),
      on(budget, { 'spec.maxUnavailable': null, 'spec.minAvailable': 0 }),
    ],
    rejected: [
      refused(
        budget,
        { 'spec.minAvailable': 1 },
        'spec',
        'Invalid value: minAvailable and maxUnavailable cannot be both set',
        'write one of them',
      ),
      refused(budget, { 'spec.maxUnavailable': '1' }, 'spec.maxUnavailable', `Invalid value: "1": ${PERCENT}`),
      refused(budget, { 'spec.maxUnavailable': '101%' }, 'spec.maxUnavailable', 'Invalid value: "101%": must not be greater than 100%'),
      refused(budget, { 'spec.maxUnavailable': -1 }, 'spec.maxUnavailable', `Invalid value: -1: ${NOT_NEGATIVE}`),
    ],
  },
  'ingress-host': {
    accepted: [
      on(ingress, { 'spec.rules.0.host': 'a.example' }),
      on(ingress, { 'spec.rules.0.host': '*.a.example', 'spec.tls': [{ hosts: ['*.a.example', 'b'] }] }),
    ],
    rejected: [
      refused(
        ingress,
        { 'spec.rules.0.host': 'https://Shop.example/' },
        'spec.rules[0].host',
        `Invalid value: "https://Shop.example/": ${SUBDOMAIN}`,
        'for example "shop.example"',
      ),
      refused(
        ingress,
        { 'spec.rules.0.host': 'shop.example:8080' },
        'spec.rules[0].host',
        `Invalid value: "shop.example:8080": ${SUBDOMAIN}`,
        'for example "shop.example"',
      ),
      refused(
        ingress,
        { 'spec.rules.0.host': '10.0.0.1' },
        'spec.rules[0].host',
        'Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
      ),
      refused(ingress, { 'spec.rules.0.host': '*' }, 'spec.rules[0].host', `Invalid value: "*": ${WILDCARD}`),
      refused(ingress, { 'spec.rules.0.host': 'a.*.example' }, 'spec.rules[0].host', `Invalid value: "a.*.example": ${WILDCARD}`),
      refused(
        ingress,
        { 'spec.tls': [{ hosts: ['a_b.example'] }] },
        'spec.tls[0].hosts[0]',
        `Invalid value: "a_b.example": ${SUBDOMAIN}`,
        'for example "a-b.example"',
      ),
    ],
  },
  'ingress-path': {
    accepted: [
      on(ingress),
      on(ingress, leading({ pathType: 'ImplementationSpecific', path: '/a//b' })),
      on(ingress, leading({ pathType: 'ImplementationSpecific', path: undefined })),
    ],
    rejected: [
      refused(
        ingress,
        leading({ path: 'api' }),
        'spec.rules[0].http.paths[0].path',
        'Invalid value: "api": must be an absolute path',
        'for example "/api"',
      ),
      refused(
        ingress,
        leading({ path: undefined }),
        'spec.rules[0].http.paths[0].path',
        'Invalid value: "": must be an absolute path',
        'for example "/"',
      ),
      refused(
        ingress,
        leading({ path: 'api', pathType: 'ImplementationSpecific' }),
        'spec.rules[0].http.paths[0].path',
        'Invalid value: "api": must be an absolute path',
        'for example "/api"',
      ),
      refused(ingress, leading({ path: '/a//b' }), 'spec.rules[0].http.paths[0].path', `Invalid value: "/a//b": must not contain '//'`),
      refused(ingress, leading({ path: '/a/..' }), 'spec.rules[0].http.paths[0].path', `Invalid value: "/a/..": cannot end with '/..'`),
    ],
  },
  'ingress-backend': {
    accepted: [
      on(ingress, backend({ service: { name: 'web', port: { name: 'http' } } })),
      on(ingress, backend({ resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } })),
    ],
    rejected: [
      since(
        '1.36',
        refused(
          ingress,
          backend({ service: { name: 'a.b', port: { number: 80 } } }),
          `${atBackend}.service.name`,
          'Invalid value: "a.b": must not contain dots',
        ),
      ),
      refused(ingress, backend({}), atBackend, 'Invalid value: "": resource or service backend is required'),
      refused(ingress, backend({ service: { name: 'web' } }), atBackend, 'Required value: port name or number is required'),
      refused(
        ingress,
        backend({ service: { name: 'web', port: { number: 80 } }, resource: { kind: 'Bucket', name: 'files' } }),
        atBackend,
        'Invalid value: "": cannot set both resource and service backends',
        'write one of them',
      ),
      refused(
        ingress,
        backend({ service: { name: 'web', port: { number: 80, name: 'http' } } }),
        atBackend,
        'Invalid value: "": cannot set both port name & port number',
        'write one of them',
      ),
      refused(
        ingress,
        backend({ service: { name: '1web', port: { number: 80 } } }),
        `${atBackend}.service.name`,
        `Invalid value: "1web": ${DNS1035}`,
      ),
      refused(
        ingress,
        backend({ service: { name: 'web', port: { name: 'HTTP' } } }),
        `${atBackend}.service.port.name`,
        `Invalid value: "HTTP": ${IANA}`,
        'for example "http"',
      ),
      refused(
        ingress,
        backend({ service: { name: 'web', port: { number: 70_000 } } }),
        `${atBackend}.service.port.number`,
        `Invalid value: 70000: ${PORT_RANGE}`,
      ),
    ],
  },
  'ingress-leads-somewhere': {
    accepted: [on(ingress), on(ingress, { spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } } })],
    rejected: [refused(ingress, { 'spec.rules': [] }, 'spec', 'Invalid value: either `defaultBackend` or `rules` must be specified')],
  },
  'policy-types': {
    accepted: [on(policy, { 'spec.policyTypes': ['Ingress', 'Ingress'] }), on(policy, { 'spec.policyTypes': [] })],
    rejected: [
      refused(
        policy,
        { 'spec.policyTypes': ['ingress'] },
        'spec.policyTypes[0]',
        'Unsupported value: "ingress": supported values: "Ingress", "Egress"',
        'did you mean "Ingress"?',
      ),
      refused(
        policy,
        { 'spec.policyTypes': ['Ingress', 'Egress', 'Ingress'] },
        'spec.policyTypes',
        'Invalid value: ["Ingress","Egress","Ingress"]: may not specify more than two policyTypes',
      ),
    ],
  },
  'network-peer': {
    accepted: [on(policy, letting({ podSelector: {}, namespaceSelector: {} })), on(policy, letting({ ipBlock: { cidr: '10.0.0.0/8' } }))],
    rejected: [
      refused(
        policy,
        letting({}),
        'spec.ingress[0].from[0]',
        'Required value: must specify a peer',
        'podSelector: {} is every Pod of the namespace',
      ),
      refused(
        policy,
        letting({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
        'spec.ingress[0].from[0]',
        'Forbidden: may not specify both ipBlock and another peer',
        'write two peers',
      ),
    ],
  },
  'ip-block': {
    accepted: [
      on(policy, letting({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.2.0.0/16'] } })),
      on(policy, letting({ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } })),
    ],
    rejected: [
      refused(
        policy,
        letting({ ipBlock: { cidr: '10.0.0.1' } }),
        'spec.ingress[0].from[0].ipBlock.cidr',
        `Invalid value: "10.0.0.1": ${CIDR}`,
        'did you mean "10.0.0.1/32"?',
      ),
      refused(
        policy,
        letting({ ipBlock: { cidr: '10.0.0.0/33' } }),
        'spec.ingress[0].from[0].ipBlock.cidr',
        `Invalid value: "10.0.0.0/33": ${CIDR}`,
      ),
      since(
        '1.36',
        refused(
          policy,
          letting({ ipBlock: { cidr: '10.1.0.0/8' } }),
          'spec.ingress[0].from[0].ipBlock.cidr',
          'Invalid value: "10.1.0.0/8": must not have bits set beyond the prefix length',
          'did you mean "10.0.0.0/8"?',
        ),
      ),
      since(
        '1.36',
        refused(
          policy,
          letting({ ipBlock: { cidr: '10.0.0.0/08' } }),
          'spec.ingress[0].from[0].ipBlock.cidr',
          'Invalid value: "10.0.0.0/08": must not have leading 0s in IP or prefix length',
          'did you mean "10.0.0.0/8"?',
        ),
      ),
      since(
        '1.36',
        refused(
          policy,
          letting({ ipBlock: { cidr: '::ffff:10.0.0.0/104' } }),
          'spec.ingress[0].from[0].ipBlock.cidr',
          'Invalid value: "::ffff:10.0.0.0/104": must not have an IPv4-mapped IPv6 address',
        ),
      ),
      ...['11.0.0.0/16', '10.0.0.0/8', '::/64'].map((one) =>
        refused(
          policy,
          letting({ ipBlock: { cidr: '10.0.0.0/8', except: [one] } }),
          'spec.ingress[0].from[0].ipBlock.except[0]',
          `Invalid value: "${one}": must be a strict subset of \`cidr\``,
        ),
      ),
      refused(
        policy,
        letting({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1'] } }),
        'spec.ingress[0].from[0].ipBlock.except[0]',
        `Invalid value: "10.1": ${CIDR}`,
      ),
    ],
  },
  'claim-size': {
    accepted: [on(claim)],
    rejected: [
      refused(claim, { 'spec.resources': undefined }, 'spec.resources.requests[storage]', 'Required value', "for example '10Gi'"),
      refused(
        claim,
        { 'spec.resources.requests.storage': 0 },
        'spec.resources.requests[storage]',
        'Invalid value: "0": must be greater than zero',
      ),
      {
        ...refused(
          set,
          { 'spec.volumeClaimTemplates': [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }] },
          'spec.volumeClaimTemplates[0].spec.resources.requests[storage]',
          'Required value',
          "for example '10Gi'",
        ),
        target: '1.34',
        serverAccepts: true,
      },
    ],
  },
  'claim-access-modes': {
    accepted: [
      on(claim, { 'spec.accessModes': ['ReadWriteOnce', 'ReadOnlyMany'] }),
      on(claim, { 'spec.accessModes': ['ReadWriteOncePod'] }),
    ],
    rejected: [
      refused(
        claim,
        { 'spec.accessModes': undefined },
        'spec.accessModes',
        'Required value: at least 1 access mode is required',
        "most storage has ['ReadWriteOnce']",
      ),
      refused(
        claim,
        { 'spec.accessModes': ['ReadWriteOncePod', 'ReadWriteOnce'] },
        'spec.accessModes',
        'Forbidden: may not use ReadWriteOncePod with other access modes',
      ),
    ],
  },
  'empty-dir-size': {
    accepted: [on(pod, { 'spec.volumes': [{ name: 'a', emptyDir: { sizeLimit: '0' } }] })],
    rejected: [
      refused(
        pod,
        { 'spec.volumes': [{ name: 'a', emptyDir: { sizeLimit: '-1' } }] },
        'spec.volumes[0].emptyDir.sizeLimit',
        'Forbidden: SizeLimit field must be a valid resource quantity',
      ),
    ],
  },
  'data-key': {
    accepted: [
      on(config, { 'data.a-b_c': '', 'binaryData.x': '' }),
      { manifests: [{ ...config, data: { '.env': 'a', 'a..b': 'b' } }] },
      on(secret, { 'data.PASSWORD': 'eA==' }),
    ],
    rejected: [
      refused(config, { 'data.a/b': 'x' }, 'data[a/b]', `Invalid value: "a/b": ${KEY}`),
      refused(secret, { 'stringData.a b': 'x' }, 'stringData[a b]', `Invalid value: "a b": ${KEY}`),
      {
        manifests: [{ ...config, data: { '..a': 'x' } }],
        says: [{ path: 'data[..a]', message: `Invalid value: "..a": must not start with '..'` }],
      },
      refused(config, { 'binaryData.MODE': 'eA==' }, 'data[MODE]', 'Invalid value: "MODE": duplicate of key present in binaryData'),
    ],
  },
  'data-size': {
    accepted: [on(config, { 'data.MODE': long(1_048_576) }), on(secret, { 'data.PASSWORD': btoa(long(1_048_576)) })],
    rejected: [
      refused(
        config,
        { 'data.MORE': long(1_048_573) },
        'data',
        'Too long: must have at most 1048576 bytes',
        'it has 1048577: a volume, an image or several of them carry more',
      ),
      refused(
        secret,
        { 'data.more': btoa(long(1_048_576)) },
        'data',
        'Too long: must have at most 1048576 bytes',
        'it has 1048577: a volume, an image or several of them carry more',
      ),
    ],
  },
  'annotations-size': {
    accepted: [on(config, { 'metadata.annotations': { a: long(262_143) } })],
    rejected: [
      refused(
        config,
        { 'metadata.annotations': { a: long(262_144) } },
        'metadata.annotations',
        'Too long: must have at most 262144 bytes',
        'they have 262145',
      ),
    ],
  },
  'service-port-label': {
    accepted: [on(service, serving({ name: '8080', port: 80 }, { name: 'a-much-longer-name', port: 81 }))],
    rejected: [
      refused(
        service,
        serving({ name: 'HTTP_1', port: 80 }),
        'spec.ports[0].name',
        `Invalid value: "HTTP_1": ${LABEL}`,
        'for example "http-1"',
      ),
      refused(service, serving({ name: 'http', port: 80 }, { name: 'http', port: 81 }), 'spec.ports[1].name', 'Duplicate value: "http"'),
    ],
  },
  'service-port-number': {
    accepted: [on(service, serving({ port: 80, targetPort: 'http' })), on(service, serving({ port: 80, targetPort: 0, nodePort: 0 }))],
    rejected: [
      refused(service, serving({ port: 0 }), 'spec.ports[0].port', `Invalid value: 0: ${PORT_RANGE}`),
      refused(
        service,
        serving({ port: 80, targetPort: '8080' }),
        'spec.ports[0].targetPort',
        'Invalid value: "8080": must contain at least one letter (a-z)',
        'write 8080, without quotes',
      ),
      refused(service, serving({ port: 80, targetPort: 70_000 }), 'spec.ports[0].targetPort', `Invalid value: 70000: ${PORT_RANGE}`),
      // asked in earnest, it has a range of its own within that; a dry run takes any
      {
        ...refused(
          service,
          { 'spec.type': 'NodePort', ...serving({ port: 80, nodePort: 70_000 }) },
          'spec.ports[0].nodePort',
          `Invalid value: 70000: ${PORT_RANGE}`,
          'most clusters have 30000 to 32767',
        ),
        serverAccepts: true,
      },
    ],
  },
  'service-port-once': {
    accepted: [
      on(service, serving({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' })),
      on(service, {
        'spec.type': 'NodePort',
        ...serving({ name: 'a', port: 53, nodePort: 30_053 }, { name: 'b', port: 53, nodePort: 30_053, protocol: 'UDP' }),
      }),
    ],
    rejected: [
      refused(
        service,
        serving({ name: 'a', port: 80 }, { name: 'b', port: 80, protocol: 'TCP' }),
        'spec.ports[1]',
        'Duplicate value: "80/TCP"',
      ),
      refused(
        service,
        serving({ port: 80, nodePort: 30_080 }),
        'spec.ports[0].nodePort',
        "Forbidden: may not be used when `type` is 'ClusterIP'",
        "write type: 'NodePort'",
      ),
      refused(
        service,
        { 'spec.type': 'NodePort', ...serving({ name: 'a', port: 80, nodePort: 30_080 }, { name: 'b', port: 81, nodePort: 30_080 }) },
        'spec.ports[1].nodePort',
        'Duplicate value: "30080/TCP"',
      ),
    ],
  },
  'label-syntax': {
    accepted: [
      on(config, {
        'metadata.labels': { 'app.kubernetes.io/name': 'A_b.c-1', empty: '' },
        'metadata.annotations': { 'Example.COM/Note': 'a b+c' },
      }),
    ],
    rejected: [
      refused(
        config,
        { 'metadata.labels': { version: '1.2.3+build' } },
        'metadata.labels[version]',
        `Invalid value: "1.2.3+build": ${LABEL_VALUE}`,
        'other text is for annotations',
      ),
      refused(
        deployment,
        { 'spec.template.metadata.labels': { app: 'web', who: long(64) } },
        'spec.template.metadata.labels[who]',
        `Invalid value: "${long(56)}…": must be no more than 63 characters`,
        'other text is for annotations',
      ),
      refused(config, { 'metadata.labels': { 'my key': 'a' } }, 'metadata.labels[my key]', `Invalid value: "my key": ${KEY_NAME}`),
      refused(
        config,
        { 'metadata.annotations': { '/a': 'b' } },
        'metadata.annotations[/a]',
        'Invalid value: "/a": prefix part must be non-empty',
      ),
    ],
  },
  'budget-overlap': {
    accepted: [
      together([deployment, budget]),
      together([deployment, budget, named('db', budget, { 'spec.selector.matchLabels': { app: 'db' } }), database]),
      // of two namespaces
      together([at('a', deployment), at('a', budget), at('b', deployment), at('b', named('other', budget))]),
      // nobody's Pods
      together([budget, named('other', budget)]),
      // each its own Pod of one StatefulSet
      together([
        set,
        ...[0, 1].map((i) =>
          named(`web-${i}`, budget, { 'spec.selector.matchLabels': { 'statefulset.kubernetes.io/pod-name': `web-${i}` } }),
        ),
      ]),
    ],
    rejected: [
      ...[{ matchLabels: { app: 'web' } }, {}, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }].map((selector) =>
        together(
          [deployment, budget, named('own', budget, { 'spec.selector': selector })],
          'spec.selector',
          `Invalid value: ${JSON.stringify(selector)}: selects the Pods of Deployment/web, as PodDisruptionBudget/web does`,
          'a Pod of two budgets cannot be evicted, and every drain fails: keep one; that of a pattern is left out by disruptionBudget: false',
        ),
      ),
    ],
  },
  'autoscaler-overlap': {
    accepted: [
      together([deployment, autoscaler]),
      together([deployment, autoscaler, named('api', deployment), named('api', autoscaler, { 'spec.scaleTargetRef.name': 'api' })]),
      together([deployment, autoscaler, set, named('set', autoscaler, { 'spec.scaleTargetRef.kind': 'StatefulSet' })]),
      together([at('a', autoscaler), at('b', named('own', autoscaler))]),
    ],
    rejected: [
      together(
        [deployment, autoscaler, named('own', autoscaler)],
        'spec.scaleTargetRef',
        'Duplicate value: "Deployment/web"',
        'HorizontalPodAutoscaler/web scales it as well, and where there are two both stop: keep one; that of a pattern is its prop autoscale',
      ),
    ],
  },
  'autoscaled-replicas': {
    accepted: [
      together([deployment, autoscaler]),
      together([tweaked(deployment, { 'spec.replicas': 2 }), named('api', autoscaler, { 'spec.scaleTargetRef.name': 'api' })]),
      together([at('a', deployment, { 'spec.replicas': 2 }), at('b', autoscaler)]),
    ],
    rejected: [deployment, set].map((one) =>
      together(
        [tweaked(one, { 'spec.replicas': 2 }), tweaked(autoscaler, { 'spec.scaleTargetRef.kind': one.kind })],
        'spec.replicas',
        'Forbidden: HorizontalPodAutoscaler/web owns the number of Pods, and every apply would set it back to 2',
        'leave replicas out, minReplicas says how many there are at least; or leave the autoscaler out',
      ),
    ),
  },
  'ingress-address-once': {
    accepted: [
      together([classed, named('other', classed, { 'spec.rules.0.host': 'admin.example.com' })]),
      together([classed, named('other', classed, { 'spec.rules.0.http.paths.0.path': '/admin' })]),
      together([classed, named('other', classed, { 'spec.rules.0.http.paths.0.pathType': 'Exact' })]),
      together([classed, named('other', classed, { 'spec.ingressClassName': 'internal' })]),
      together([at('a', classed), at('b', named('other', classed))]),
      // a share of the requests
      together([
        classed,
        named('canary', classed, {
          'metadata.annotations': { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '10' },
        }),
      ]),
      // one of them for each port that Traefik listens on
      together([
        classed,
        named('plain', classed, { 'metadata.annotations': { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web' } }),
      ]),
    ],
    rejected: [
      {},
      { 'metadata.annotations': { 'nginx.ingress.kubernetes.io/rewrite-target': '/' } },
      { 'spec.rules.0.http.paths.0.path': '/api/' },
    ].map((tweak) =>
      together(
        [classed, named('own', classed, tweak)],
        'spec.rules[0].http.paths[0].path',
        'Duplicate value: "shop.example.com/api"',
        ledBy('front'),
      ),
    ),
  },
  'database-reaches-itself': {
    accepted: [
      together([database]),
      together([database, closed, opening(ways)]),
      together([database, closed, opening({ ...ways, ingress: [{ ports: [{ port: 'postgresql' }] }] })]),
      together([database, closed, opening({ ...ways, ingress: [{ from: [itself], ports: [{ port: 5000, endPort: 6000 }] }] })]),
      // the primary alone is let in
      together([
        database,
        closing(['Ingress']),
        opening({
          podSelector: { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'db-0' } },
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ podSelector: {} }] }],
        }),
      ]),
      // by addresses, or by labels of the namespace, that nobody knows here
      together([
        database,
        closing(['Ingress']),
        opening({ policyTypes: ['Ingress'], ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
      ]),
      together([
        database,
        closing(['Ingress']),
        opening({ policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'shop' } } }] }] }),
      ]),
      together([tweaked(database, { 'spec.replicas': 1 }), closing(['Ingress'])]),
      together([at('a', database), at('b', closed)]),
      together([set, closed]),
    ],
    rejected: [
      { manifests: [database, closed], says: [said('spec.ingress', NO_WAY, COPIES), said('spec.egress', NO_WAY, COPIES)] },
      together([database, closing(['Ingress'])], 'spec.ingress', NO_WAY, COPIES),
      together([database, closed, opening({ ...ways, egress: [asksDns] })], 'spec.egress', NO_WAY, COPIES),
      together(
        [database, closed, opening({ ...ways, ingress: [{ from: [itself], ports: [{ port: 9187 }] }] })],
        'spec.ingress',
        NO_WAY,
        COPIES,
      ),
      together(
        [
          database,
          closing(['Ingress']),
          opening({ policyTypes: [], ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }] }),
        ],
        'spec.ingress',
        NO_WAY,
        COPIES,
      ),
      together(
        [
          at('shop', database),
          at('shop', closing(['Ingress'])),
          at(
            'shop',
            opening({
              policyTypes: ['Ingress'],
              ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }],
            }),
          ),
        ],
        'spec.ingress',
        NO_WAY,
        COPIES,
      ),
    ],
  },
  'database-asks-dns': {
    accepted: [
      together([database]),
      together([database, closing(['Ingress'])]),
      together([database, closed, opening(ways)]),
      together([
        database,
        closed,
        opening({ ...ways, egress: [{ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: [{ port: 53 }] }] }),
      ]),
      together([set, closed]),
    ],
    rejected: [
      together([database, closed], 'spec.egress', NO_DNS, BY_NAME),
      together(
        [database, closed, opening({ ...ways, egress: [{ to: [itself], ports: [{ port: 5432 }] }] })],
        'spec.egress',
        NO_DNS,
        BY_NAME,
      ),
      together([tweaked(database, { 'spec.replicas': 1 }), closed], 'spec.egress', NO_DNS, BY_NAME),
    ],
  },
};
