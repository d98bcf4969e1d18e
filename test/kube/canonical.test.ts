// The canonical form: what the API server would store, key by key.
import { canonical } from '../../lib/kube/canonical';
import type { Json } from '../objects/made';

const of = (apiVersion: string, kind: string, fields: object, minor = 28): Json => {
  const { apiVersion: _a, kind: _k, ...rest } = canonical({ apiVersion, kind, ...fields }, minor);
  return rest;
};
const pod = (spec: object): Json => of('v1', 'Pod', { spec }).spec;
const container = (fields: object): unknown => pod({ containers: [fields] }).containers[0];

describe('quantities', () => {
  test.each([
    ['1000m', '1'],
    ['0.5', '500m'],
    [2, '2'],
    [0.1, '100m'],
    ['1024Mi', '1Gi'],
    ['no quantity', 'no quantity'],
  ])('%j is written %j, where the field holds one', (given, written) => {
    expect(container({ resources: { limits: { memory: given }, requests: { 'example.com/gpu': given } } })).toEqual({
      resources: { limits: { memory: written }, requests: { 'example.com/gpu': written } },
    });
  });

  test('are left alone where the field holds something else', () => {
    expect(of('v1', 'ConfigMap', { data: { memory: '1000m' } })).toEqual({ data: { memory: '1000m' } });
    expect(of('example.com/v1', 'Thing', { spec: { memory: '1000m', zero: '' } })).toEqual({ spec: { memory: '1000m', zero: '' } });
    expect(container({ env: [{ name: 'A', value: '1024Mi' }] })).toEqual({ env: [{ name: 'A', value: '1024Mi' }] });
  });

  test('of a wrong kind are left for the check to speak of', () => {
    expect(container({ resources: { limits: { memory: true } } })).toEqual({ resources: { limits: { memory: true } } });
  });
});

describe('zero values', () => {
  test('that the server does not store are left out', () => {
    const fields = {
      image: 'x',
      imagePullPolicy: '',
      stdin: false,
      tty: false,
      workingDir: '',
      env: [{ name: 'A', value: '' }],
      ports: [{ containerPort: 80, hostPort: 0, name: '' }],
    };
    expect(container({ name: 'c', ...fields, volumeMounts: [{ name: 'v', mountPath: '/v', readOnly: false, subPath: '' }] })).toEqual({
      name: 'c',
      image: 'x',
      env: [{ name: 'A' }],
      ports: [{ containerPort: 80 }],
      volumeMounts: [{ name: 'v', mountPath: '/v' }],
    });
  });

  test('that mean something stay', () => {
    expect(pod({ terminationGracePeriodSeconds: 0, automountServiceAccountToken: false, enableServiceLinks: false })).toEqual({
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
    expect(of('apps/v1', 'Deployment', { spec: { replicas: 0, minReadySeconds: 0, paused: false, revisionHistoryLimit: 0 } })).toEqual({
      spec: { replicas: 0, revisionHistoryLimit: 0 },
    });
    expect(of('v1', 'PersistentVolumeClaim', { spec: { storageClassName: '' } })).toEqual({ spec: { storageClassName: '' } });
  });

  test('that say otherwise than by default stay', () => {
    expect(container({ stdin: true, workingDir: '/x', ports: [{ containerPort: 80, hostPort: 80 }] })).toMatchObject({
      stdin: true,
      workingDir: '/x',
      ports: [{ hostPort: 80 }],
    });
  });
});

describe('values that the server treats as one get its defaults', () => {
  test.each<[string, unknown, unknown]>([
    [
      'a field of the pod',
      container({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
      { env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }] },
    ],
    [
      'a resource of a container',
      container({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }] }),
      { env: [{ name: 'A', valueFrom: { resourceFieldRef: { divisor: '0', resource: 'limits.cpu' } } }] },
    ],
    [
      'a port of a policy',
      of('networking.k8s.io/v1', 'NetworkPolicy', { spec: { ingress: [{ ports: [{ port: 80 }] }] } }),
      { spec: { ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }] } },
    ],
    [
      'subjects',
      of('rbac.authorization.k8s.io/v1', 'RoleBinding', {
        subjects: [
          { kind: 'User', name: 'u' },
          { kind: 'Group', name: 'g' },
          { kind: 'ServiceAccount', name: 's' },
        ],
      }),
      {
        subjects: [
          { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'u' },
          { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'g' },
          { kind: 'ServiceAccount', name: 's' },
        ],
      },
    ],
    [
      'a role',
      of('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name: 'r' } }),
      { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' } },
    ],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected);
  });

  test('unless they say otherwise', () => {
    const env = [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1000m' } } }];
    expect(container({ env })).toEqual({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } } }] });
  });
});

test('what says nothing is not written: an empty metadata of a template', () => {
  const template = (metadata: unknown): unknown => of('batch/v1', 'Job', { spec: { template: { metadata, spec: {} } } }).spec;
  expect(template({})).toEqual({ template: { spec: {} } });
  expect(template({ labels: undefined, annotations: null })).toEqual({ template: { spec: {} } });
  expect(template({ labels: {} })).toEqual({ template: { metadata: { labels: {} }, spec: {} } });
});

describe('keys', () => {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).map(([key, one]) => [key, sorted(one)])
        : value;
  const before = process.env.CDK8S_DISABLE_SORT;
  afterEach(() => {
    if (before === undefined) delete process.env.CDK8S_DISABLE_SORT;
    else process.env.CDK8S_DISABLE_SORT = before;
  });
  const manifest = {
    spec: { tolerations: [{ value: 'v', key: 'k' }], containers: [{ image: 'x', env: [], name: 'c' }], dnsPolicy: 'None' },
    status: {},
    metadata: { labels: { b: '1', a: '2' }, name: 'n' },
    kind: 'Pod',
    apiVersion: 'v1',
  };

  test('are in order: who it is first, then names, then the alphabet', () => {
    expect(sorted(canonical(manifest, 28))).toEqual([
      ['apiVersion', 'v1'],
      ['kind', 'Pod'],
      [
        'metadata',
        [
          ['name', 'n'],
          [
            'labels',
            [
              ['a', '2'],
              ['b', '1'],
            ],
          ],
        ],
      ],
      [
        'spec',
        [
          [
            'containers',
            [
              [
                ['name', 'c'],
                ['env', []],
                ['image', 'x'],
              ],
            ],
          ],
          ['dnsPolicy', 'None'],
          [
            'tolerations',
            [
              [
                ['key', 'k'],
                ['value', 'v'],
              ],
            ],
          ],
        ],
      ],
      ['status', []],
    ]);
  });

  test('of texts by key are in the order of the alphabet, a name among them', () => {
    expect(Object.keys(of('v1', 'ConfigMap', { data: { z: '', name: '', a: '' } }).data)).toEqual(['a', 'name', 'z']);
  });

  test('stay as they were written under CDK8S_DISABLE_SORT', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    const { spec, metadata } = canonical(manifest, 28) as Json;
    expect([Object.keys(spec), Object.keys(spec.containers[0]!), Object.keys(metadata)]).toEqual([
      ['tolerations', 'containers', 'dnsPolicy'],
      ['image', 'env', 'name'],
      ['labels', 'name'],
    ]);
    expect(Object.keys(of('v1', 'ConfigMap', { data: { z: '', a: '' } }).data)).toEqual(['z', 'a']);
  });
});

describe('a Secret', () => {
  const secret = (fields: object): unknown => of('v1', 'Secret', fields);

  test('has its texts as data, in order; a text wins over bytes of its key', () => {
    const made = secret({ type: 'Opaque', stringData: { c: 'x', a: 'ü' }, data: { b: 'MQ==', a: 'MQ==' } });
    expect(made).toEqual({ data: { a: 'w7w=', b: 'MQ==', c: 'eA==' }, type: 'Opaque' });
    expect(JSON.stringify(made)).toBe('{"data":{"a":"w7w=","b":"MQ==","c":"eA=="},"type":"Opaque"}');
  });

  test('whose texts are none is left for the check to speak of', () => {
    expect(secret({ stringData: { a: 1 } })).toEqual({ stringData: { a: 1 } });
    expect(secret({ stringData: 'text' })).toEqual({ stringData: 'text' });
    expect(secret({ data: { a: 'MQ==' } })).toEqual({ data: { a: 'MQ==' } });
  });

  test('is written as Secret alone: texts of other kinds stay', () => {
    expect(of('example.com/v1', 'SealedSecret', { stringData: { a: 'x' } })).toEqual({ stringData: { a: 'x' } });
  });
});

test('undefined and null are left out, empty lists and maps stay', () => {
  expect(
    of('example.com/v1', 'Thing', { a: undefined, b: null, c: [], d: {}, e: { f: null }, g: [{ h: undefined }], i: 0, j: '', k: false }),
  ).toEqual({ c: [], d: {}, e: {}, g: [{}], i: 0, j: '', k: false });
  expect(of('v1', 'ConfigMap', { data: { a: null, b: '1' } })).toEqual({ data: { b: '1' } });
});

test('it is a new manifest that shares nothing with the old one', () => {
  const given = { spec: { containers: [{ resources: { limits: { cpu: '1000m' } } }] } };
  const made = of('v1', 'Pod', given) as typeof given;
  expect(given.spec.containers[0]!.resources.limits.cpu).toBe('1000m');
  made.spec.containers[0]!.resources.limits.cpu = 'changed';
  expect(given.spec.containers[0]!.resources.limits.cpu).toBe('1000m');
});

test('values are expanded on the way, each with its path', () => {
  const paths: string[] = [];
  const expand = (value: unknown, path: readonly string[]): unknown => {
    paths.push(path.join('.'));
    return value === 'late' ? { limits: { cpu: '1000m' } } : value === 'gone' ? undefined : value;
  };
  const made = canonical({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ resources: 'late', image: 'gone' }] } }, 28, expand);
  expect(made.spec).toEqual({ containers: [{ resources: { limits: { cpu: '1' } } }] });
  expect(paths).toEqual(
    expect.arrayContaining(['spec.containers.0.resources', 'spec.containers.0.resources.limits.cpu', 'spec.containers.0.image']),
  );
});

test.each([
  ['a Date', new Date(0), 'Date'],
  ['a Map', new Map(), 'Map'],
  ['a function', () => 1, 'Function'],
])('%s is no value that a manifest can hold', (_, value, name) => {
  expect(() => of('example.com/v1', 'Thing', { spec: { a: [value] } })).toThrow(
    `spec.a[0]: a ${name} is no value that a manifest can hold`,
  );
});
