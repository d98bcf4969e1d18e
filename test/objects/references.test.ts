// What may stand where Kubernetes wants the name of an object.
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import {
  Certificate,
  ClusterRole,
  ConfigMap,
  Deployment,
  Gateway,
  HorizontalPodAutoscaler,
  HTTPRoute,
  Ingress,
  PersistentVolume,
  PersistentVolumeClaim,
  Role,
  RoleBinding,
  Secret,
  secretKeyRef,
  Service,
  ServiceAccount,
  StatefulSet,
  StorageClass,
  volume,
} from 'cdk8s-patterns';
import { problemsAt } from '../../lib/objects/kube-object';
import type { Resource } from '../../lib/objects/resource';
import { aChart } from './a-chart';
import { made, type Json } from './made';

const image = 'x';
const pod = { main: { image } };

describe.each([
  { version: 'cdk8s-plus-28', plus: plus28 },
  { version: 'cdk8s-plus-33', plus: plus33 as unknown as typeof plus28 },
])('an object of $version', ({ plus }) => {
  const chart = aChart({}, { namespace: 'shop' });
  const configMap = new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' } });
  const secret = new plus.Secret(chart, 'login', { metadata: { name: 'login' } });
  const account = new plus.ServiceAccount(chart, 'robot', { metadata: { name: 'robot' } });
  const claim = new plus.PersistentVolumeClaim(chart, 'data', { metadata: { name: 'data' } });
  const service = new plus.Service(chart, 'site', { metadata: { name: 'site' }, ports: [{ port: 8080 }] });
  const deployment = new plus.Deployment(chart, 'old', { metadata: { name: 'old' }, containers: [{ image, portNumber: 80 }] });
  const role = new plus.Role(chart, 'reader', { metadata: { name: 'reader' } });

  test('goes into every place of a pod', () => {
    const web = new Deployment(chart, 'web', {
      pod: {
        main: {
          image,
          env: { A: secretKeyRef(secret, 'a') },
          envFrom: [configMap, secret],
          volumeMounts: { '/c': volume(configMap), '/s': volume(secret), '/p': volume(claim) },
        },
        serviceAccountName: account,
        imagePullSecrets: [secret],
      },
    });
    const { spec } = made(web).spec.template;
    expect(problemsAt(web)).toEqual([]);
    expect(spec.containers[0].env).toEqual([{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'a' } } }]);
    expect(spec.containers[0].envFrom).toEqual([{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'login' } }]);
    expect(spec.volumes).toEqual([
      { name: 'settings', configMap: { name: 'settings' } },
      { name: 'login', secret: { secretName: 'login' } },
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    ]);
    expect([spec.serviceAccountName, spec.imagePullSecrets]).toEqual(['robot', [{ name: 'login' }]]);
  });

  test('is bound, scaled, signed for, and governs', () => {
    const binding = new RoleBinding(chart, 'b', { roleRef: role, subjects: [account] });
    expect(made(binding)).toMatchObject({
      roleRef: { kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'robot', namespace: 'shop' }],
    });
    const hpa = new HorizontalPodAutoscaler(chart, 'h', { scaleTargetRef: deployment, maxReplicas: 2 });
    expect(made(hpa).spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'old' });
    expect(made(new StatefulSet(chart, 'db', { serviceName: service, pod })).spec.serviceName).toBe('site');
    expect(made(new Ingress(chart, 'tls', { tls: [{ secretName: secret }] })).spec.tls).toEqual([{ secretName: 'login' }]);
    expect(made(new ServiceAccount(chart, 'a', { imagePullSecrets: [secret] })).imagePullSecrets).toEqual([{ name: 'login' }]);
  });

  test('is a backend of an Ingress and of a route, where it is a Service', () => {
    const front = new Ingress(chart, 'front', { rules: [{ http: { paths: { '/': service } } }] });
    expect(problemsAt(front)).toEqual([]);
    expect(made(front).spec.rules[0].http.paths[0].backend).toEqual({ service: { name: 'site', port: { number: 8080 } } });
    const route = new HTTPRoute(chart, 'route', { rules: [{ backendRefs: [service as never] }] });
    expect(made(route).spec.rules[0].backendRefs).toMatchObject([{ kind: 'Service', name: 'site', port: 8080 }]);
  });

  test('of a wrong kind is a problem: its kind is known only when it is used', () => {
    const main = { image, env: { A: secretKeyRef(configMap, 'a') }, envFrom: [service], volumeMounts: { '/x': volume(deployment) } };
    const web = new Deployment(chart, 'wrong', { pod: { main, serviceAccountName: secret } });
    expect(problemsAt(web).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'reference-kind spec.template.spec.containers[0].envFrom[0]',
      'reference-kind spec.template.spec.containers[0].env[0].valueFrom',
      'reference-kind spec.template.spec.containers[0].volumeMounts["/x"]',
      'reference-kind spec.template.spec.serviceAccountName',
    ]);
    const wrong = [
      new RoleBinding(chart, 'b2', { roleRef: service, subjects: [secret] }),
      new Certificate(chart, 'c2', { secretName: 's', issuerRef: secret }),
      new HTTPRoute(chart, 'r2', { parentRefs: [service] }),
      new StatefulSet(chart, 's2', { serviceName: secret, pod }),
    ];
    expect(wrong.map((object) => problemsAt(object).length)).toEqual([2, 1, 1, 1]);
  });
});

test('a plain object with a name is never a reference', () => {
  const named = { name: 'x' };
  const chart = aChart();
  const account = new ServiceAccount(chart, 'a', { imagePullSecrets: [named] });
  const web = new Deployment(chart, 'web', { pod: { main: { image, envFrom: [{ ...named, configMapRef: { name: 'y' } } as never] } } });
  expect(made(account).imagePullSecrets).toEqual([named]);
  expect(made(web).spec.template.spec.containers[0].envFrom).toEqual([{ name: 'x', configMapRef: { name: 'y' } }]);
  const certificate = new Certificate(chart, 'c', { secretName: 's', issuerRef: { name: 'x', kind: 'ConfigMap' } });
  expect([account, web, certificate].flatMap((object) => problemsAt(object))).toEqual([]);
  expect(made(certificate).spec.issuerRef).toEqual({ name: 'x', kind: 'ConfigMap' });
});

test.each<[string, (chart: ReturnType<typeof aChart>, ref: 'text' | 'object' | 'existing') => Json]>([
  [
    'serviceName of a StatefulSet',
    (chart, ref) =>
      made(
        new StatefulSet(chart, 'db', {
          pod,
          serviceName: ref === 'text' ? 'it' : ref === 'object' ? new Service(chart, 'it') : Service.existing('it'),
        }),
      ).spec.serviceName,
  ],
  [
    'storageClassName of a claim',
    (chart, ref) =>
      made(
        new PersistentVolumeClaim(chart, 'p', {
          storageClassName:
            ref === 'text' ? 'it' : ref === 'object' ? new StorageClass(chart, 'it', { provisioner: 'x/y' }) : StorageClass.existing('it'),
        }),
      ).spec.storageClassName,
  ],
  [
    'storageClassName of a volume',
    (chart, ref) =>
      made(
        new PersistentVolume(chart, 'p', {
          storageClassName:
            ref === 'text' ? 'it' : ref === 'object' ? new StorageClass(chart, 'it', { provisioner: 'x/y' }) : StorageClass.existing('it'),
        }),
      ).spec.storageClassName,
  ],
  [
    'serviceAccountName of a pod',
    (chart, ref) =>
      made(
        new Deployment(chart, 'd', {
          pod: {
            ...pod,
            serviceAccountName: ref === 'text' ? 'it' : ref === 'object' ? new ServiceAccount(chart, 'it') : ServiceAccount.existing('it'),
          },
        }),
      ).spec.template.spec.serviceAccountName,
  ],
  [
    'a key of a Secret',
    (chart, ref) => {
      const secret = ref === 'text' ? 'it' : ref === 'object' ? new Secret(chart, 'it') : Secret.existing('it');
      return made(new Deployment(chart, 'd', { pod: { main: { image, env: { A: secretKeyRef(secret, 'a') } } } })).spec.template.spec
        .containers[0].env[0].valueFrom.secretKeyRef.name;
    },
  ],
])('%s is text, an object, or one that exists', (_, name) => {
  expect((['text', 'object', 'existing'] as const).map((ref) => name(aChart(), ref))).toEqual(['it', 'it', 'it']);
});

test('every object remembers what it refers to that is made elsewhere', () => {
  const chart = aChart();
  const of = (object: { node: { defaultChild?: unknown } }): string[] =>
    (object.node.defaultChild as Resource).existing.map(({ kind, name }) => `${kind}/${name}`);
  expect(of(new Deployment(chart, 'd', { pod: { main: { image, envFrom: [ConfigMap.existing('c')] } } }))).toEqual(['ConfigMap/c']);
  expect(of(new RoleBinding(chart, 'r', { roleRef: ClusterRole.existing('view'), subjects: [ServiceAccount.existing('a')] }))).toEqual([
    'ClusterRole/view',
    'ServiceAccount/a',
  ]);
  expect(of(new HorizontalPodAutoscaler(chart, 'h', { scaleTargetRef: Deployment.existing('d'), maxReplicas: 1 }))).toEqual([
    'Deployment/d',
  ]);
  expect(
    of(
      new HTTPRoute(chart, 't', {
        parentRefs: [Gateway.existing('g')],
        rules: [{ backendRefs: [Service.existing('s', { ports: { http: 1 } })] }],
      }),
    ),
  ).toEqual(['Gateway/g', 'Service/s']);
  expect(of(new Ingress(chart, 'i', { nginx: { basicAuth: { secret: Secret.existing('users') } } }))).toEqual(['Secret/users']);
  expect(of(new RoleBinding(chart, 'q', { roleRef: new Role(chart, 'own') }))).toEqual([]);
});
