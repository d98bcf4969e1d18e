// What a WebService makes, and which of it where.
import {
  App,
  type AppProps,
  Chart,
  exec,
  Gateway,
  httpGet,
  type HTTPRouteProps,
  Ingress,
  IngressClass,
  type IngressProps,
  type IngressRule,
  Lazy,
  type NameRef,
  placement,
  type PodProps,
  Service,
  sleep,
  TlsCertificate,
  WebService,
  type WebServiceProps,
} from 'cdk8s-patterns';
import { aChart } from '../objects/a-chart';
import { type Json, made, problems, warnings } from '../objects/made';
import { quietlyGathered } from '../synth/quietly-gathered';

const main = {
  image: 'ghcr.io/acme/api:3.1.0',
  ports: { http: 8080 },
  readinessProbe: httpGet('/healthz', 'http'),
  resources: { requests: { cpu: '100m', memory: '128Mi' } },
};
const pod: PodProps = { main };
const api = (props: Partial<WebServiceProps> = {}, settings: AppProps = {}): WebService =>
  new WebService(aChart(settings, { namespace: 'shop' }), 'api', { pod, ...props } as WebServiceProps);
const spec = (service: WebService): Json => made(service).spec.template.spec;
/** Everything below it, as kind/name. */
const objects = (service: WebService): string[] =>
  Chart.of(service)
    .toJson()
    .map(({ kind, metadata }: Json) => `${kind}/${metadata.name}`);
const gateway = Gateway.existing('public', { namespace: 'gateways' });

describe('what it owns', () => {
  it('is a Deployment and a Service, where nothing else is said', () => {
    expect(objects(api())).toEqual(['Deployment/api', 'Service/api']);
  });

  it('all has the name and the namespace that the user gave the Deployment', () => {
    const service = api({
      metadata: { name: 'front', namespace: 'web' },
      host: 'shop.example',
      ingress: { ingressClassName: 'nginx' },
      route: { parentRefs: [gateway] },
      serviceAccount: {},
      autoscale: { minReplicas: 2, maxReplicas: 4 },
    });
    const owned = ['deployment', 'serviceAccount', 'service', 'ingress', 'route', 'disruptionBudget', 'horizontalPodAutoscaler'] as const;
    for (const field of owned)
      expect([field, made(service[field]!).metadata.name, made(service[field]!).metadata.namespace]).toEqual([field, 'front', 'web']);
    expect(objects(service)).toHaveLength(owned.length);
  });

  it('is left out by false', () => {
    expect(
      objects(
        api({
          replicas: 3,
          service: false,
          disruptionBudget: false,
          serviceAccount: false,
          ingress: false,
          route: false,
          autoscale: false,
        }),
      ),
    ).toEqual(['Deployment/api']);
  });

  it('takes the props of its kind, and those win', () => {
    const service = api({
      replicas: 2,
      service: { type: 'NodePort', ports: { http: 8000 } },
      disruptionBudget: { maxUnavailable: '50%', metadata: { labels: { a: 'b' } } },
      strategy: { type: 'Recreate' },
    });
    expect(made(service.service!).spec).toMatchObject({ type: 'NodePort', ports: [{ name: 'http', port: 8000, targetPort: 'http' }] });
    expect(made(service.disruptionBudget!)).toMatchObject({
      metadata: { name: 'api', labels: { a: 'b' } },
      spec: { maxUnavailable: '50%' },
    });
    expect(made(service).spec.strategy).toEqual({ type: 'Recreate' });
  });

  it('a template is a pod', () => {
    const template = {
      metadata: { labels: { tier: 'web' } },
      spec: { containers: [{ name: 'app', image: 'nginx:1.27', ports: [{ containerPort: 80 }] }] },
    };
    const service = new WebService(aChart({ target: '1.30' }), 'api', { replicas: 2, template });
    expect(spec(service)).toMatchObject({
      containers: [{ name: 'app', lifecycle: { preStop: { sleep: { seconds: 5 } } } }],
      terminationGracePeriodSeconds: 35,
      topologySpreadConstraints: [{}, {}],
    });
    expect(made(service).spec.template.metadata.labels).toMatchObject({ tier: 'web' });
    expect(template.spec.containers[0]).toEqual({ name: 'app', image: 'nginx:1.27', ports: [{ containerPort: 80 }] });
  });
});

describe('a rollout', () => {
  it('never has fewer Pods than asked for', () => {
    expect(made(api()).spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } });
  });

  describe('of Pods of which no two may stand together', () => {
    const strategyOf = (props: Partial<WebServiceProps>): unknown => made(api(props)).spec.strategy;
    const one = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };
    const surging = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } as const;
    const rulesOf = (props: Partial<WebServiceProps>): string[] => {
      const app = new App({ target: '1.30' });
      new WebService(new Chart(app, 'shop', { namespace: 'shop' }), 'api', { pod, ...props } as WebServiceProps);
      return quietlyGathered(app).findings.map(({ rule }) => rule);
    };
    const onPort: PodProps = { main: { ...main, ports: [{ name: 'http', containerPort: 8080, hostPort: 8080 }] } };

    it.each<[string, PodProps]>([
      ['by placement', placement({ apart: 'nodes' })({ main })],
      ['by zones', placement({ apart: 'zones' })({ main })],
      ['by a port of the node', onPort],
    ])('takes one away before it brings another: %s', (_, pod) => {
      expect(strategyOf({ replicas: 2, pod })).toEqual(one);
      expect(strategyOf({ autoscale: { minReplicas: 2, maxReplicas: 4 }, pod })).toEqual(one);
      expect(rulesOf({ replicas: 2, pod })).toEqual([]);
    });

    it('is as ever where there is one Pod, and where they need not be apart', () => {
      const pod = placement({ apart: 'nodes' })({ main });
      expect(strategyOf({ pod })).toEqual(surging);
      expect(strategyOf({ replicas: 3, pod: placement({ spread: 'nodes' })({ main }) })).toEqual(surging);
    });

    it('leaves a strategy of the user alone, and says what comes of it', () => {
      const pod = placement({ apart: 'nodes' })({ main });
      expect(strategyOf({ replicas: 2, pod, strategy: surging })).toEqual(surging);
      expect(rulesOf({ replicas: 2, pod, strategy: surging })).toEqual(['rollout-place']);
    });
  });

  it('warns where a Pod is not asked whether it is ready', () => {
    const { readinessProbe: _, ...unasked } = main;
    const said = { target: '1.30' };
    expect(warnings(api({ pod: { main: unasked } }, said))).toEqual([
      expect.stringMatching(/^readiness-probe spec\.template\.spec\.containers\[0\]/),
    ]);
    expect(warnings(api({}, said))).toEqual([]);
    expect(warnings(api({ service: false, pod: { main: unasked } }, said))).toEqual([]);
  });

  it('warns where only what stands before the application is asked, which is ready without it', () => {
    const login = { name: 'login', image: 'login:1', inbound: true, ports: { login: 4180 }, readinessProbe: httpGet('/ready', 'login') };
    const { readinessProbe: _, ports: _ports, ...unasked } = main;
    const behind = (main: object): string[] => warnings(api({ pod: { main, sidecars: [login] } as PodProps }, { target: '1.30' }));
    for (const one of [unasked, { ...unasked, ports: { http: 8080 } }]) {
      expect(behind(one)).toEqual([expect.stringMatching(/^readiness-probe spec\.template\.spec\.containers\[0\]/)]);
      expect(behind({ ...one, readinessProbe: exec(['wget', '-qO-', 'http://127.0.0.1:8080/healthz']) })).toEqual([]);
    }
  });

  it('warns where nobody said a target and another one would replace all Pods', () => {
    const warning =
      'target-by-default spec.template.spec: a Pod that is told to end does not wait for requests on their way, since nobody said a target and 1.28 is the default';
    expect(warnings(api())).toEqual([warning]);
    expect(warnings(api({}, { target: '1.28' }))).toEqual([]);
    // nothing of it depends on the target
    expect(warnings(api({ service: false }))).toEqual([]);
    expect(warnings(api({ pod: { ...pod, terminationGracePeriodSeconds: 5 } }))).toEqual([]);
  });

  it('names the main container to kubectl where there are several', () => {
    const annotations = (containers: PodProps['containers']): Json =>
      made(api({ pod: { main, ...(containers && { containers }) } })).spec.template.metadata.annotations;
    expect(annotations([{ name: 'second', image: 'second:1' }])).toEqual({ 'kubectl.kubernetes.io/default-container': 'main' });
    expect(annotations(undefined)).toBeUndefined();
  });
});

describe('the end of a Pod', () => {
  const ending = (props: Partial<PodProps>, target = '1.30'): Json => {
    const { containers, terminationGracePeriodSeconds: grace } = spec(api({ pod: { ...pod, ...props } as PodProps }, { target }));
    return { lifecycle: containers[0].lifecycle, grace };
  };

  it('waits for 5 seconds, which are added to the grace, from 1.30 on', () => {
    expect(ending({})).toEqual({ lifecycle: { preStop: { sleep: { seconds: 5 } } }, grace: 35 });
    expect(ending({}, '1.29')).toEqual({ lifecycle: undefined, grace: undefined });
  });

  it('is as the user says, where he says', () => {
    expect(ending({ main: { ...main, lifecycle: { preStop: sleep(20) } } })).toEqual({
      lifecycle: { preStop: { sleep: { seconds: 20 } } },
      grace: undefined,
    });
    expect(ending({ terminationGracePeriodSeconds: 60 })).toEqual({ lifecycle: { preStop: { sleep: { seconds: 5 } } }, grace: 60 });
    expect(ending({ main: { ...main, lifecycle: { postStart: { exec: { command: ['true'] } } } } }).lifecycle).toEqual({
      postStart: { exec: { command: ['true'] } },
      preStop: { sleep: { seconds: 5 } },
    });
  });

  it('does not wait longer than there is time, or for requests that never come', () => {
    expect(ending({ terminationGracePeriodSeconds: 5 })).toEqual({ lifecycle: undefined, grace: 5 });
    expect(spec(api({ service: false }, { target: '1.30' })).containers[0].lifecycle).toBeUndefined();
  });

  it('stays as it is where the containers are not known yet', () => {
    const containers = Lazy.any({ produce: () => [{ name: 'a', image: 'x' }] }) as never;
    expect(() => spec(api({ pod: { containers } }, { target: '1.30' }))).not.toThrow();
  });
});

describe('two replicas', () => {
  const certain: [string, Partial<WebServiceProps>, boolean][] = [
    ['replicas: 2', { replicas: 2 }, true],
    ['minReplicas: 2', { autoscale: { minReplicas: 2, maxReplicas: 3 } }, true],
    ['nothing said', {}, false],
    ['replicas: 1', { replicas: 1 }, false],
    ['minReplicas: 1', { autoscale: { minReplicas: 1, maxReplicas: 3 } }, false],
    ['a number that is not known yet', { replicas: Lazy.any({ produce: () => 3 }) as never }, false],
  ];
  it.each(certain)('%s: budget and spreading where they are certain', (_, props, yes) => {
    const service = api(props);
    expect(service.disruptionBudget && made(service.disruptionBudget).spec).toEqual(
      yes ? { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: service.podLabels } } : undefined,
    );
    const constraint = (topologyKey: string): Json => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: service.podLabels },
      matchLabelKeys: ['pod-template-hash'],
    });
    expect(spec(service).topologySpreadConstraints).toEqual(
      yes ? [constraint('kubernetes.io/hostname'), constraint('topology.kubernetes.io/zone')] : undefined,
    );
  });

  it('a budget that is asked for is made, and says one of its two fields', () => {
    const { disruptionBudget } = api({ disruptionBudget: { minAvailable: 1 } });
    expect(made(disruptionBudget!).spec).toMatchObject({ minAvailable: 1 });
    expect(made(disruptionBudget!).spec.maxUnavailable).toBeUndefined();
  });

  it("the pod's own spreading stays alone", () => {
    expect(spec(api({ replicas: 2, pod: { ...pod, topologySpreadConstraints: [] } })).topologySpreadConstraints ?? []).toEqual([]);
  });
});

describe('autoscale', () => {
  const scaled = (autoscale: WebServiceProps['autoscale'], more: Partial<WebServiceProps> = {}): Json =>
    made(api({ autoscale, ...more } as Partial<WebServiceProps>).horizontalPodAutoscaler!).spec;
  const metric = (name: string, averageUtilization: number, container = 'main'): Json => ({
    type: 'ContainerResource',
    containerResource: { name, container, target: { type: 'Utilization', averageUtilization } },
  });

  it('looks at 70 % of the cpu of the main container, and at what else is said', () => {
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
    expect(scaled({ maxReplicas: 9 })).toEqual({ maxReplicas: 9, metrics: [metric('cpu', 70)], scaleTargetRef });
    expect(scaled({ maxReplicas: 9, memory: 80 }).metrics).toEqual([metric('memory', 80)]);
    const own = { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } } };
    expect(scaled({ maxReplicas: 9, metrics: [own] }).metrics).toEqual([own]);
    expect(scaled({ maxReplicas: 9, cpu: 60, metrics: [own] }).metrics).toEqual([metric('cpu', 60), own]);
    const named: PodProps = { main: { ...main, name: 'app' }, sidecars: [{ name: 'helper', image: 'x' }] };
    expect(scaled({ maxReplicas: 9 }, { pod: named }).metrics).toEqual([metric('cpu', 70, 'app')]);
  });

  it('takes the further fields of the kind', () => {
    expect(scaled({ maxReplicas: 9, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } })).toMatchObject({
      behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
    });
  });

  it('leaves replicas out, also those that somebody says beside it', () => {
    expect(made(api({ autoscale: { maxReplicas: 9 } })).spec.replicas).toBeUndefined();
    const both = api({ replicas: 5, autoscale: { maxReplicas: 9 } });
    expect(made(both).spec.replicas).toBeUndefined();
    expect(problems(both)).toEqual([expect.stringMatching(/^replicas-owner spec\.replicas: Forbidden/)]);
  });

  it.each<[string, Json, string[]]>([
    ['no request', undefined, ['cpu']],
    ['a request of the other', { requests: { memory: '1Gi' } }, ['cpu']],
    ['a request', { requests: { cpu: '1' } }, []],
    ['a limit, which is the request as well', { limits: { cpu: '1' } }, []],
    ['amounts that are not known yet', Lazy.any({ produce: () => ({}) }), []],
  ])('is refused without a request of the main container: %s', (_, resources, missing) => {
    const { resources: _own, ...bare } = main;
    const said = problems(api({ autoscale: { maxReplicas: 9 }, pod: { main: { ...bare, ...(resources && { resources }) } } }));
    expect(said).toEqual(missing.map((name) => expect.stringMatching(new RegExp(`^autoscale-request autoscale\\.${name}: `))));
  });

  it('finds the request that the scope gives every container', () => {
    const chart = aChart({ container: { resources: { requests: { cpu: '50m' } } } });
    const { resources: _, ...bare } = main;
    expect(problems(new WebService(chart, 'api', { autoscale: { maxReplicas: 9 }, pod: { main: bare } }))).toEqual([]);
  });
});

describe('the Service', () => {
  const ports = (ofMain: Json, more: Partial<WebServiceProps> = {}): Json =>
    made(api({ pod: { main: { ...main, ports: ofMain } }, ...more } as Partial<WebServiceProps>).service!).spec.ports;

  it.each<[string, Json, Json]>([
    ['a number', [8080], [{ name: 'http', port: 80, targetPort: 8080 }]],
    ['a port by a name', { web: 8080 }, [{ name: 'http', port: 80, targetPort: 'web' }]],
    ['http beside another', { metrics: 9090, http: 8080 }, [{ name: 'http', port: 80, targetPort: 'http' }]],
    [
      'several, none of them http',
      { grpc: 9000, admin: 9001 },
      [
        { name: 'grpc', port: 9000, targetPort: 'grpc' },
        { name: 'admin', port: 9001, targetPort: 'admin' },
      ],
    ],
  ])('is on port 80 for %s', (_, said, expected) => {
    expect(ports(said)).toEqual(expected);
  });

  it('leads to the sidecar through which requests come in', () => {
    const door = { name: 'door', image: 'x', inbound: true, ports: { http: 4180 }, startupProbe: httpGet('/', 4180) };
    const service = api({ pod: { main: { ...main, ports: { app: 8080 } }, sidecars: [door] } }, { target: '1.33' });
    expect(made(service.service!).spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    expect(service.ports).toEqual([{ name: 'http', containerPort: 4180 }]);
  });
});

describe('the account', () => {
  it('is asked for, named in the pod, and brings no token of the cluster', () => {
    const annotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/api' };
    const service = api({ serviceAccount: { metadata: { annotations } } });
    expect(made(service.serviceAccount!)).toEqual({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'api', namespace: 'shop', annotations },
      automountServiceAccountToken: false,
    });
    expect(spec(service)).toMatchObject({ serviceAccountName: 'api', automountServiceAccountToken: false });
  });

  it('brings one where that is said', () => {
    const service = api({ serviceAccount: { automountServiceAccountToken: true } });
    expect([made(service.serviceAccount!), spec(service)].map((one) => one.automountServiceAccountToken)).toEqual([true, true]);
    expect(spec(api({ serviceAccount: {}, pod: { ...pod, automountServiceAccountToken: true } })).automountServiceAccountToken).toBe(true);
  });
});

describe('the way in', () => {
  it('is an Ingress of the class that is said, for the host and all paths', () => {
    const service = api({ host: 'shop.example', ingress: { ingressClassName: 'nginx', nginx: { sslRedirect: true } } });
    expect(service.host).toBe('shop.example');
    expect(made(service.ingress!).spec).toEqual({
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'shop.example',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { number: 80 } } } }] },
        },
      ],
    });
    expect(made(service.ingress!).metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'true' });
  });

  it('is an HTTPRoute of the Gateways that are said', () => {
    const { route } = api({ host: 'shop.example', route: { parentRefs: [gateway] } });
    expect(made(route!).spec).toMatchObject({
      hostnames: ['shop.example'],
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ kind: 'Service', name: 'api', port: 80 }] }],
    });
  });

  it('can be both, while one moves', () => {
    const { ingress, route } = api({ host: 'shop.example', ingress: { ingressClassName: 'nginx' }, route: { parentRefs: [gateway] } });
    expect([ingress?.kind, route?.kind]).toEqual(['Ingress', 'HTTPRoute']);
  });

  it('leads to the port http of several', () => {
    const service = api({
      host: 'shop.example',
      ingress: { ingressClassName: 'nginx' },
      route: { parentRefs: [gateway] },
      pod: { main: { ...main, ports: { grpc: 9000, http: 8080 } } },
      service: { ports: { grpc: 9000, http: 8000 } },
    });
    expect(made(service.ingress!).spec.rules[0].http.paths[0].backend.service.port).toEqual({ name: 'http' });
    expect(made(service.route!).spec.rules[0].backendRefs[0].port).toBe(8000);
  });

  describe('of a host, beside rules of the user', () => {
    const other = Service.existing('other', { ports: { http: 80 } });
    const pathsOf = (rules: IngressRule[]): Json => {
      const { ingress } = api({ host: 'a.example', ingress: { ingressClassName: 'nginx', rules } });
      return (made(ingress!).spec.rules as Json[]).map(({ host, http }) => [
        host,
        ...http.paths.map(({ path, backend }: Json) => `${path} ${backend.service.name}:${backend.service.port.number}`),
      ]);
    };

    it('leads to it by "/", in the rule of the host where there is one', () => {
      const listed = [{ path: '/api', pathType: 'Prefix' as const, backend: { service: { name: 'other', port: { number: 80 } } } }];
      const both = [['a.example', '/api other:80', '/ api:80']];
      expect(pathsOf([{ host: 'a.example', http: { paths: { '/api': other } } }])).toEqual(both);
      expect(pathsOf([{ host: 'a.example', http: { paths: listed } }])).toEqual(both);
      expect(listed).toHaveLength(1);
      expect(pathsOf([{ host: 'b.example', http: { paths: { '/': other } } }])).toEqual([
        ['b.example', '/ other:80'],
        ['a.example', '/ api:80'],
      ]);
    });

    it('leads there by the port http of several, and that by its name', () => {
      const service = { ports: { grpc: 9000, http: 8000 } };
      const paths = [{ path: '/api', pathType: 'Prefix' as const, backend: { service: { name: 'other', port: { number: 80 } } } }];
      const rules = [{ host: 'a.example', http: { paths } }];
      const { ingress } = api({
        host: 'a.example',
        service,
        pod: { main: { ...main, ports: { grpc: 9000, http: 8080 } } },
        ingress: { ingressClassName: 'nginx', rules },
      });
      expect(made(ingress!).spec.rules[0].http.paths[1].backend).toEqual({ service: { name: 'api', port: { name: 'http' } } });
    });

    const its = { host: 'a.example', http: { paths: { '/api': other } } } as const;
    it.each<[string, IngressRule, Partial<IngressProps>]>([
      ['of "/"', { host: 'a.example', http: { paths: { '/': other } } }, {}],
      ['of every host', { http: { paths: { '/api': other } } }, {}],
      ['of every host below a domain', { host: '*.example', http: { paths: { '/': other } } }, {}],
      ['of it by another path', { host: 'a.example', http: { paths: { '/app': { service: 'api', port: { number: 80 } } } } }, {}],
      [
        'in the words of its controller',
        {
          host: 'a.example',
          http: {
            paths: [{ path: '/(.*)', pathType: 'ImplementationSpecific', backend: { service: { name: 'other', port: { number: 80 } } } }],
          },
        },
        {},
      ],
      ['of all else', its, { defaultBackend: other }],
    ])('leaves them as they are where they speak %s', (_, rule, more) => {
      const written = new Ingress(aChart({}, { namespace: 'shop' }), 'ingress', { rules: [rule] });
      const { ingress } = api({ host: 'a.example', ingress: { ingressClassName: 'nginx', rules: [rule], ...more } });
      expect(made(ingress!).spec.rules).toEqual(made(written).spec.rules);
    });

    it('leads to it by "/" in a route as well, and leaves rules that say it', () => {
      const namesOf = (...rules: NonNullable<HTTPRouteProps['rules']>): Json =>
        (made(api({ host: 'a.example', route: { parentRefs: [gateway], rules } }).route!).spec.rules as Json[]).map(
          ({ backendRefs }) => backendRefs[0].name,
        );
      const below = (value: string, more: object = {}): NonNullable<HTTPRouteProps['rules']>[number] => ({
        matches: [{ path: { type: 'PathPrefix', value }, ...more }],
        backendRefs: [other],
      });
      expect(namesOf(below('/api'))).toEqual(['other', 'api']);
      expect(namesOf(below('/', { method: 'POST' }))).toEqual(['other', 'api']);
      expect(namesOf(below('/'))).toEqual(['other']);
      expect(namesOf({ backendRefs: [other] })).toEqual(['other']);
      expect(namesOf(below('/api'), { ...below('/app'), backendRefs: [{ name: 'api', port: 80 }] })).toEqual(['other', 'api']);
    });

    it('says nothing of a Service that is left out', () => {
      expect(problems(api({ host: 'a.example', service: false, ingress: { ingressClassName: 'nginx', rules: [its] } }))).toEqual([]);
    });
  });

  it('is as the user says, where he says', () => {
    const rules = [{ host: 'a.example', http: { paths: [] } }];
    const service = api({ ingress: { ingressClassName: 'nginx', rules }, route: { parentRefs: [gateway], hostnames: ['b.example'] } });
    expect(problems(service)).toEqual([]);
    expect(made(service.ingress!).spec.rules).toEqual([{ host: 'a.example', http: { paths: [] } }]);
    expect(made(service.route!).spec.hostnames).toEqual(['b.example']);
  });

  it('may be made elsewhere: false says so', () => {
    expect(problems(api({ host: 'shop.example', ingress: false }))).toEqual([]);
    expect(problems(api({ host: 'shop.example' }))).toEqual([expect.stringMatching(/^web-entry host: /)]);
  });

  it('takes the class from the annotation of old', () => {
    const metadata = { annotations: { 'kubernetes.io/ingress.class': 'nginx' } };
    expect(problems(api({ host: 'shop.example', ingress: { metadata } }))).toEqual([]);
  });

  it('says its references', () => {
    const chart = aChart();
    const ingressClassName: NameRef<'IngressClass'> = new IngressClass(chart, 'edge', { controller: 'example.com/c' });
    const service = new WebService(chart, 'api', { pod, host: 'shop.example', ingress: { ingressClassName } });
    expect(made(service.ingress!).spec.ingressClassName).toBe('edge');
  });
});

describe('the certificate', () => {
  const served = (dnsNames: string[], props: Partial<WebServiceProps>): WebService => {
    const chart = aChart({}, { namespace: 'shop' });
    const tls = new TlsCertificate(chart, 'tls', { dnsNames, secret: 'shop-tls' });
    return new WebService(chart, 'api', { pod, host: 'shop.example', tls, ...props } as WebServiceProps);
  };

  it('serves the host by the Ingress', () => {
    const { ingress } = served(['shop.example', 'www.shop.example'], { ingress: { ingressClassName: 'nginx' } });
    expect(made(ingress!).spec.tls).toEqual([{ hosts: ['shop.example'], secretName: 'shop-tls' }]);
  });

  it('is lent to the Gateway of a route, which has none itself', () => {
    const service = served(['shop.example'], { route: { parentRefs: [gateway] } });
    expect(made(service.route!).spec.tls).toBeUndefined();
    expect(objects(service)).toContain('ReferenceGrant/shop-tls-to-gateways');
    expect(objects(served(['shop.example'], { route: { parentRefs: [Gateway.existing('own')] } })).join()).not.toContain('ReferenceGrant');
  });

  it.each<[string[], string, boolean]>([
    [['shop.example'], 'shop.example', true],
    [['*.shop.example'], 'api.shop.example', true],
    [['*.shop.example'], 'shop.example', false],
    [['*.shop.example'], 'a.b.shop.example', false],
    [['shop.example'], 'api.shop.example', false],
    [['*.example'], 'shop', false],
  ])('%s is for %s: %s', (dnsNames, host, yes) => {
    const said = problems(served(dnsNames, { host, ingress: { ingressClassName: 'nginx' } }));
    expect(said).toEqual(yes ? [] : [expect.stringMatching(/^tls-host tls: /)]);
  });
});

it('stands for its Deployment where one is wanted', () => {
  const service = api();
  expect([service.kind, service.name, service.namespace]).toEqual(['Deployment', 'api', 'shop']);
  expect(service.podLabels).toEqual({ 'cdk8s-patterns/workload': 'deployment.api' });
  service.podTemplate.spec.priorityClassName = 'high';
  expect(spec(service).priorityClassName).toBe('high');
});

it('never changes what it is given', () => {
  const props: WebServiceProps = {
    replicas: 2,
    pod: { main: { ...main }, topologySpreadConstraints: [] },
    host: 'shop.example',
    ingress: { ingressClassName: 'nginx', metadata: { labels: { a: 'b' } } },
    serviceAccount: { metadata: { annotations: { c: 'd' } } },
  };
  const before = structuredClone(props);
  new WebService(aChart({ target: '1.30' }), 'api', props);
  expect(props).toEqual(before);
});

it('a chart may set its own names, and nothing is confused', () => {
  class Named extends Chart {
    override generateObjectName(): string {
      return 'fixed';
    }
  }
  const service = new WebService(new Named(new App(), 'x'), 'api', { pod, replicas: 2 });
  expect([made(service), made(service.service!), made(service.disruptionBudget!)].map(({ metadata }) => metadata.name)).toEqual([
    'fixed',
    'fixed',
    'fixed',
  ]);
});

it('is found by an Ingress of somebody else', () => {
  const chart = aChart();
  const service = new WebService(chart, 'api', { pod });
  const front = new Ingress(chart, 'front', { rules: [{ http: { paths: { '/api': service.service! } } }] });
  expect(made(front).spec.rules[0].http.paths[0].backend.service).toEqual({ name: 'api', port: { number: 80 } });
});
