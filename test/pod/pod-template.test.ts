// Props of a pod become the pod that Kubernetes reads.
import { PriorityClass, RuntimeClass, Secret, ServiceAccount } from 'cdk8s-patterns';
import { frozen } from '../objects/frozen';
import { rendered } from './rendered';

const image = 'x';
const spec = (...args: Parameters<typeof rendered>): object => rendered(...args).template.spec;

describe('containers', () => {
  test('begin with main, under its own name if it has one', () => {
    expect(spec({ main: { name: 'web', image }, containers: [{ name: 'b', image }] })).toEqual({
      containers: [
        { name: 'web', image },
        { name: 'b', image },
      ],
    });
  });

  test('may all be listed, and may be none', () => {
    expect(spec({ containers: [{ name: 'a', image }] })).toEqual({ containers: [{ name: 'a', image }] });
    expect(spec({ containers: [] })).toEqual({ containers: [] });
    expect(spec({})).toEqual({});
  });

  test('that start first keep their order, and none is a list without any', () => {
    const initContainers = [
      { name: 'a', image },
      { name: 'b', image, restartPolicy: 'Always' as const, ports: [1] },
    ];
    expect(spec({ initContainers })).toEqual({
      initContainers: [initContainers[0], { ...initContainers[1], ports: [{ containerPort: 1 }] }],
    });
    expect(spec({ initContainers: [] })).toEqual({ initContainers: [] });
  });
});

test.each([
  { is: 'numbers', ports: [80, 443], made: [{ containerPort: 80 }, { containerPort: 443 }] },
  {
    is: 'numbers by name',
    ports: { http: 80, dns: 53 },
    made: [
      { name: 'http', containerPort: 80 },
      { name: 'dns', containerPort: 53 },
    ],
  },
  {
    is: 'Kubernetes’ own entries',
    ports: [{ containerPort: 53, protocol: 'UDP' as const, hostPort: 53 }],
    made: [{ containerPort: 53, protocol: 'UDP', hostPort: 53 }],
  },
  { is: 'none', ports: [], made: [] },
])('ports may be $is', ({ ports, made }) => {
  expect(spec({ main: { image, ports: frozen(ports) as never } })).toEqual({ containers: [{ name: 'main', image, ports: made }] });
});

test('what is explicit comes out, what is left out or undefined stays out', () => {
  const main = { image, args: [], securityContext: {}, resources: {}, livenessProbe: undefined, command: undefined };
  const props = {
    main,
    nodeSelector: {},
    tolerations: [],
    volumes: [],
    imagePullSecrets: [],
    hostAliases: [],
    affinity: undefined,
    serviceAccountName: undefined,
  };
  expect(spec(frozen({ ...props, hostNetwork: false, terminationGracePeriodSeconds: 0, hostname: '' }))).toStrictEqual({
    hostNetwork: false,
    terminationGracePeriodSeconds: 0,
    hostname: '',
    nodeSelector: {},
    tolerations: [],
    volumes: [],
    imagePullSecrets: [],
    hostAliases: [],
    containers: [{ name: 'main', image, args: [], securityContext: {}, resources: {} }],
  });
});

test('hosts may be names by address, or Kubernetes’ own list', () => {
  const hostAliases = [
    { ip: '10.0.0.1', hostnames: ['a', 'b'] },
    { ip: '10.0.0.2', hostnames: ['c'] },
  ];
  expect(spec({ hostAliases: { '10.0.0.1': ['a', 'b'], '10.0.0.2': ['c'] } })).toEqual({ hostAliases });
  expect(spec({ hostAliases: frozen(hostAliases) })).toEqual({ hostAliases });
});

describe('names of other objects', () => {
  test('are text, or of an object that exists, which is remembered', () => {
    const props = {
      serviceAccountName: ServiceAccount.existing('robot'),
      priorityClassName: PriorityClass.existing('high'),
      runtimeClassName: RuntimeClass.existing('gvisor'),
      imagePullSecrets: ['text', Secret.existing('sealed'), { name: 'wire' }],
    };
    const { template, existing, problems } = rendered(props);
    expect(template.spec).toEqual({
      serviceAccountName: 'robot',
      priorityClassName: 'high',
      runtimeClassName: 'gvisor',
      imagePullSecrets: [{ name: 'text' }, { name: 'sealed' }, { name: 'wire' }],
    });
    expect(existing).toEqual(['ServiceAccount/robot', 'PriorityClass/high', 'RuntimeClass/gvisor', 'Secret/sealed']);
    expect(problems).toEqual([]);
    expect(spec({ serviceAccountName: 'a', priorityClassName: 'b', runtimeClassName: 'c' })).toEqual({
      serviceAccountName: 'a',
      priorityClassName: 'b',
      runtimeClassName: 'c',
    });
  });

  test('are a problem where they are of another kind, each in its field', () => {
    const wrong = Secret.existing('s') as never;
    const { problems } = rendered({
      serviceAccountName: wrong,
      priorityClassName: wrong,
      runtimeClassName: wrong,
      imagePullSecrets: ['a', ServiceAccount.existing('x') as never],
    });
    expect(problems).toEqual([
      'reference-kind spec.serviceAccountName: Invalid value: "Secret/s": must be a ServiceAccount',
      'reference-kind spec.priorityClassName: Invalid value: "Secret/s": must be a PriorityClass',
      'reference-kind spec.runtimeClassName: Invalid value: "Secret/s": must be a RuntimeClass',
      'reference-kind spec.imagePullSecrets[1]: Invalid value: "ServiceAccount/x": must be a Secret',
    ]);
  });
});

describe('the defaults of a scope', () => {
  const pod = frozen({
    metadata: { labels: { team: 'a', tier: 'b' }, annotations: { note: 'scope' } },
    imagePullSecrets: ['registry'],
    nodeSelector: { disk: 'ssd' },
    priorityClassName: 'low',
    tolerations: [{ key: 'spot' }],
  });
  const container = frozen({ imagePullPolicy: 'Always' as const, resources: { limits: { memory: '1Gi' } } });

  test('are in every pod and every container', () => {
    const { template } = rendered({ main: { image }, initContainers: [{ name: 'i', image }] }, { pod, container });
    expect(template).toEqual({
      metadata: pod.metadata,
      spec: {
        imagePullSecrets: [{ name: 'registry' }],
        nodeSelector: { disk: 'ssd' },
        priorityClassName: 'low',
        tolerations: [{ key: 'spot' }],
        initContainers: [{ name: 'i', image, ...container }],
        containers: [{ name: 'main', image, ...container }],
      },
    });
  });

  test('give way to what the pod says, field by field; labels one by one', () => {
    const own = {
      metadata: { labels: { tier: 'mine', app: 'x' } },
      imagePullSecrets: [],
      nodeSelector: {},
      priorityClassName: 'high',
      tolerations: [],
    };
    const { template } = rendered({ ...own, main: { image, imagePullPolicy: 'Never', resources: {} } }, { pod, container });
    expect(template).toEqual({
      metadata: { labels: { team: 'a', tier: 'mine', app: 'x' }, annotations: { note: 'scope' } },
      spec: {
        imagePullSecrets: [],
        nodeSelector: {},
        priorityClassName: 'high',
        tolerations: [],
        containers: [{ name: 'main', image, imagePullPolicy: 'Never', resources: {} }],
      },
    });
  });

  test('are copies: two pods share none of them', () => {
    const [one, two] = [rendered({ main: { image } }, { pod, container }), rendered({ main: { image } }, { pod, container })];
    one.template.spec.tolerations!.push({});
    one.template.spec.nodeSelector!.disk = 'hdd';
    one.template.spec.containers[0]!.resources!.limits!.memory = '2Gi';
    one.template.metadata.labels!.team = 'changed';
    expect(two).toEqual(rendered({ main: { image } }, { pod, container }));
    expect(two.template).not.toEqual(one.template);
  });

  test('without labels add no map of labels', () => {
    expect(rendered({ main: { image } }, { pod: { metadata: { labels: {}, annotations: {} } } }).template.metadata).toEqual({});
  });
});
