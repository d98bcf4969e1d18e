// What stands where a container, a list or a word should stand: nothing throws, and each is said once.
import {
  App,
  authProxy,
  Chart,
  Deployment,
  emptyDir,
  gitSync,
  Lazy,
  Pod,
  type PodProps,
  redisExporter,
  redisProxy,
  secretKeyRef,
} from 'cdk8s-patterns';
import { made, problems } from '../objects/made';
import { rendered } from './rendered';

const image = 'x:1';
const main = { image };
const helper = { name: 'helper', image };
const late = (value: unknown): never => Lazy.any({ produce: () => value }) as never;
const said = (pod: unknown, minor = 30): readonly string[] => rendered(pod as PodProps, { minor }).problems;
const shop = (): Chart => new Chart(new App({ target: '1.30' }), 'shop');

describe('what a condition leaves in a list', () => {
  const proxy = { name: 'proxy', image, startupProbe: {}, inject: { A: '127.0.0.1:99' } };

  test.each([28, 30])('stands for nothing, for 1.%i', (minor) => {
    const sparse = {
      main: { ...main, ports: [undefined, 80], envFrom: [null], volumeMounts: { '/x': undefined, '/y': false } },
      sidecars: [undefined, false, helper, null],
      ambassadors: [false, proxy],
      adapters: null,
      containers: [undefined, { name: 'beside', image }],
      initContainers: [undefined, null, { name: 'first', image, needsNetwork: false }],
      volumes: [false, { name: 'v', emptyDir: {} }],
    };
    const dense = {
      main: { ...main, ports: [80], envFrom: [], volumeMounts: {} },
      sidecars: [helper],
      ambassadors: [proxy],
      containers: [{ name: 'beside', image }],
      initContainers: [{ name: 'first', image, needsNetwork: false }],
      volumes: [{ name: 'v', emptyDir: {} }],
    };
    const [one, other] = [sparse, dense].map((pod) => rendered(pod as never, { minor }));
    expect(one!.template).toEqual(other!.template);
  });

  test('does not move what is said of the others', () => {
    expect(said({ main, adapters: [undefined, { ...helper, ports: [1], metrics: 1 }] })).toEqual([
      'adapter-port spec.adapters[1].ports: Forbidden: an adapter has one port, and it is called "metrics"; write metrics: <its number>',
    ]);
  });

  test('where all of it is nothing, is a pod without company', () => {
    expect(rendered({ main, sidecars: [false as never] }).template).toEqual(rendered({ main }).template);
  });

  test('metadata that is null is none', () => {
    expect(made(new Deployment(shop(), 'web', { metadata: null as never, pod: { main, metadata: null as never } })).metadata).toEqual({
      name: 'web',
    });
  });
});

describe('what is no list, no container, no volume', () => {
  test.each<[string, unknown, string]>([
    [
      'one companion',
      { main, sidecars: helper },
      'field-type spec.sidecars: Invalid value: an object: must be a list; write sidecars: [ … ]',
    ],
    ['text for a list', { main, adapters: 'x' }, 'field-type spec.adapters: Invalid value: "x": must be a list; write adapters: [ … ]'],
    [
      'text for a companion',
      { main, sidecars: ['x'] },
      'field-type spec.sidecars[0]: Invalid value: "x": must be a container; write { name: \'x\', image: … }',
    ],
    [
      'a function that nobody called',
      { main, adapters: [redisExporter] },
      'field-type spec.adapters[0]: Invalid value: a function: must be a container; call it: redisExporter(…)',
    ],
    [
      'text for the main container',
      { main: 'nginx' },
      'field-type spec.main: Invalid value: "nginx": must be a container; write { name: \'x\', image: … }',
    ],
    [
      'text for a volume',
      { main: { image, volumeMounts: { '/x': 'cache' } } },
      "field-type spec.containers[0].volumeMounts[\"/x\"]: Invalid value: must be a volume; as in emptyDir('cache'); or write Kubernetes' own list of mounts",
    ],
    [
      'an object for its volume',
      { main: { image, volumeMounts: { '/x': { apiVersion: 'v1', kind: 'ConfigMap', name: 'c' } } } },
      'field-type spec.containers[0].volumeMounts["/x"]: Invalid value: must be a volume; volume(…) makes one of ConfigMap/c',
    ],
    [
      'an unknown word of security',
      { main, security: 'Restricted' },
      'supported-value spec.security: Unsupported value: "Restricted": supported values: "none", "hardened", "restricted"',
    ],
  ])('is said: %s', (_, pod, message) => expect(said(pod)).toEqual([message]));

  test('an unknown word of security leaves the pod to what the scope says', () => {
    const { spec } = rendered({ main, security: 'Restricted' as never }, { security: 'hardened' }).template;
    expect(spec.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  });
});

describe('a Lazy', () => {
  const known = 'Invalid value: a Lazy is known too late here';

  test.each<[string, unknown, string]>([
    [
      'for the main container',
      { main: late(main) },
      `known-late spec.main: ${known}; write the container now; its fields may be late: { image: Lazy.any(…) }`,
    ],
    [
      'for a list of companions',
      { main, sidecars: late([helper]) },
      `known-late spec.sidecars: ${known}; write the list now; fields in it may be late: sidecars: [{ name: 'x', image: Lazy.any(…) }]`,
    ],
    [
      'for a companion',
      { main, adapters: [late(helper)] },
      `known-late spec.adapters[0]: ${known}; write the container now; its fields may be late: { image: Lazy.any(…) }`,
    ],
    [
      'for a volume',
      { main: { image, volumeMounts: { '/x': late({}) } } },
      `known-late spec.containers[0].volumeMounts["/x"]: ${known}; Kubernetes' own list of mounts may be a Lazy`,
    ],
    [
      'for the word of security',
      { main, security: late('none') },
      `known-late spec.security: ${known}; write one of "none", "hardened", "restricted"`,
    ],
    [
      'for the whole pod',
      late({ main }),
      `known-late spec: ${known}; write the pod now; its fields may be late: { main: { image: Lazy.any(…) } }`,
    ],
    [
      'that was taken apart',
      { main: { ...(late(main) as object), args: [] } },
      `known-late spec.main: ${known}; write the container now; its fields may be late: { image: Lazy.any(…) }`,
    ],
  ])('%s is known too late, and that is said', (_, pod, message) => expect(said(pod)).toEqual([message]));

  test('for metadata is known too late, since the name is in it', () => {
    expect(problems(new Deployment(shop(), 'web', { metadata: late({ name: 'x' }), pod: { main } }))).toEqual([
      `known-late metadata: ${known}`,
    ]);
  });

  test('among init containers is told of ambassadors too', () => {
    const chart = shop();
    const proxy = { name: 'proxy', image, startupProbe: { exec: { command: ['x'] } }, inject: { A: '127.0.0.1:99' } };
    const env = [{ name: 'B', value: '1' }];
    const web = new Deployment(chart, 'web', {
      pod: { main, ambassadors: [proxy], initContainers: [late({ name: 'i', image, env }), late(undefined)] },
    });
    const whole = new Deployment(chart, 'api', { pod: { main, ambassadors: [proxy], initContainers: late([{ name: 'i', image }]) } });
    const [own, list] = [web, whole].map((one) => made(one).spec.template.spec.initContainers[1].env);
    expect(own).toEqual([{ name: 'A', value: '127.0.0.1:99' }, ...env]);
    expect(list).toEqual([{ name: 'A', value: '127.0.0.1:99' }]);
  });

  test.each([
    ['Deployment', Deployment, (labels: never, annotations: never) => ({ metadata: { labels, annotations }, pod: { main } })],
    ['Pod', Pod, (labels: never, annotations: never) => ({ metadata: { labels, annotations }, main })],
  ] as const)('for all labels of a %s is what it gives, beside those that were added', (_, Class, props) => {
    const metadataOf = (wrap: (value: object) => never): object => {
      const object = new (Class as typeof Pod)(shop(), 'x', props(wrap({ a: '1', b: '2' }), wrap({ n: 'm' })) as never);
      object.metadata.addLabel('c', '3');
      return made(object).metadata;
    };
    expect(metadataOf(late)).toEqual(metadataOf((value) => value as never));
    expect(metadataOf(late)).toMatchObject({ labels: { a: '1', b: '2', c: '3' }, annotations: { n: 'm' } });
  });

  test('for the port of an adapter is in the annotations that name it', () => {
    const chart = new Chart(new App({ target: '1.30', monitor: 'annotations' }), 'shop');
    const web = new Deployment(chart, 'web', { pod: { main, adapters: [{ ...helper, metrics: late(9102) }] } });
    expect(made(web).spec.template.metadata.annotations['prometheus.io/port']).toBe('9102');
  });
});

describe('a companion in a list that is not for it', () => {
  const auth = authProxy({
    upstream: 8080,
    issuer: 'https://login.example',
    clientId: 'x',
    clientSecret: secretKeyRef('s', 'a'),
    cookieSecret: secretKeyRef('s', 'b'),
    emailDomains: ['*'],
  });
  const redis = redisProxy({ shards: ['a:6379'] });
  const place = (pod: unknown): readonly string[] => said(pod).filter((one) => one.startsWith('companion-place'));

  test.each<[string, unknown, string]>([
    ['inbound', { main, ambassadors: [auth] }, 'ambassadors[0].inbound: Forbidden: only sidecars have it; write "auth-proxy" in sidecars'],
    ['inject', { main, sidecars: [redis] }, 'sidecars[0].inject: Forbidden: only ambassadors have it; write "redis-proxy" in ambassadors'],
    [
      'metrics',
      { main, containers: [redisExporter()] },
      'containers[0].metrics: Forbidden: only adapters have it; write "redis-exporter" in adapters',
    ],
    ['metrics, in main', { main: redisExporter() }, 'main.metrics: Forbidden: only adapters have it; write "redis-exporter" in adapters'],
    [
      'needsNetwork',
      { main, sidecars: [{ ...helper, needsNetwork: false }] },
      'sidecars[0].needsNetwork: Forbidden: only initContainers have it; write "helper" in initContainers',
    ],
    [
      'metrics, before the main container',
      { main, initContainers: [redisExporter()] },
      'initContainers[0].metrics: Forbidden: only adapters have it; write "redis-exporter" in adapters',
    ],
    [
      'one that runs on',
      { main, initContainers: [gitSync({ repo: 'https://a/b', into: emptyDir('v') })] },
      'initContainers[0]: Forbidden: it runs on, and what starts after it would never start; write "git-sync" in sidecars',
    ],
  ])('is refused, and where it belongs is said: %s', (_, pod, message) => expect(place(pod)).toEqual([`companion-place spec.${message}`]));

  test('is none that says itself that it runs on', () => {
    expect(
      place({ main, initContainers: [{ ...gitSync({ repo: 'https://a/b', into: emptyDir('v') }), restartPolicy: 'Always' }] }),
    ).toEqual([]);
  });
});

describe('a port that a container has twice', () => {
  test('is refused, since server-side apply would', () => {
    expect(said({ main: { image, ports: [8080, { containerPort: 8080, name: 'http' }] } })).toEqual([
      'one-entry-a-port spec.containers[0].ports[1]: duplicate entries for key [containerPort=8080,protocol="TCP"]; ports[0] is the same port: server-side apply refuses a second entry',
    ]);
  });

  test('is none where the protocol is another', () => {
    expect(said({ main: { image, ports: [53, { containerPort: 53, protocol: 'UDP' }] } })).toEqual([]);
  });
});
