// Containers that keep the main one company: where they stand, in which order, what they get and what they keep to themselves.
import {
  type AdapterProps,
  type AmbassadorProps,
  App,
  Chart,
  CronJob,
  Deployment,
  emptyDir,
  httpGet,
  Job,
  type k8s,
  Lazy,
  type PodProps,
  projected,
  redisExporter,
  redisProxy,
  Secret,
  secret,
  secretKeyRef,
  type SidecarProps,
  tcpProxy,
  type Volume,
  volume,
} from 'cdk8s-patterns';
import { frozen } from '../objects/frozen';
import { made, problems } from '../objects/made';
import { rendered } from './rendered';

const image = 'x:1';
const main = { image, ports: { http: 8080 } };
const startupProbe = httpGet('/ready', 9902);
const proxy: AmbassadorProps = { name: 'proxy', image, startupProbe, inject: { REDIS_URL: 'redis://127.0.0.1:6379' } };
const sidecar: SidecarProps = { name: 'helper', image };
const adapter = { name: 'exporter', image, metrics: 9102 };
const whole: PodProps = {
  main,
  containers: [{ name: 'second', image }],
  initContainers: [{ name: 'migrate', image }],
  sidecars: [sidecar],
  adapters: [adapter],
  ambassadors: [proxy],
};
const specOf = (props: PodProps, minor: number): k8s.PodSpec => rendered(frozen(props), { minor }).template.spec;
const names = (list: readonly k8s.Container[] = []): string[] =>
  list.map(({ name, restartPolicy }) => `${name}${restartPolicy ? ` ${restartPolicy}` : ''}`);

describe('from 1.29 on', () => {
  const { initContainers, containers } = specOf(whole, 29);

  test('ambassadors start first, then init containers as written, then sidecars and adapters, and none of them ever ends', () => {
    expect(names(initContainers)).toEqual(['proxy Always', 'migrate', 'helper Always', 'exporter Always']);
    expect(names(containers)).toEqual(['main', 'second']);
  });

  test('the main container and init containers are told where the ambassador is; nobody else is', () => {
    const told = [...initContainers!, ...containers].filter(({ env }) => env?.some(({ name }) => name === 'REDIS_URL'));
    expect(names(told)).toEqual(['migrate', 'main']);
  });

  test('an init container that needs no network is not told', () => {
    const { initContainers: init } = specOf({ ...whole, initContainers: [{ name: 'migrate', image, needsNetwork: false }] }, 29);
    expect(init![1]).toEqual({ name: 'migrate', image });
  });
});

describe('below 1.29', () => {
  test('they are ordinary containers beside the main one, which is first', () => {
    const props: PodProps = { ...whole, initContainers: [{ name: 'migrate', image, needsNetwork: false }] };
    const { problems: said, template } = rendered(props, { minor: 28 });
    expect(said).toEqual([]);
    expect(names(template.spec.containers)).toEqual(['main', 'second', 'proxy', 'helper', 'exporter']);
    expect(names(template.spec.initContainers)).toEqual(['migrate']);
  });

  test('an init container beside an ambassador is refused, unless it needs no network', () => {
    expect(rendered(whole, { minor: 28 }).problems).toEqual([
      'init-before-ambassador spec.initContainers[0]: Forbidden: below Kubernetes 1.29 it ends before ambassador "proxy" starts; ' +
        "raise the target to '1.29', or say needsNetwork: false if it does without",
    ]);
  });

  test.each([
    ['Job', (chart: Chart) => new Job(chart, 'j', { pod: { restartPolicy: 'Never', main, sidecars: [sidecar] } }), 'spec.template.spec'],
    [
      'CronJob',
      (chart: Chart) =>
        new CronJob(chart, 'c', { schedule: '@daily', job: { pod: { restartPolicy: 'Never', main, sidecars: [sidecar] } } }),
      'spec.jobTemplate.spec.template.spec',
    ],
  ])('a %s with one is refused: it would never end', (_, make, path) => {
    const chart = (target: string): Chart => new Chart(new App({ target }), 'shop');
    expect(problems(make(chart('1.28')))).toEqual([
      `job-sidecar ${path}.sidecars[0]: Forbidden: below Kubernetes 1.29 it would keep the Job from ever ending`,
    ]);
    expect(problems(make(chart('1.29')))).toEqual([]);
  });

  test('a target that nobody said is spoken of, since the form depends on it', () => {
    const said = rendered({ main, sidecars: [sidecar] }, { targetSaid: false }).problems;
    expect(said).toEqual([
      'target-by-default spec: "helper" run as ordinary containers, since nobody said a target and 1.28 is the default; from 1.29 on ' +
        "they start first and end last, and a change of that replaces all Pods: say the version, as in new App({ target: '1.30' })",
    ]);
  });
});

describe('what an ambassador injects', () => {
  test('stands before the user’s own variables, so that $(NAME) sees it', () => {
    const { containers } = specOf({ main: { image, env: { URL: '$(REDIS_URL)/1' } }, ambassadors: [proxy] }, 30);
    expect(containers[0]!.env).toEqual([
      { name: 'REDIS_URL', value: 'redis://127.0.0.1:6379' },
      { name: 'URL', value: '$(REDIS_URL)/1' },
    ]);
  });

  test.each([[{ REDIS_URL: 'mine' }], [[{ name: 'REDIS_URL', value: 'mine' }]]])('gives way to the user’s own variable: %j', (env) => {
    const { containers } = specOf({ main: { image, env }, ambassadors: [proxy] }, 30);
    expect(containers[0]!.env).toEqual([{ name: 'REDIS_URL', value: 'mine' }]);
  });

  describe('is found by a variable of its own', () => {
    const other: AmbassadorProps = { ...proxy, name: 'other', inject: { REDIS_URL: 'redis://127.0.0.1:6380' } };
    const said = (...ambassadors: AmbassadorProps[]): readonly string[] => rendered({ main, ambassadors }, { minor: 30 }).problems;
    const twice = (i: number, variable: string, first: string, second: string): string =>
      `ambassador-inject spec.ambassadors[${i}].inject.${variable}: Duplicate value: "${variable}"; "${first}" injects it too, with another value; ` +
      `let "${second}" inject another one: as: 'OTHER' where it is ready-made`;

    test('another one of the same name is refused, with both containers', () => {
      expect(said(proxy, other)).toEqual([twice(1, 'REDIS_URL', 'proxy', 'other')]);
      expect(said(proxy, { ...other, inject: { CARTS_URL: 'redis://127.0.0.1:6380' } })).toEqual([]);
    });

    test('also among three, and where the main container has its own', () => {
      const third: AmbassadorProps = { ...other, name: 'third', inject: { REDIS_URL: 'redis://127.0.0.1:6381' } };
      const own = { ...main, env: { REDIS_URL: 'redis://elsewhere:6379' } };
      expect(rendered({ main: own, ambassadors: [proxy, other, third] }, { minor: 30 }).problems).toEqual([
        twice(1, 'REDIS_URL', 'proxy', 'other'),
        twice(2, 'REDIS_URL', 'proxy', 'third'),
      ]);
    });

    test('the same value twice takes nothing from anybody', () => {
      const injecting = (name: string, port: number): AmbassadorProps => ({
        ...proxy,
        name,
        inject: { NO_PROXY: '127.0.0.1', [`${name}_URL`]: `127.0.0.1:${port}` },
      });
      expect(said(injecting('a', 7001), injecting('b', 7002))).toEqual([]);
    });

    test('two ready-made ones of a kind are told apart by `as`', () => {
      const [a, b] = [tcpProxy({ to: 'a.example:5000' }), tcpProxy({ to: 'b.example:5001', name: 'b', healthPort: 9904 })];
      expect(said(a, b)).toEqual([twice(1, 'PROXY_PORT', 'tcp-proxy', 'b')]);
      expect(said(a, tcpProxy({ to: 'b.example:5001', name: 'b', healthPort: 9904, as: 'B' }))).toEqual([]);
      const carts = { shards: ['carts:6379'], name: 'carts', port: 6380, healthPort: 9903 };
      const sessions = redisProxy({ shards: ['sessions:6379'] });
      expect(said(sessions, redisProxy(carts))).toEqual(
        ['REDIS_ADDRESS', 'REDIS_URL'].map((variable) => twice(1, variable, 'redis-proxy', 'carts')),
      );
      expect(said(sessions, redisProxy({ ...carts, as: 'CARTS' }))).toEqual([]);
    });
  });

  test('reaches the first of `containers` where there is no `main`', () => {
    const containers = [
      { name: 'a', image },
      { name: 'b', image },
    ];
    const spec = specOf({ containers, ambassadors: [proxy] }, 30);
    expect(spec.containers.map(({ env }) => env?.length)).toEqual([1, undefined]);
  });
});

describe('an ambassador', () => {
  const said = (ambassadors: AmbassadorProps[], props: Partial<PodProps> = {}): readonly string[] =>
    rendered({ main, ...props, ambassadors }, { minor: 30 }).problems;

  test('is refused under hostNetwork', () => {
    expect(said([proxy], { hostNetwork: true })).toEqual([
      'ambassador-host-network spec.ambassadors[0]: Forbidden: under hostNetwork 127.0.0.1 is the node’s, and all that runs there reaches it',
    ]);
  });

  test('has a port of 127.0.0.1 to itself: not that of another one, nor that of the main container', () => {
    const other: AmbassadorProps = { name: 'other', image, startupProbe, localPort: 6379 };
    const atMain: AmbassadorProps = { name: 'third', image, startupProbe, localPort: 8080 };
    expect(said([proxy, other, atMain])).toEqual([
      'ambassador-port spec.ambassadors[1].localPort: Duplicate value: 6379; "proxy" listens on it too, and they share 127.0.0.1',
      'ambassador-port spec.ambassadors[2].localPort: Duplicate value: 8080; "main" listens on it too, and they share 127.0.0.1',
    ]);
  });

  test('declares no port that nobody outside can reach', () => {
    expect(said([{ ...proxy, ports: [6379, 9902] }])).toEqual([
      'ambassador-port spec.ambassadors[0].ports[0]: Forbidden: 6379 is served on 127.0.0.1 alone; leave it out: nothing outside the Pod reaches it',
    ]);
  });

  test('is not probed where it serves 127.0.0.1 alone', () => {
    expect(said([{ ...proxy, startupProbe: { tcpSocket: { port: 6379 } }, readinessProbe: { httpGet: { port: 6379 } } }])).toEqual(
      ['startupProbe', 'readinessProbe'].map(
        (probe) =>
          `ambassador-probe spec.ambassadors[0].${probe}: Invalid value: 6379: a probe goes to the Pod's address, and it serves 127.0.0.1 alone; ` +
          'probe a health port of its own, or exec a command that the image has',
      ),
    );
  });

  test('without a startupProbe is warned of', () => {
    const { startupProbe: _, ...bare } = proxy;
    expect(said([bare])).toEqual([
      'ambassador-startup spec.ambassadors[0].startupProbe: Required value; without one, what needs it begins once it was started, not once it serves',
    ]);
  });

  describe('keeps its credentials to itself', () => {
    const login = Secret.existing('login');
    const password = secretKeyRef(login, 'password');
    const guarded: AmbassadorProps = { ...proxy, env: { PASSWORD: password } };
    const keptFrom = (name: string, at: string, what: string): string =>
      `ambassador-credentials spec.${at}: container "${name}" has ${what} of Secret/login too; ambassador "proxy" is there to keep them from it: leave it out`;

    /** Keys of the Secret in one folder with a ConfigMap's. */
    const among = (items: k8s.KeyToPath[]): Volume =>
      projected('both', [{ configMap: { name: 'settings' } }, { secret: { name: 'login', ...(items.length > 0 && { items }) } }]);

    test('nobody is warned where the main container has others', () => {
      const others = { image, env: { P: secretKeyRef(login, 'other') }, envFrom: [Secret.existing('another')] };
      expect(said([guarded], { main: others })).toEqual([]);
      const other = [{ key: 'other', path: 'o' }];
      for (const files of [among(other), secret('login', login, { items: other })])
        expect(said([guarded], { main: { image, volumeMounts: { '/files': files } } })).toEqual([]);
    });

    test.each<[string, Partial<PodProps>, string]>([
      ['a variable', { main: { image, env: { P: password } } }, keptFrom('main', 'containers[0].env[1]', 'key "password"')],
      ['all keys as variables', { main: { image, envFrom: [login] } }, keptFrom('main', 'containers[0].envFrom[0]', 'all keys')],
      [
        'files',
        { main: { image, volumeMounts: { '/login': volume(login) } } },
        keptFrom('main', 'containers[0].volumeMounts[0]', 'all keys'),
      ],
      [
        'files among others',
        { main: { image, volumeMounts: { '/all': among([]) } } },
        keptFrom('main', 'containers[0].volumeMounts[0]', 'all keys'),
      ],
      [
        'one file among others',
        { main: { image, volumeMounts: { '/some': among([{ key: 'password', path: 'p' }]) } } },
        keptFrom('main', 'containers[0].volumeMounts[0]', 'key "password"'),
      ],
      [
        'a variable of an init container',
        { initContainers: [{ name: 'migrate', image, env: { P: password } }] },
        keptFrom('migrate', 'initContainers[1].env[1]', 'key "password"'),
      ],
      [
        'a variable of another container',
        { containers: [{ name: 'b', image, env: { P: password } }] },
        keptFrom('b', 'containers[1].env[0]', 'key "password"'),
      ],
    ])('whoever has them too is warned of: %s', (_, props, warning) => {
      expect(said([guarded], props)).toEqual([warning]);
    });

    test('as files, too', () => {
      for (const files of [volume(login), among([]), among([{ key: 'password', path: 'p' }])])
        expect(said([{ ...proxy, volumeMounts: { '/login': files } }], { main: { image, env: { P: password } } })).toEqual([
          keptFrom('main', 'containers[0].env[1]', 'key "password"'),
        ]);
    });
  });

  test('has no Service: one that leads to its port is refused', () => {
    const web = new Deployment(new Chart(new App({ target: '1.30' }), 'shop'), 'web', { pod: { main, ambassadors: [proxy] } });
    expect(problems(web.service({ ports: [{ port: 6379 }] }))).toEqual([
      'ambassador-port spec.ports[0].targetPort: Forbidden: 6379 is served on 127.0.0.1 alone, by ambassador "proxy"',
    ]);
    expect(problems(web.service('other', { ports: [{ port: 6379, targetPort: 8080 }] }))).toEqual([]);
  });
});

describe('an adapter', () => {
  test('declares one port, which is called metrics', () => {
    expect(specOf({ main, adapters: [adapter] }, 30).initContainers![0]!.ports).toEqual([{ name: 'metrics', containerPort: 9102 }]);
  });

  test('without a port, or with ports of its own, is refused', () => {
    const wrong = { name: 'exporter', image, ports: [9102] } as never;
    expect(rendered({ main, adapters: [wrong] }, { minor: 30 }).problems).toEqual([
      'adapter-port spec.adapters[0].metrics: Required value: the port on which it shows the figures; write metrics: 9102',
      'adapter-port spec.adapters[0].ports: Forbidden: an adapter has one port, and it is called "metrics"; write metrics: <its number>',
    ]);
  });

  test('is shown to collectors by annotations where the scope says so', () => {
    const annotations = (monitor: 'annotations' | 'none'): object | undefined =>
      rendered({ main, adapters: [{ ...adapter, metricsPath: '/m' }] }, { minor: 30, monitor }).template.metadata.annotations;
    expect(annotations('annotations')).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9102',
      'prometheus.io/path': '/m',
    });
    expect(annotations('none')).toEqual({ 'kubectl.kubernetes.io/default-container': 'main' });
  });

  test('beside another is refused where annotations are to name the port: they can name one', () => {
    const props: PodProps = { main, adapters: [adapter, { ...adapter, name: 'second', metrics: 9103 }] };
    expect(rendered(props, { minor: 30, monitor: 'annotations' }).problems).toEqual([
      "one-metrics-port spec.adapters[1]: Forbidden: annotations name one port, and there are several adapters; configure(scope, { monitor: 'PodMonitor' }) takes them all",
    ]);
  });

  test('beside another has a port of another name, and the PodMonitor names both', () => {
    const chart = new Chart(new App({ target: '1.30', monitor: 'PodMonitor' }), 'shop', { namespace: 'shop' });
    new Deployment(chart, 'cart', { pod: { main, adapters: [adapter, { ...adapter, name: 'second', metrics: 9103 }] } });
    const [deployment, monitor] = chart.toJson();
    expect(deployment.spec.template.spec.initContainers.flatMap(({ ports }: k8s.Container) => ports)).toEqual([
      { name: 'metrics', containerPort: 9102 },
      { name: 'metrics-2', containerPort: 9103 },
    ]);
    expect(monitor.spec.podMetricsEndpoints).toEqual([{ port: 'metrics' }, { port: 'metrics-2' }]);
  });

  test('is shown to collectors by a PodMonitor where the scope says so', () => {
    const chart = new Chart(new App({ target: '1.30', monitor: 'PodMonitor' }), 'shop', { namespace: 'shop' });
    new Deployment(chart, 'cart', { pod: { main, adapters: [{ ...adapter, metricsPath: '/m' }] } });
    expect(chart.toJson().find(({ kind }: { kind: string }) => kind === 'PodMonitor')).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'cart', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { 'cdk8s-patterns/workload': 'deployment.cart' } },
        podMetricsEndpoints: [{ port: 'metrics', path: '/m' }],
      },
    });
  });
});

describe('a sidecar', () => {
  const content = emptyDir('content');

  test('sees the volume of the main container', () => {
    const { problems: said, template } = rendered(
      {
        main: { image, volumeMounts: { '/www': content.readOnly() } },
        sidecars: [{ ...sidecar, volumeMounts: { '/out': content, '/tmp': emptyDir('tmp') } }],
      },
      { minor: 30 },
    );
    expect(said).toEqual([]);
    expect(template.spec.volumes).toEqual([
      { name: 'content', emptyDir: {} },
      { name: 'tmp', emptyDir: {} },
    ]);
  });

  test('that mounts a volume which nobody else mounts is warned of', () => {
    const said = rendered(
      {
        main: { image, volumeMounts: { '/www': emptyDir('contents') } },
        sidecars: [{ ...sidecar, volumeMounts: { '/out': content } }],
      },
      { minor: 30 },
    ).problems;
    expect(said).toEqual([
      'shared-volume spec.sidecars[0].volumeMounts["/out"]: Invalid value: "content": no other container mounts it, so nobody sees what "helper" does there; the others mount "contents"',
    ]);
  });

  test('that stands before the main container has the ports of the workload’s Services, by number below 1.33', () => {
    const targetPort = (target: string): unknown => {
      const chart = new Chart(new App({ target }), 'shop');
      const web = new Deployment(chart, 'web', { pod: { main, sidecars: [{ ...sidecar, inbound: true, ports: { https: 4180 } }] } });
      return made(web.service({ ports: { https: 443 } })).spec.ports[0].targetPort;
    };
    expect(['1.28', '1.29', '1.32', '1.33'].map(targetPort)).toEqual(['https', 4180, 4180, 'https']);
  });

  test.each(['1.28', '1.30', '1.33'])('whose port has the name of one of the main container’s is meant by its number, for %s', (target) => {
    const chart = new Chart(new App({ target }), 'shop');
    const web = new Deployment(chart, 'web', { pod: { main, sidecars: [{ ...sidecar, inbound: true, ports: { http: 4180 } }] } });
    expect(made(web.service({ ports: { http: 80 } })).spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 4180 }]);
  });

  test('that is not inbound has no port on a Service', () => {
    const web = new Deployment(new Chart(new App({ target: '1.30' }), 'shop'), 'web', {
      pod: { main, sidecars: [{ ...sidecar, ports: { admin: 9000 } }] },
    });
    expect(made(web.service()).spec.ports).toEqual([{ name: 'http', port: 8080, targetPort: 'http' }]);
  });
});

describe('configuration that is made for a container', () => {
  const files = { '/etc/proxy/proxy.yaml': 'a: 1\n' } as const;
  const shop = (text = 'a: 1\n'): Chart => {
    const chart = new Chart(new App({ target: '1.30' }), 'shop', { namespace: 'shop' });
    new Deployment(chart, 'cart', { pod: { main, ambassadors: [{ ...proxy, files: { '/etc/proxy/proxy.yaml': text } }] } });
    return chart;
  };

  test('is a ConfigMap of the workload, which Flux leaves as it is', () => {
    expect(shop().toJson()[1]).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cart-proxy', namespace: 'shop', annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } },
      data: { 'proxy.yaml': 'a: 1\n' },
    });
  });

  test('is mounted where the program looks for it, read-only', () => {
    const { initContainers, volumes } = specOf({ main, ambassadors: [{ ...proxy, files }] }, 30);
    expect(initContainers![0]!.volumeMounts).toEqual([
      { name: 'proxy', mountPath: '/etc/proxy/proxy.yaml', readOnly: true, subPath: 'proxy.yaml' },
    ]);
    expect(volumes).toEqual([{ name: 'proxy', configMap: { name: 'pod-proxy' } }]);
  });

  test('can be run where it is a script', () => {
    const { volumes } = specOf({ main: { image, files: { '/scripts/start.sh': '#!/bin/sh\n' } } }, 30);
    expect(volumes).toEqual([{ name: 'main', configMap: { name: 'pod-main', defaultMode: 0o555 } }]);
  });

  test('of several folders is several ConfigMaps', () => {
    const { volumes } = specOf({ main: { image, files: { '/a/x': '1', '/a/y': '2', '/b/z': '3' } } }, 30);
    expect(volumes!.map(({ name, configMap }) => [name, configMap!.name])).toEqual([
      ['main', 'pod-main'],
      ['main-b', 'pod-main-b'],
    ]);
  });

  test('replaces the Pods when it changes', () => {
    const sum = (chart: Chart): string => chart.toJson()[0].spec.template.metadata.annotations['cdk8s-patterns/checksum'];
    expect(sum(shop())).toMatch(/^[0-9a-f]{16}$/);
    expect(sum(shop())).toBe(sum(shop()));
    expect(sum(shop('a: 2\n'))).not.toBe(sum(shop()));
  });
});

describe('the image of a ready-made one', () => {
  const imageOf = (pinned: string, companions: object): string | undefined =>
    rendered({ main: { image: pinned, program: 'thing' } }, { companions }).template.spec.containers[0]!.image;

  test.each([
    ['another image', 'quay.io/a/b:1', { images: { thing: 'mine/b:2' } }, 'mine/b:2'],
    ['the image of another', 'quay.io/a/b:1', { images: { other: 'mine/b:2' } }, 'quay.io/a/b:1'],
    ['one mirror for all', 'quay.io/a/b:1', { mirror: 'harbor.example/all' }, 'harbor.example/all/a/b:1'],
    [
      'a mirror for Docker Hub',
      'haproxy:3.0.1',
      { mirror: { 'docker.io': 'harbor.example/hub/' } },
      'harbor.example/hub/library/haproxy:3.0.1',
    ],
    ['a mirror for another registry', 'a/b:1', { mirror: { 'quay.io': 'harbor.example/quay' } }, 'a/b:1'],
    ['a digest', 'a/b:1', { digests: { thing: 'sha256:abc' } }, 'a/b:1@sha256:abc'],
    ['an image and a digest', 'a/b:1', { images: { thing: 'c/d:2' }, digests: { thing: 'sha256:abc' } }, 'c/d:2@sha256:abc'],
  ])('can be %s', (_, pinned, companions, expected) => expect(imageOf(pinned, companions)).toBe(expected));

  test('is replaced where it is the pinned one, and not where the user wrote another', () => {
    const companions = {
      images: { redisExporter: 'scope/exporter:1' },
      digests: { redisExporter: 'sha256:abc' },
      mirror: 'mirror.example',
    };
    const imagesOf = (...adapters: AdapterProps[]): unknown =>
      rendered({ main: { image: 'mine:1' }, adapters }, { minor: 30, companions }).template.spec.initContainers!.map((one) => one.image);
    const late = Lazy.any({ produce: () => 'late:1' }) as never;
    expect(
      imagesOf(
        redisExporter(),
        { ...redisExporter(), name: 'own', image: 'reg.mine/exp:1' },
        { ...redisExporter(), name: 'late', image: late },
      ),
    ).toEqual(['scope/exporter:1@sha256:abc', 'reg.mine/exp:1', late]);
    expect(rendered({ main: redisExporter() as never }).template.spec.containers[0]).not.toHaveProperty('pinned');
  });

  test('is not that of the user’s own containers', () => {
    const { template } = rendered({ main: { image: 'mine:1' } }, { companions: { mirror: 'harbor.example' } });
    expect(template.spec.containers[0]!.image).toBe('mine:1');
  });
});
