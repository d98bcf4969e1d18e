// What only the synth knows: Lazy values, tokens, resolvers of the App. They work in every place.
import { App, Chart, ConfigMap, CronJob, Deployment, Ingress, Lazy, NetworkPolicy, type PodProps, Service } from 'cdk8s-patterns';
import * as cdk8s from 'cdk8s';
import { IntOrString } from 'cdk8s-plus-28/lib/imports/k8s';
import { made, type Json } from './made';

const late = (value: unknown): never => Lazy.any({ produce: () => value }) as never;
const image = 'x';

/** A token as cdk8s knows them: whatever has `resolve`. */
class Token {
  constructor(private readonly value: unknown) {}
  resolve(): unknown {
    return this.value;
  }
}

const makers: { is: string; wrap: (value: unknown) => never }[] = [
  { is: 'a Lazy', wrap: late },
  { is: 'a token', wrap: (value) => new Token(value) as never },
  { is: 'a Lazy of a Lazy', wrap: (value) => late(late(value)) },
];

const shop = (): Chart => new Chart(new App({ security: 'restricted', pod: { metadata: { labels: { team: 'a' } } } }), 'shop');
const deployment = (pod: PodProps, more: object = {}): Json => made(new Deployment(shop(), 'web', { ...more, pod })).spec;

/** The same pod twice: with a value as it is, and as one that comes late. */
const places: { place: string; pod: (value: (plain: unknown) => never) => PodProps }[] = [
  { place: 'an image', pod: (v) => ({ main: { image: v('nginx') } }) },
  { place: 'a map of variables', pod: (v) => ({ main: { image, env: { A: v('1'), B: '2' } } }) },
  {
    place: 'a source of a variable',
    pod: (v) => ({ main: { image, env: [{ name: 'A', valueFrom: v({ fieldRef: { fieldPath: 'metadata.name' } }) }] } }),
  },
  { place: 'all variables', pod: (v) => ({ main: { image, env: v([{ name: 'A', value: '1' }]) } }) },
  { place: 'one variable of a list', pod: (v) => ({ main: { image, env: [v({ name: 'A', value: '1' })] } }) },
  { place: 'all sources', pod: (v) => ({ main: { image, envFrom: v([{ secretRef: { name: 's' } }]) } }) },
  { place: 'one source', pod: (v) => ({ main: { image, envFrom: [v({ secretRef: { name: 's' } })] } }) },
  { place: 'a port by name', pod: (v) => ({ main: { image, ports: { http: v(80) } } }) },
  { place: 'a port of a list', pod: (v) => ({ main: { image, ports: [v({ containerPort: 80 })] } }) },
  { place: 'all ports', pod: (v) => ({ main: { image, ports: v([{ containerPort: 80 }]) } }) },
  { place: 'resources', pod: (v) => ({ main: { image, resources: v({ limits: { memory: '1024Mi' } }) } }) },
  { place: 'a quantity', pod: (v) => ({ main: { image, resources: { limits: { memory: v('1024Mi') } } } }) },
  { place: 'mounts', pod: (v) => ({ main: { image, volumeMounts: v([{ name: 'a', mountPath: '/a' }]) } }) },
  { place: 'a probe', pod: (v) => ({ main: { image, livenessProbe: v({ tcpSocket: { port: 80 } }) } }) },
  { place: 'the security context of a container', pod: (v) => ({ main: { image, securityContext: v({ runAsUser: 1 }) } }) },
  { place: 'capabilities', pod: (v) => ({ main: { image, securityContext: { capabilities: v({ add: ['A'] }) } } }) },
  { place: 'the security context of a pod', pod: (v) => ({ main: { image }, securityContext: v({ runAsUser: 1 }) }) },
  { place: 'containers beside main', pod: (v) => ({ main: { image }, containers: v([{ name: 'b', image }]) }) },
  { place: 'one container', pod: (v) => ({ main: { image }, containers: [v({ name: 'b', image })] }) },
  { place: 'all containers', pod: (v) => ({ containers: v([{ name: 'a', image }]) }) },
  { place: 'init containers', pod: (v) => ({ main: { image }, initContainers: v([{ name: 'i', image }]) }) },
  { place: 'volumes', pod: (v) => ({ main: { image }, volumes: v([{ name: 'a', emptyDir: {} }]) }) },
  { place: 'one volume', pod: (v) => ({ main: { image }, volumes: [v({ name: 'a', emptyDir: {} })] }) },
  { place: 'pull secrets', pod: (v) => ({ main: { image }, imagePullSecrets: v([{ name: 'a' }]) }) },
  { place: 'host aliases', pod: (v) => ({ main: { image }, hostAliases: v([{ ip: '1.1.1.1', hostnames: ['a'] }]) }) },
  { place: 'the name of an account', pod: (v) => ({ main: { image }, serviceAccountName: v('robot') }) },
  { place: 'a whole field of the spec', pod: (v) => ({ main: { image }, affinity: v({ nodeAffinity: {} }) }) },
  { place: 'a label', pod: (v) => ({ main: { image }, metadata: { labels: { app: v('x') } } }) },
  { place: 'all labels', pod: (v) => ({ main: { image }, metadata: { labels: v({ app: 'x' }) } }) },
  { place: 'the metadata of a pod', pod: (v) => ({ main: { image }, metadata: v({ labels: { app: 'x' }, annotations: { a: 'b' } }) }) },
];

describe.each(makers)('$is', ({ wrap }) => {
  test.each(places)('for $place is the value that it gives', ({ pod }) => {
    const plain = deployment(pod((value) => value as never));
    expect(JSON.stringify(deployment(pod(wrap)))).toBe(JSON.stringify(plain));
    expect(JSON.stringify(plain)).not.toBe(JSON.stringify(deployment({ main: { image } })));
  });

  test('works in fields of every object', () => {
    const chart = shop();
    expect(deployment({ main: { image } }, { replicas: wrap(3), strategy: wrap({ type: 'Recreate' }) })).toMatchObject({
      replicas: 3,
      strategy: { type: 'Recreate' },
    });
    expect(made(new Service(chart, 's', { ports: [{ port: wrap(80) }], selector: wrap({ a: 'b' }) })).spec).toEqual({
      ports: [{ port: 80 }],
      selector: { a: 'b' },
    });
    expect(made(new ConfigMap(chart, 'c', { data: { A: wrap('1') }, immutable: wrap(true) }))).toMatchObject({
      data: { A: '1' },
      immutable: true,
    });
    expect(made(new NetworkPolicy(chart, 'n', { policyTypes: wrap(['Ingress']) })).spec.policyTypes).toEqual(['Ingress']);
    expect(made(new CronJob(chart, 'j', { schedule: wrap('@daily'), job: { pod: { main: { image } } } })).spec.schedule).toBe('@daily');
    expect(made(new Ingress(chart, 'i', { rules: [{ host: wrap('a.example') }] })).spec.rules).toEqual([{ host: 'a.example' }]);
  });

  test('works in metadata, and put into a spec by hand', () => {
    const web = new Deployment(shop(), 'web', {
      metadata: { labels: { l: wrap('1') }, annotations: { a: wrap('2') } },
      pod: { main: { image } },
    });
    web.spec.minReadySeconds = wrap(7);
    expect(made(web)).toMatchObject({ metadata: { labels: { l: '1' }, annotations: { a: '2' } }, spec: { minReadySeconds: 7 } });
  });
});

test('a Lazy that gives nothing leaves its field out', () => {
  expect(deployment({ main: { image, command: late(undefined) } }).template.spec.containers[0]).not.toHaveProperty('command');
});

test('a Lazy is asked anew at every synth, and what it gave is not changed', () => {
  let port = 80;
  const given = Object.freeze([Object.freeze({ name: 'b', image })]);
  const web = new Deployment(shop(), 'web', {
    pod: { main: { image, ports: { http: Lazy.any({ produce: () => port }) } }, containers: late(given) },
  });
  const first = made(web).spec.template.spec.containers;
  port = 81;
  expect([first[0].ports[0].containerPort, made(web).spec.template.spec.containers[0].ports[0].containerPort]).toEqual([80, 81]);
  expect(made(web).spec.template.spec.containers[1].securityContext).toEqual(first[1].securityContext);
});

test('an IntOrString of cdk8s is its value', () => {
  const { ports } = made(new Service(shop(), 's', { ports: [{ port: 80, targetPort: IntOrString.fromString('http') as never }] })).spec;
  expect(ports).toEqual([{ port: 80, targetPort: 'http' }]);
});

describe('a resolver of the App', () => {
  const replacing = (when: (context: cdk8s.ResolutionContext) => boolean, value: unknown): cdk8s.IResolver => ({
    resolve: (context) => {
      if (when(context)) context.replaceValue(value);
    },
  });
  const chartWith = (...resolvers: cdk8s.IResolver[]): Chart => new Chart(new App({ resolvers }), 'shop');

  test('replaces plain values, and knows object, key and value', () => {
    const seen: string[] = [];
    const chart = chartWith({
      resolve: (context) => {
        if (context.value === '${image}') {
          seen.push(`${context.obj.name} ${context.key.join('.')}`);
          context.replaceValue('nginx');
        }
      },
    });
    const web = new Deployment(chart, 'web', { pod: { main: { image: '${image}' } } });
    expect(made(web).spec.template.spec.containers[0].image).toBe('nginx');
    expect(seen).toEqual(['web spec.template.spec.containers.0.image']);
  });

  test('that replaces by key is asked until it says the same again: it does not hang', () => {
    const chart = chartWith(replacing(({ key }) => key.at(-1) === 'replicas', 5));
    expect(made(new Deployment(chart, 'web', { replicas: 1, pod: { main: { image } } })).spec.replicas).toBe(5);
  });

  test('that replaces by key with a new object each time does not hang', () => {
    const chart = chartWith({
      resolve: (context) => {
        if (context.key.at(-1) === 'resources') context.replaceValue({ limits: { cpu: '1' } });
      },
    });
    const { containers } = made(new Deployment(chart, 'web', { pod: { main: { image, resources: {} } } })).spec.template.spec;
    expect(containers[0].resources).toEqual({ limits: { cpu: '1' } });
  });

  test('that replaces metadata by key does not hang', () => {
    const chart = chartWith(replacing(({ key }) => key.at(-1) === 'team', 'b'));
    expect(made(new ConfigMap(chart, 'c', { metadata: { labels: { team: 'a' } } })).metadata.labels).toEqual({ team: 'b' });
  });

  test('hands on to the next, and to Lazy', () => {
    const chart = chartWith(
      replacing(({ value }) => value === 'one', late('two')),
      replacing(({ value }) => value === 'two', 'three'),
    );
    expect(made(new ConfigMap(chart, 'c', { data: { A: 'one' } })).data).toEqual({ A: 'three' });
  });

  test('may take a value away', () => {
    const chart = chartWith(replacing(({ value }) => value === 'secret', undefined));
    expect(made(new ConfigMap(chart, 'c', { data: { A: 'secret', B: 'x' } })).data).toEqual({ B: 'x' });
  });
});

test('what no manifest can hold is an error that names the place', () => {
  const web = new Deployment(shop(), 'web', { pod: { main: { image }, affinity: new Map() as never } });
  expect(() => made(web)).toThrow('spec.template.spec.affinity: a Map is no value that a manifest can hold');
});
