import type { Manifest } from '../../lib/kube/manifest';
import { check } from '../../lib/rules/check';

const STRUCTURE = new Set(['known-field', 'field-type', 'required-field', 'supported-value']);

/** `path: message (hint)` of the structural findings. */
const said = (manifest: Manifest, target = '1.28'): string[] =>
  check([manifest], { target })
    .filter(({ rule }) => STRUCTURE.has(rule))
    .map(({ path, message, hint }) => `${path}: ${message}${hint === undefined ? '' : ` (${hint})`}`);

const metadata = { name: 'web' };
const container = { name: 'main', image: 'nginx' };
const pod = (spec: Record<string, unknown>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [container], ...spec },
});
const ofContainer = (more: Record<string, unknown>): Manifest => pod({ containers: [{ ...container, ...more }] });
const deployment = (spec: Record<string, unknown>): Manifest => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
const selector = { matchLabels: { app: 'web' } };
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
const job = (kind: 'Job' | 'CronJob', spec: Record<string, unknown>): Manifest => {
  const whole = { template: { spec: { containers: [container], restartPolicy: 'Never' } }, ...spec };
  return { apiVersion: 'batch/v1', kind, metadata, spec: kind === 'Job' ? whole : { schedule: '@daily', jobTemplate: { spec: whole } } };
};
const httpRoute = (rule: Record<string, unknown>): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata,
  spec: { rules: [rule] },
});
const issuer = (spec: Record<string, unknown>, more: Record<string, unknown> = {}): Manifest => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata,
  spec,
  ...more,
});
const monitor = (endpoint: unknown): Manifest => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata,
  spec: { selector: {}, endpoints: [endpoint] },
});

describe('a field that is not known', () => {
  test.each<[string, Manifest, string]>([
    ['a slip', deployment({ replcas: 2, selector, template }), 'spec.replcas: unknown field (did you mean "replicas"?)'],
    ['another case', ofContainer({ Image: 'x' }), 'spec.containers[0].Image: unknown field (did you mean "image"?)'],
    [
      'one level too high',
      deployment({ selector, template, containers: [] }),
      'spec.containers: unknown field (did you mean spec.template.spec.containers?)',
    ],
    [
      'one level too low',
      pod({ containers: [{ ...container, securityContext: { fsGroup: 1 } }] }),
      'spec.containers[0].securityContext.fsGroup: unknown field (did you mean spec.securityContext.fsGroup?)',
    ],
    [
      'of a list above',
      ofContainer({ restartpolicy: 'Never', nodeSelector: {} }),
      'spec.containers[0].nodeSelector: unknown field (did you mean spec.nodeSelector?)',
    ],
    [
      'in an entry of a list below',
      pod({ mountPath: '/x' }),
      'spec.mountPath: unknown field (did you mean spec.containers[].volumeMounts[].mountPath?)',
    ],
    ['of the object itself', { apiVersion: 'v1', kind: 'ConfigMap', metadata, dta: {} }, 'dta: unknown field (did you mean "data"?)'],
    ['like nothing', pod({ qqqqqq: 1 }), 'spec.qqqqqq: unknown field'],
    ['with null for a value', pod({ qqqqqq: null }), 'spec.qqqqqq: unknown field'],
    [
      'of a later version',
      ofContainer({ lifecycle: { preStop: { sleep: { seconds: 1 } } } }),
      'spec.containers[0].lifecycle.preStop.sleep: unknown field (Kubernetes has it since 1.29, and the target is 1.28)',
    ],
    ['of a custom kind', issuer({ selfsigned: {} }), 'spec.selfsigned: unknown field (did you mean "selfSigned"?)'],
  ])('%s', (_name, manifest, finding) => expect(said(manifest)).toContain(finding));

  test('of an earlier version', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' }, claims: [] } },
    };
    expect(said(claim, '1.28')).toEqual([]);
    expect(said(claim, '1.29')).toEqual(['spec.resources.claims: unknown field']);
    const resourceClaims = [{ name: 'gpu', source: {} }];
    expect(said(pod({ resourceClaims }), '1.30')).toEqual([]);
    expect(said(pod({ resourceClaims }), '1.31')).toEqual([
      'spec.resourceClaims[0].source: unknown field (Kubernetes had it until 1.30, and the target is 1.31)',
    ]);
  });

  test.each<[string, Manifest]>([
    ['undefined is no field', pod({ qqqqqq: undefined, hostname: undefined })],
    [
      'a map has the keys that it likes',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, labels: { anything: 'x' } }, data: { 'a.b': '' } },
    ],
    [
      'a value of any shape',
      issuer({
        acme: {
          server: 's',
          privateKeySecretRef: { name: 'k' },
          solvers: [{ dns01: { webhook: { groupName: 'g', solverName: 's', config: { any: [1] } } } }],
        },
      }),
    ],
    ['a kind that is not known here passes', { apiVersion: 'example.com/v1', kind: 'Widget', metadata, spec: { x: 1 } }],
    ['a kind of another group passes', { apiVersion: 'example.com/v1', kind: 'Service', metadata, spec: { x: 1 } }],
  ])('is not: %s', (_name, manifest) => expect(said(manifest)).toEqual([]));
});

describe('a value of the wrong type', () => {
  test.each<[string, Manifest, string]>([
    [
      'a number for text',
      ofContainer({ env: [{ name: 'A', value: 1 }] }),
      `spec.containers[0].env[0].value: Invalid value: 1: must be text (write '1', in quotes)`,
    ],
    [
      'text for a number',
      deployment({ replicas: '2', selector, template }),
      'spec.replicas: Invalid value: "2": must be a whole number (32 bits) (write 2, without quotes)',
    ],
    ['text for a list', ofContainer({ command: 'sh' }), 'spec.containers[0].command: Invalid value: "sh": must be a list (write ["sh"])'],
    ['an object for a list', pod({ containers: { main: {} } }), 'spec.containers: Invalid value: {"main":{}}: must be a list'],
    ['a list for an object', pod({ securityContext: [] }), 'spec.securityContext: Invalid value: []: must be an object'],
    ['a list for a map', pod({ nodeSelector: ['a'] }), 'spec.nodeSelector: Invalid value: ["a"]: must be a map'],
    [
      'in a map',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { port: 80 } },
      `data[port]: Invalid value: 80: must be text (write '80', in quotes)`,
    ],
    [
      'in a list',
      ofContainer({ args: ['a', true] }),
      `spec.containers[0].args[1]: Invalid value: true: must be text (write 'true', in quotes)`,
    ],
    [
      'in the status, which is decoded too',
      { ...deployment({ selector, template }), status: { replicas: 'x' } },
      'status.replicas: Invalid value: "x": must be a whole number (32 bits)',
    ],
    ['null in a list of a custom kind', monitor(null), 'spec.endpoints[0]: Invalid value: null: must not be null'],
    [
      'a number with an enum',
      httpRoute({ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: '301' } }] }),
      'spec.rules[0].filters[0].requestRedirect.statusCode: Invalid value: "301": must be a whole number (write 301, without quotes)',
    ],
    [
      'an object for text in a dropped status of a custom kind',
      issuer({ selfSigned: {} }, { status: { acme: { uri: { a: 1 } } } }),
      'status.acme.uri.a: unknown field',
    ],
  ])('%s', (_name, manifest, finding) => expect(said(manifest)).toEqual([finding]));

  test.each<[string, Manifest]>([
    ['null is no value', ofContainer({ command: null, securityContext: null, tty: null })],
    ['null in a map', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: null } }],
    ['null in a list of text', ofContainer({ command: [null] })],
    ['null in a custom kind', issuer({ selfSigned: {}, ca: null })],
    ['a port without its 32 bits in a custom kind', monitor({ targetPort: 2 ** 33 })],
    ['the dropped status of a custom kind', issuer({ selfSigned: {} }, { status: { acme: { uri: 5 } } })],
  ])('is not: %s', (_name, manifest) => expect(said(manifest)).toEqual([]));
});

describe('a required field', () => {
  test.each<[string, Manifest, string]>([
    ['left out', pod({ containers: [{ image: 'x' }] }), 'spec.containers[0].name: Required value'],
    ['null', pod({ containers: null }), 'spec.containers: Required value'],
    ['empty text', ofContainer({ name: '' }), 'spec.containers[0].name: Required value'],
    ['an empty list', pod({ containers: [] }), 'spec.containers: Required value'],
    ['of null in a list', ofContainer({ env: [null] }), 'spec.containers[0].env[0].name: Required value'],
    ['a whole spec', { apiVersion: 'v1', kind: 'Pod', metadata }, 'spec: Required value'],
    [
      'with an enum',
      pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone' }] }),
      'spec.topologySpreadConstraints[0].whenUnsatisfiable: Required value (one of "DoNotSchedule", "ScheduleAnyway")',
    ],
    ['of a custom kind', httpRoute({ backendRefs: [{ port: 80 }] }), 'spec.rules[0].backendRefs[0].name: Required value'],
    ['null in a custom kind', httpRoute({ backendRefs: [{ name: null }] }), 'spec.rules[0].backendRefs[0].name: Required value'],
  ])('%s', (_name, manifest, finding) => expect(said(manifest)).toEqual([finding]));

  const onPodConditions = [{ type: 'DisruptionTarget' }];
  const podFailurePolicy = { rules: [{ action: 'Ignore', onPodConditions }] };
  test.each<[string, Manifest, string]>([
    [
      'one that has a default',
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef: { kind: 'Role', name: 'x' } },
      '1.28',
    ],
    [
      'one that the schema says and the server does not',
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { selector, template } },
      '1.28',
    ],
    [
      'of what only another server reads',
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: {
          scaleTargetRef: { kind: 'Deployment', name: 'x' },
          maxReplicas: 2,
          metrics: [
            {
              type: 'External',
              external: { metric: { name: 'm', selector: { matchExpressions: [{}] } }, target: { type: 'Value', value: 1 } },
            },
          ],
        },
      },
      '1.28',
    ],
    ['the status, which is reset', { ...deployment({ selector, template }), status: { conditions: [{}] } }, '1.28'],
    ['behind a gate that is off', ofContainer({ resizePolicy: [{}] }), '1.28'],
    [
      'an empty text of a custom kind',
      httpRoute({ filters: [{ type: 'ExtensionRef', extensionRef: { group: '', kind: 'K', name: 'n' } }] }),
      '1.28',
    ],
    ['one that a Job defaults', job('Job', { podFailurePolicy }), '1.28'],
    ['one that nobody asks for any more', job('CronJob', { podFailurePolicy }), '1.35'],
  ])('is not: %s', (_name, manifest, target) => expect(said(manifest, target)).toEqual([]));

  test('counts where the gate is on', () => expect(said(ofContainer({ resizePolicy: [{}] }), '1.33')).toHaveLength(2));

  test('counts in the kind that has no default for it', () =>
    expect(said(job('CronJob', { podFailurePolicy }))).toEqual([
      'spec.jobTemplate.spec.podFailurePolicy.rules[0].onPodConditions[0].status: Required value',
    ]));
});

describe('an enum', () => {
  test.each<[string, Manifest, string]>([
    [
      'another case',
      ofContainer({ imagePullPolicy: 'always' }),
      'spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never" (did you mean "Always"?)',
    ],
    [
      'like none of them',
      pod({ dnsPolicy: 'Sometimes' }),
      'spec.dnsPolicy: Unsupported value: "Sometimes": supported values: "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"',
    ],
    [
      'empty text of a pointer',
      ofContainer({ volumeMounts: [{ name: 'a', mountPath: '/a', mountPropagation: '' }] }),
      'spec.containers[0].volumeMounts[0].mountPropagation: Unsupported value: "": supported values: "Bidirectional", "HostToContainer", "None"',
    ],
    [
      'empty text in a custom kind',
      httpRoute({ matches: [{ method: '' }] }),
      'spec.rules[0].matches[0].method: Unsupported value: "": supported values: "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"',
    ],
    [
      'a number',
      httpRoute({ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 304 } }] }),
      'spec.rules[0].filters[0].requestRedirect.statusCode: Unsupported value: 304: supported values: "301", "302", "303", "307", "308" (did you mean "301"?)',
    ],
  ])('%s', (_name, manifest, finding) => expect(said(manifest)).toEqual([finding]));

  test('in a list, empty text and null too', () => {
    const claim = (accessModes: unknown): Manifest => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: { accessModes },
    });
    for (const mode of ['', null, 'Other'])
      expect(said(claim([mode]), '1.30')[0]).toMatch(/^spec\.accessModes\[0\]: Unsupported value: "(Other)?"/);
  });

  test.each<[string, Manifest]>([
    ['empty text, as none', ofContainer({ imagePullPolicy: '' })],
    ['behind a gate that is off', ofContainer({ securityContext: { procMount: 'Other' } })],
    ['in the Job that drops it', job('Job', { podReplacementPolicy: 'Other' })],
  ])('is not: %s', (_name, manifest) => expect(said(manifest)).toEqual([]));

  test('counts in the CronJob that does not drop it', () =>
    expect(said(job('CronJob', { podReplacementPolicy: 'Other' }))).toEqual([
      'spec.jobTemplate.spec.podReplacementPolicy: Unsupported value: "Other": supported values: "Failed", "TerminatingOrFailed"',
    ]));

  test('has the values of the version', () => {
    const tolerating = pod({ tolerations: [{ key: 'a', operator: 'Gt', value: '1' }] });
    expect(said(tolerating, '1.37')).toEqual([
      'spec.tolerations[0].operator: Unsupported value: "Gt": supported values: "Equal", "Exists"',
    ]);
  });
});
