// Every kind of lib/kube/kinds.ts has a class of its name, and the classes are made alike.
import * as library from 'cdk8s-patterns';
import { ApiObject } from 'cdk8s-patterns';
import { type KindName, kinds } from '../../lib/kube/kinds';
import { aChart } from './a-chart';
import { frozen } from './frozen';
import { made, problems, type Json } from './made';

const wire = { spec: { containers: [{ name: 'c', image: 'x' }] } };
const template = { metadata: { labels: { a: 'b' } }, ...wire };
const selector = { matchLabels: { a: 'b' } };

/** The fewest props of each kind, and what they become beside apiVersion, kind and name. */
const rows: { [K in KindName]: { props: Json; body: Json } } = {
  Pod: { props: { containers: [{ name: 'c', image: 'x' }] }, body: wire },
  ReplicationController: { props: { selector: { a: 'b' }, template: wire }, body: { spec: { selector: { a: 'b' }, template } } },
  ReplicaSet: { props: { selector, template: wire }, body: { spec: { selector, template } } },
  Deployment: { props: { selector, template: wire }, body: { spec: { selector, template } } },
  DaemonSet: { props: { selector, template: wire }, body: { spec: { selector, template } } },
  StatefulSet: { props: { serviceName: 'db', selector, template: wire }, body: { spec: { serviceName: 'db', selector, template } } },
  Job: { props: { template: wire }, body: { spec: { template: wire } } },
  CronJob: {
    props: { schedule: '0 3 * * *', jobTemplate: { spec: { template: wire } } },
    body: { spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: wire } } } },
  },
  ConfigMap: { props: { data: { A: '1' } }, body: { data: { A: '1' } } },
  Secret: { props: { data: { A: 'MQ==' } }, body: { data: { A: 'MQ==' } } },
  PersistentVolumeClaim: fields({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: '' }),
  PersistentVolume: fields({ capacity: { storage: '1Gi' }, hostPath: { path: '/x' }, accessModes: ['ReadWriteOnce'] }),
  StorageClass: own({ provisioner: 'example.com/disk' }),
  Service: fields({ clusterIP: 'None', selector: { a: 'b' }, ports: [{ port: 80 }] }),
  Ingress: fields({ defaultBackend: { service: { name: 'web', port: { number: 80 } } } }),
  IngressClass: fields({ controller: 'example.com/c' }),
  NetworkPolicy: fields({ podSelector: {}, ingress: [], policyTypes: ['Ingress'] }),
  GatewayClass: fields({ controllerName: 'example.com/c' }),
  Gateway: fields({ gatewayClassName: 'c', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
  HTTPRoute: fields({ hostnames: ['a.example'] }),
  GRPCRoute: fields({ hostnames: ['a.example'] }),
  ReferenceGrant: fields({ from: [{ group: '', kind: 'A', namespace: 'n' }], to: [{ group: '', kind: 'B' }] }),
  HorizontalPodAutoscaler: fields({ maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } }),
  PodDisruptionBudget: fields({ maxUnavailable: 1, selector }),
  ServiceAccount: own({ automountServiceAccountToken: false }),
  Role: own({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  ClusterRole: own({ rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }] }),
  RoleBinding: own({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' } }),
  ClusterRoleBinding: own({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'r' } }),
  Namespace: fields({ finalizers: ['kubernetes'] }),
  PriorityClass: own({ value: 1000 }),
  ResourceQuota: fields({ hard: { pods: '10' } }),
  LimitRange: fields({ limits: [{ type: 'Container', max: { cpu: '1' } }] }),
  RuntimeClass: own({ handler: 'gvisor' }),
  Issuer: fields({ selfSigned: {} }),
  ClusterIssuer: fields({ selfSigned: {} }),
  Certificate: fields({ secretName: 'tls', issuerRef: { name: 'ca', kind: 'ClusterIssuer' }, dnsNames: ['a.example'] }),
  PodMonitor: fields({ selector: {}, podMetricsEndpoints: [{ port: 'metrics' }] }),
  ServiceMonitor: fields({ selector: {}, endpoints: [{ port: 'metrics' }] }),
};

/** Props that are the spec. */
function fields(spec: Json): { props: Json; body: Json } {
  return { props: spec, body: { spec } };
}
/** Props that are the object's own fields. */
function own(body: Json): { props: Json; body: Json } {
  return { props: body, body };
}

const classes = library as unknown as { [name: string]: Json };

test('there is a row for every kind, and no other', () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(kinds).sort());
});

describe.each(Object.keys(rows) as KindName[])('%s', (kind) => {
  const { props, body } = rows[kind];
  const { apiVersion, namespaced } = kinds[kind];
  const Class = classes[kind];

  test('is a class whose props become its manifest', () => {
    expect(made(new Class(aChart(), 'one', frozen(props)))).toEqual({ apiVersion, kind, metadata: { name: 'one' }, ...body });
  });

  test('takes metadata beside its own fields', () => {
    const metadata = { name: 'other', labels: { l: '1' }, annotations: { a: '2' } };
    expect(made(new Class(aChart(), 'one', frozen({ ...props, metadata })))).toEqual({ apiVersion, kind, metadata, ...body });
  });

  test(
    namespaced ? 'lives in the namespace of its chart, unless it names another' : 'lives in no namespace, whatever its chart says',
    () => {
      const chart = aChart({}, { namespace: 'shop' });
      expect(made(new Class(chart, 'one', props)).metadata.namespace).toBe(namespaced ? 'shop' : undefined);
      expect(made(Class.from(chart, 'two', { apiVersion, kind, metadata: { name: 'two' } })).metadata.namespace).toBe(
        namespaced ? 'shop' : undefined,
      );
      expect(new Class(chart, 'three', props).namespace).toBe(namespaced ? 'shop' : undefined);
      expect(made(new Class(chart, 'four', { ...props, metadata: { namespace: 'there' } })).metadata.namespace).toBe('there');
    },
  );

  test('comes back from a manifest as it is, with what nobody knows', () => {
    const manifest = frozen({
      apiVersion,
      kind,
      metadata: { name: 'whole', labels: { l: '1' }, someday: 1 },
      ...body,
      status: { ready: true },
    });
    expect(made(Class.from(aChart(), 'id', manifest))).toEqual(manifest);
    expect(problems(Class.from(aChart(), 'id', manifest))).toEqual([]);
  });

  test('leaves out the nulls of a manifest', () => {
    const manifest = { apiVersion, kind, metadata: { name: 'whole', annotations: null, creationTimestamp: null }, ...body, status: null };
    expect(made(Class.from(aChart(), 'id', manifest))).toEqual({ apiVersion, kind, metadata: { name: 'whole' }, ...body });
  });

  test('refuses a manifest of another kind or version', () => {
    const chart = aChart();
    expect(problems(Class.from(chart, 'a', { apiVersion, kind: 'Other' }))).toHaveLength(1);
    expect(problems(Class.from(chart, 'b', { apiVersion: 'x/v1', kind }))).toHaveLength(1);
    expect(problems(Class.from(chart, 'c', { apiVersion, kind }))).toEqual([]);
  });

  test('is referred to as one that exists', () => {
    expect(Class.existing('old')).toEqual({ apiVersion, kind, name: 'old', existing: true });
    expect(Class.existing('old', { namespace: 'there' }).namespace).toBe('there');
  });

  test('can be changed until the synth, and by a patch', () => {
    const object = new Class(aChart(), 'one', props);
    if (body.spec) expect(object.spec).toBe(object.manifest.spec);
    (object.manifest.spec ?? object.manifest).added = 'late';
    expect(JSON.stringify(made(object))).toContain('"added":"late"');
    ApiObject.of(object).addJsonPatch(library.JsonPatch.add('/patched', true));
    expect(made(object).patched).toBe(true);
  });
});

test('the kinds that need nothing are made without props', () => {
  const without = [
    'ConfigMap',
    'Secret',
    'Service',
    'Ingress',
    'HTTPRoute',
    'GRPCRoute',
    'NetworkPolicy',
    'ServiceAccount',
    'Role',
    'ClusterRole',
    'Namespace',
  ];
  const chart = aChart();
  for (const kind of without) {
    const { metadata, ...rest } = made(new classes[kind](chart, kind.toLowerCase() + 1));
    expect([rest.kind, metadata.name]).toEqual([kind, kind.toLowerCase() + 1]);
  }
});
