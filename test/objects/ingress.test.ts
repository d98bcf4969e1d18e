// An Ingress: paths to Services, TLS, the annotations of ingress-nginx.
import { Deployment, Ingress, IngressClass, Lazy, Secret, Service } from 'cdk8s-patterns';
import { aChart } from './a-chart';
import { frozen } from './frozen';
import { made, problems } from './made';

const service = (chart = aChart(), ports: object = { http: 80 }, id = 'web'): Service => new Service(chart, id, { ports: ports as never });
const ingress = (paths: object): Ingress =>
  new Ingress(aChart(), 'front', { rules: [{ host: 'a.example', http: { paths: paths as never } }] });

test('a map of paths becomes Kubernetes’ list: each a prefix, in its order', () => {
  const site = service();
  const api = service(aChart(), { http: 80, admin: 90 }, 'api');
  expect(made(ingress({ '/': site, '/api': api.port('admin') })).spec.rules).toEqual([
    {
      host: 'a.example',
      http: {
        paths: [
          { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
          { path: '/api', pathType: 'Prefix', backend: { service: { name: 'api', port: { name: 'admin' } } } },
        ],
      },
    },
  ]);
});

test('paths in Kubernetes’ own words stay as they are', () => {
  const paths = frozen([{ path: '/x', pathType: 'Exact', backend: { resource: { apiGroup: 'g', kind: 'Bucket', name: 'b' } } }]);
  expect(made(ingress(paths)).spec.rules[0].http.paths).toEqual(paths);
  expect(made(ingress(Lazy.any({ produce: () => paths }))).spec.rules[0].http.paths).toEqual(paths);
});

test('a rule without http is a rule, and so is a default backend', () => {
  const chart = aChart();
  const object = new Ingress(chart, 'front', { defaultBackend: service(chart), rules: [{ host: 'a.example' }] });
  expect(made(object).spec).toEqual({ defaultBackend: { service: { name: 'web', port: { number: 80 } } }, rules: [{ host: 'a.example' }] });
  const wire = { service: { name: 'x', port: { number: 1 } } };
  expect(made(new Ingress(chart, 'wire', { defaultBackend: wire, rules: [] })).spec).toEqual({ defaultBackend: wire, rules: [] });
});

test.each([
  { is: 'without ports', ports: [], has: 0 },
  { is: 'with two', ports: { http: 80, admin: 90 }, has: 2 },
])('a Service $is is a problem where a backend is one port', ({ ports, has }) => {
  const object = ingress({ '/': service(), '/x': service(aChart(), ports, 'many') });
  expect(problems(object)).toEqual([
    `backend-port spec.rules[0].http.paths[1].backend: Invalid value: "Service/many": has ${has} ports, and a backend is one`,
  ]);
});

test('a Service that exists says its ports', () => {
  const object = ingress({ '/': Service.existing('old', { ports: { http: 8080 } }) });
  expect(made(object).spec.rules[0].http.paths[0].backend).toEqual({ service: { name: 'old', port: { number: 8080 } } });
  expect(problems(object)).toEqual([]);
  expect(problems(ingress({ '/': Service.existing('old') }))).toEqual([
    'backend-port spec.rules[0].http.paths[0].backend: Invalid value: "Service/old": has 0 ports, and a backend is one',
  ]);
});

test('a Service without any ports of its own says so', () => {
  expect(problems(ingress({ '/': new Service(aChart(), 'none') }))).toHaveLength(1);
});

test('a Service made by a workload is a backend', () => {
  const site = new Deployment(aChart(), 'web', { pod: { main: { image: 'x', ports: [8080] } } }).service({ ports: { http: 80 } });
  expect(made(ingress({ '/': site })).spec.rules[0].http.paths[0].backend.service).toEqual({ name: 'web', port: { number: 80 } });
});

test('classes and certificates are referred to by text, by object, or as existing', () => {
  const chart = aChart();
  const object = new Ingress(chart, 'front', {
    ingressClassName: new IngressClass(chart, 'traefik', { controller: 'x/y' }),
    tls: [
      { hosts: ['a.example'], secretName: new Secret(chart, 'cert', { type: 'example.com/x' }) },
      { secretName: 'by-text' },
      { secretName: Secret.existing('sealed') },
      { hosts: ['b.example'] },
    ],
  });
  expect(made(object).spec).toEqual({
    ingressClassName: 'traefik',
    tls: [{ hosts: ['a.example'], secretName: 'cert' }, { secretName: 'by-text' }, { secretName: 'sealed' }, { hosts: ['b.example'] }],
  });
});

test('a class or certificate of a wrong kind is a problem', () => {
  const chart = aChart();
  const web = service(chart) as never;
  expect(
    problems(new Ingress(chart, 'front', { ingressClassName: web, tls: [{ secretName: web }], nginx: { basicAuth: { secret: web } } })),
  ).toEqual([
    'reference-kind nginx.basicAuth.secret: Invalid value: "Service/web": must be a Secret',
    'reference-kind spec.ingressClassName: Invalid value: "Service/web": must be an IngressClass',
    'reference-kind spec.tls[0].secretName: Invalid value: "Service/web": must be a Secret',
  ]);
});

test('options of ingress-nginx are annotations, and one’s own win', () => {
  const props = frozen({
    nginx: { rewriteTarget: '/$2', loadBalance: 'ewma' as const, sslRedirect: false, basicAuth: { secret: 'users' } },
    metadata: { annotations: { 'nginx.ingress.kubernetes.io/load-balance': 'ip_hash', own: 'x' } },
  });
  const { metadata, spec } = made(new Ingress(aChart(), 'front', props));
  expect(metadata.annotations).toEqual({
    'nginx.ingress.kubernetes.io/rewrite-target': '/$2',
    'nginx.ingress.kubernetes.io/load-balance': 'ip_hash',
    'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
    'nginx.ingress.kubernetes.io/auth-type': 'basic',
    'nginx.ingress.kubernetes.io/auth-secret': 'users',
    'nginx.ingress.kubernetes.io/auth-realm': 'Authentication Required',
    own: 'x',
  });
  expect(spec).toEqual({});
});

test('basic authentication names a Secret, and may say its realm', () => {
  const basicAuth = { secret: Secret.existing('users'), realm: 'Staff' };
  expect(made(new Ingress(aChart(), 'front', { nginx: { basicAuth } })).metadata.annotations).toEqual({
    'nginx.ingress.kubernetes.io/auth-type': 'basic',
    'nginx.ingress.kubernetes.io/auth-secret': 'users',
    'nginx.ingress.kubernetes.io/auth-realm': 'Staff',
  });
  expect(made(new Ingress(aChart(), 'plain', { nginx: {} })).metadata.annotations).toBeUndefined();
});
