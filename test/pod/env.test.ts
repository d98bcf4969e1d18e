// Environment variables: their order, their text, and where values come from.
import {
  ConfigMap,
  configMapKeyRef,
  type ContainerProps,
  type Env,
  type EnvFrom,
  fieldRef,
  fileKeyRef,
  prefixed,
  resourceFieldRef,
  Secret,
  secretKeyRef,
} from 'cdk8s-patterns';
import { frozen } from '../objects/frozen';
import { rendered, type Rendered } from './rendered';

const container = (props: Partial<ContainerProps>): Rendered => rendered({ main: { image: 'x', ...props } });
const env = (variables: Env): unknown => container({ env: variables }).template.spec.containers[0]!.env;
const envFrom = (sources: EnvFrom[]): unknown => container({ envFrom: sources }).template.spec.containers[0]!.envFrom;

test('variables keep the order in which they are written', () => {
  expect(env({ Z: '1', A: '$(Z)', M: '3' })).toEqual([
    { name: 'Z', value: '1' },
    { name: 'A', value: '$(Z)' },
    { name: 'M', value: '3' },
  ]);
});

test('numbers and booleans become text, empty text stays, undefined is left out', () => {
  expect(env({ PORT: 8080, ZERO: 0, PART: 0.5, ON: true, OFF: false, EMPTY: '', GONE: undefined })).toEqual([
    { name: 'PORT', value: '8080' },
    { name: 'ZERO', value: '0' },
    { name: 'PART', value: '0.5' },
    { name: 'ON', value: 'true' },
    { name: 'OFF', value: 'false' },
    { name: 'EMPTY', value: '' },
  ]);
});

test('no variables is a list without any, and nothing said is nothing', () => {
  expect(env({})).toEqual([]);
  expect(env([])).toEqual([]);
  expect(container({}).template.spec.containers[0]).not.toHaveProperty('env');
});

test('Kubernetes’ own list stays as it is', () => {
  const list = frozen([{ name: 'A' }, { name: 'B', value: '' }, { name: 'C', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }]);
  expect(env(list)).toEqual(list);
});

test.each([
  { is: 'a key of a Secret', from: secretKeyRef('s', 'k'), made: { secretKeyRef: { name: 's', key: 'k' } } },
  {
    is: 'one that may be missing',
    from: secretKeyRef('s', 'k', { optional: true }),
    made: { secretKeyRef: { name: 's', key: 'k', optional: true } },
  },
  { is: 'a key of a Secret that exists', from: secretKeyRef(Secret.existing('s'), 'k'), made: { secretKeyRef: { name: 's', key: 'k' } } },
  { is: 'a key of a ConfigMap', from: configMapKeyRef('c', 'k'), made: { configMapKeyRef: { name: 'c', key: 'k' } } },
  {
    is: 'a key of a ConfigMap that exists',
    from: configMapKeyRef(ConfigMap.existing('c'), 'k', { optional: false }),
    made: { configMapKeyRef: { name: 'c', key: 'k', optional: false } },
  },
  { is: 'a field of the pod', from: fieldRef("metadata.labels['app']"), made: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
  { is: 'a request of a container', from: resourceFieldRef('requests.cpu'), made: { resourceFieldRef: { resource: 'requests.cpu' } } },
  {
    is: 'a limit, in units',
    from: resourceFieldRef('limits.memory', { containerName: 'other', divisor: '1Mi' }),
    made: { resourceFieldRef: { resource: 'limits.memory', containerName: 'other', divisor: '1Mi' } },
  },
  {
    is: 'a line of a file',
    from: fileKeyRef('v', 'a.env', 'K', { optional: true }),
    made: { fileKeyRef: { volumeName: 'v', path: 'a.env', key: 'K', optional: true } },
  },
])('a value comes from $is', ({ from, made }) => {
  expect(env({ A: from })).toEqual([{ name: 'A', valueFrom: made }]);
  expect(env([{ name: 'A', valueFrom: from }])).toEqual([{ name: 'A', valueFrom: made }]);
});

test('what exists elsewhere is remembered, wherever it is referred to', () => {
  const { existing } = container({
    env: { A: secretKeyRef(Secret.existing('one'), 'k'), B: configMapKeyRef('text', 'k') },
    envFrom: [ConfigMap.existing('two'), prefixed('P_', Secret.existing('three')), { configMapRef: { name: 'wire' } }],
  });
  expect(existing).toEqual(['ConfigMap/two', 'Secret/three', 'Secret/one']);
  expect(container({ env: [{ name: 'A', valueFrom: secretKeyRef(Secret.existing('four'), 'k') }] }).existing).toEqual(['Secret/four']);
});

test('all keys come from a ConfigMap or a Secret: its kind decides', () => {
  expect(envFrom([ConfigMap.existing('c'), Secret.existing('s'), frozen({ prefix: 'P_', secretRef: { name: 'w' } })])).toEqual([
    { configMapRef: { name: 'c' } },
    { secretRef: { name: 's' } },
    { prefix: 'P_', secretRef: { name: 'w' } },
  ]);
});

test('all keys may have a prefix, or be missing', () => {
  expect(envFrom([prefixed('A_', ConfigMap.existing('c')), prefixed('B_', Secret.existing('s'), { optional: true })])).toEqual([
    { prefix: 'A_', configMapRef: { name: 'c' } },
    { prefix: 'B_', secretRef: { name: 's', optional: true } },
  ]);
});

test('a reference of another kind is a problem, in its place', () => {
  const [secret, configMap] = [Secret.existing('s') as never, ConfigMap.existing('c') as never];
  const { problems } = container({
    env: { GONE: undefined, A: secretKeyRef(configMap, 'k'), B: configMapKeyRef(secret, 'k') },
    envFrom: [
      { kind: 'Service', name: 'x', apiVersion: 'v1' } as never,
      prefixed('P_', { kind: 'Pod', name: 'p', apiVersion: 'v1' } as never),
    ],
  });
  expect(problems).toEqual([
    'reference-kind spec.containers[0].envFrom[0]: Invalid value: "Service/x": must be a ConfigMap or a Secret',
    'reference-kind spec.containers[0].envFrom[1]: Invalid value: "Pod/p": must be a ConfigMap or a Secret',
    'reference-kind spec.containers[0].env[0].valueFrom: Invalid value: "ConfigMap/c": must be a Secret',
    'reference-kind spec.containers[0].env[1].valueFrom: Invalid value: "Secret/s": must be a ConfigMap',
  ]);
});
