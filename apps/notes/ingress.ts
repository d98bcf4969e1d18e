// HTTP from outside by host and path: routes, load balancing, a password (notes 004). A controller, ingress-nginx, must run.
import { type App, Chart, ConfigMap, htpasswd, Ingress, Secret, Service } from 'cdk8s-patterns';
import { topic } from './topic';

const site = Service.existing('example-service', { ports: { http: 80 } });
const api = Service.existing('api-service', { ports: { http: 80 } });
const sub = Service.existing('example-service-sub', { ports: { http: 80 } });

export function ingress(app: App): void {
  routes(app);
  loadBalancing(app);
  authentication(app);
}

function routes(app: App): void {
  const chart = new Chart(app, 'notes-ingress', { namespace: 'default' });

  // the notes name the class in the annotation kubernetes.io/ingress.class, which is deprecated
  new Ingress(chart, 'example-ingress', {
    ingressClassName: 'nginx',
    nginx: { rewriteTarget: '/' },
    rules: [{ host: 'example.com', http: { paths: { '/': site, '/api': api } } }],
    tls: [{ hosts: ['example.com'], secretName: Secret.existing('example-tls') }], // by hand, or cert-manager's
  });

  new Ingress(chart, 'example-ingress-sub', {
    ingressClassName: 'nginx',
    rules: [{ host: 'example-sub.com', http: { paths: { '/': sub } } }],
  });
}

function loadBalancing(app: App): void {
  // for every Ingress: the controller reads this ConfigMap, in the namespace into which it was installed
  new ConfigMap(new Chart(app, 'notes-nginx', { namespace: 'ingress-nginx' }), 'nginx-configuration', {
    data: { 'load-balance': 'least_conn' },
  });

  // for one
  new Ingress(topic(app, 'notes-load-balance'), 'example-ingress', {
    nginx: { loadBalance: 'least_conn' },
    rules: [{ host: 'example.com', http: { paths: { '/': site } } }],
  });
}

function authentication(app: App): void {
  const chart = topic(app, 'notes-authentication');

  // htpasswd -cb auth myuser foo, and kubectl create secret generic basic-auth --from-file=auth
  const users = new Secret(chart, 'basic-auth', {
    stringData: { auth: htpasswd({ myuser: '$apr1$notes001$KstTw1X5OUlpO.38fY2Pi/' }) },
    allowInGit: 'the notes print it',
  });

  new Ingress(chart, 'example-ingress', {
    ingressClassName: 'nginx',
    nginx: { basicAuth: { secret: users, realm: 'Authentication Required - myapp' } },
    rules: [{ host: 'example.com', http: { paths: { '/': site } } }],
  });
}
