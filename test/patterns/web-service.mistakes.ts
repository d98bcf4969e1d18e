// What goes wrong with a WebService, and what is said.
import {
  authProxy,
  type Chart,
  Gateway,
  HorizontalPodAutoscaler,
  httpGet,
  Ingress,
  PodDisruptionBudget,
  type PodProps,
  Secret,
  secretKeyRef,
  TlsCertificate,
  WebService,
  type WebServiceProps,
} from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const main = { image: 'ghcr.io/acme/api:3.1.0', ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') };
const pod: PodProps = { main };
const api = (chart: Chart, props: Partial<WebServiceProps>): WebService =>
  new WebService(chart, 'api', { pod, ...props } as WebServiceProps);
const gateway = Gateway.existing('public', { namespace: 'gateways' });
const WAYS = "ingress: { ingressClassName: 'nginx' }, or route: { parentRefs: [gateway] }";
const HOST = "Required value: requests for every host would come here; host: 'shop.example.com', or";

export const mistakes: readonly Mistake[] = [
  {
    title: 'a host, and nothing that leads there',
    make: (chart) => api(chart, { host: 'api.shop.example' }),
    says: [`host: Invalid value: "api.shop.example": nothing leads there; ${WAYS}   web-entry`],
  },
  {
    title: 'an Ingress without class',
    make: (chart) => api(chart, { host: 'api.shop.example', ingress: {} }),
    says: [`ingress.ingressClassName: Required value: no controller is known to serve it; ${WAYS}   web-entry`],
  },
  {
    title: 'an HTTPRoute of no Gateway',
    make: (chart) => api(chart, { host: 'api.shop.example', route: { parentRefs: [] } }),
    says: [`route.parentRefs: Required value: it belongs to no Gateway; ${WAYS}   web-entry`],
  },
  {
    title: 'an Ingress for no host',
    make: (chart) => api(chart, { ingress: { ingressClassName: 'nginx' } }),
    says: [`host: ${HOST} ingress.rules   web-entry`],
  },
  {
    title: 'an HTTPRoute for no host',
    make: (chart) => api(chart, { route: { parentRefs: [gateway] } }),
    says: [`host: ${HOST} route.hostnames   web-entry`],
  },
  {
    title: 'a host that is a URL',
    make: (chart) => api(chart, { host: 'https://api.shop.example/v1', ingress: { ingressClassName: 'nginx' } }),
    says: [
      `host: Invalid value: "https://api.shop.example/v1": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'); the name alone, without scheme, port and path   host-name`,
    ],
  },
  {
    title: 'a host before several ports, none of which is called http',
    make: (chart) =>
      api(chart, {
        host: 'api.shop.example',
        route: { parentRefs: [gateway] },
        pod: { main: { ...main, ports: { web: 8080, admin: 9000 }, readinessProbe: httpGet('/', 'web') } },
      }),
    says: [
      'service.ports: Invalid value: [web, admin]: a host leads to one port, and none of several is called http; ports: { http: 8080 }   web-entry',
    ],
  },
  {
    title: 'a host without the Service that it leads to',
    make: (chart) => api(chart, { host: 'api.shop.example', route: { parentRefs: [gateway] }, service: false }),
    says: ['service: Forbidden: it is where a host leads; leave service: false out   web-entry'],
  },
  {
    title: 'a certificate for another host',
    make: (chart) =>
      api(chart, {
        host: 'api.shop.example',
        ingress: { ingressClassName: 'nginx' },
        tls: new TlsCertificate(chart, 'tls', { dnsNames: ['shop.example', '*.eu.shop.example'], secret: 'shop-tls' }),
      }),
    says: [
      'tls: Invalid value: "shop-tls": is for shop.example, *.eu.shop.example, and not for api.shop.example; dnsNames: [\'api.shop.example\']   tls-host',
    ],
  },
  {
    title: 'a certificate, and nothing that serves with it',
    make: (chart) => api(chart, { tls: new TlsCertificate(chart, 'tls', { dnsNames: ['shop.example'], secret: 'shop-tls' }) }),
    says: [`tls: Forbidden: nothing serves with it; host, and ${WAYS}   web-entry`],
  },
  {
    title: 'a container without a port',
    make: (chart) => api(chart, { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', readinessProbe: httpGet('/healthz', 8080) } } }),
    says: [
      'spec.template.spec.containers[0].ports: Required value: a Service leads to a port; ports: { http: 8080 }; service: false for what nobody asks anything   served-port',
    ],
  },
  {
    title: 'no readinessProbe',
    make: (chart) => api(chart, { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', ports: [8080] } } }),
    says: [
      "spec.template.spec.containers[0].readinessProbe: Required value: without one, a Pod is sent requests as soon as its process runs, and a rollout goes on over Pods that never answer; readinessProbe: httpGet('/healthz', 'http')   readiness-probe",
    ],
  },
  {
    title: 'no readinessProbe behind a login, which is ready by itself',
    make: (chart) => {
      const login = secretKeyRef(Secret.existing('login'), 'secret');
      const proxy = { issuer: 'https://login.example', clientId: 'api', clientSecret: login, cookieSecret: login, emailDomains: ['*'] };
      return api(chart, {
        pod: {
          main: { image: 'ghcr.io/acme/api:3.1.0', args: ['--listen=127.0.0.1:8080'] },
          sidecars: [authProxy({ upstream: 8080, ...proxy })],
        },
      });
    },
    says: [
      "spec.template.spec.containers[0].readinessProbe: Required value: without one, a Pod is sent requests as soon as its process runs, and a rollout goes on over Pods that never answer; a sidecar's own asks the sidecar alone: readinessProbe: exec(['wget', '-qO-', 'http://127.0.0.1:8080/healthz']) where main listens on 127.0.0.1 only, else httpGet('/healthz', 8080)   readiness-probe",
    ],
  },
  {
    title: 'autoscale by the cpu of a container that requests none',
    make: (chart) => api(chart, { autoscale: { minReplicas: 2, maxReplicas: 10 } }),
    says: [
      `autoscale.cpu: Invalid value: 70: a percentage of what container "main" requests, and it requests no cpu; resources: { requests: { cpu: '100m' } }, on the container or for all below a scope by configure   autoscale-request`,
    ],
  },
  {
    title: 'autoscale beside replicas',
    make: (chart) =>
      api(chart, {
        replicas: 3,
        autoscale: { maxReplicas: 10 },
        pod: { main: { ...main, resources: { requests: { cpu: '100m' } } } },
      }),
    says: [
      'spec.replicas: Forbidden: autoscale owns the number of Pods, and every apply would set it back; leave replicas out; autoscale.minReplicas says how many there are at least   replicas-owner',
    ],
  },
  {
    title: 'a budget beside the one that it has',
    make: (chart) => new PodDisruptionBudget(chart, 'budget', { selector: api(chart, { replicas: 2 }), minAvailable: 1 }),
    says: [
      'spec.selector: Invalid value: {"matchLabels":{"cdk8s-patterns/workload":"deployment.api"}}: selects the Pods of Deployment/api, as PodDisruptionBudget/api does; a Pod of two budgets cannot be evicted, and every drain fails: keep one; that of a pattern is left out by disruptionBudget: false   budget-overlap',
    ],
  },
  {
    title: 'an autoscaler beside the one that it has',
    make: (chart) => {
      const busy: PodProps = { main: { ...main, resources: { requests: { cpu: '100m' } } } };
      const scaled = api(chart, { autoscale: { maxReplicas: 5 }, pod: busy });
      new HorizontalPodAutoscaler(chart, 'autoscaler', { scaleTargetRef: scaled, maxReplicas: 10 });
    },
    says: [
      'spec.scaleTargetRef: Duplicate value: "Deployment/api"; HorizontalPodAutoscaler/api scales it as well, and where there are two both stop: keep one; that of a pattern is its prop autoscale   autoscaler-overlap',
    ],
  },
  {
    title: 'an autoscaler beside replicas',
    make: (chart) =>
      new HorizontalPodAutoscaler(chart, 'autoscaler', { scaleTargetRef: api(chart, { replicas: 3 }), minReplicas: 3, maxReplicas: 10 }),
    says: [
      'spec.replicas: Forbidden: HorizontalPodAutoscaler/autoscaler owns the number of Pods, and every apply would set it back to 3; leave replicas out, minReplicas says how many there are at least; or leave the autoscaler out   autoscaled-replicas',
    ],
  },
  {
    title: 'an Ingress beside the one that leads its host',
    make: (chart) => {
      const { service } = api(chart, { host: 'api.shop.example', ingress: { ingressClassName: 'nginx' } });
      const paths = [{ path: '/', pathType: 'Prefix' as const, backend: { service: { name: service!.name, port: { name: 'http' } } } }];
      new Ingress(chart, 'front', { ingressClassName: 'nginx', rules: [{ host: 'api.shop.example', http: { paths } }] });
    },
    says: [
      'spec.rules[0].http.paths[0].path: Duplicate value: "api.shop.example/"; Ingress/api leads it already: ingress-nginx refuses the second, other controllers pick one; keep one, or give each its own host or path   ingress-address-once',
    ],
  },
  {
    title: 'an account of its own beside one that is named',
    make: (chart) => api(chart, { serviceAccount: {}, pod: { main, serviceAccountName: 'default' } }),
    says: [
      'serviceAccount: Forbidden: the pod names an account already; serviceAccount makes one for it; serviceAccountName names one that is there: write one of them   one-account',
    ],
  },
  {
    title: 'both pod and template',
    make: (chart) => api(chart, { template: { spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] } } } as never),
    says: ['spec.template.spec: Forbidden: both pod and template are given; pod stands for template: write one of them   pod-or-template'],
  },
];
