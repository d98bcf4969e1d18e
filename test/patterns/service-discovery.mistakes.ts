// What people get wrong with ServiceDiscovery, and what they are told.
import { type Chart, Deployment, ServiceDiscovery } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const api = (chart: Chart): Deployment =>
  new Deployment(chart, 'api', { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', ports: { http: 8080 } } } });

export const mistakes: readonly Mistake[] = [
  {
    title: 'an Ingress of no class',
    make: (chart) => new ServiceDiscovery(chart, 'ways', { of: api(chart), host: 'api.shop.example', ingress: {} }),
    says: [
      "ingress.ingressClassName: Required value: no controller is known to serve it; ingress: { ingressClassName: 'nginx' }, or route: { parentRefs: [gateway] }   web-entry",
    ],
  },
  {
    title: 'a route without a Gateway',
    make: (chart) => new ServiceDiscovery(chart, 'ways', { of: api(chart), host: 'api.shop.example', route: {} }),
    says: [
      "route.parentRefs: Required value: it belongs to no Gateway; ingress: { ingressClassName: 'nginx' }, or route: { parentRefs: [gateway] }   web-entry",
    ],
  },
  {
    title: 'a way in to what is outside',
    make: (chart) => new ServiceDiscovery(chart, 'mail', { of: 'smtp.example.net', loadBalancer: true }),
    says: [
      'loadBalancer: Forbidden: "smtp.example.net" is outside of the cluster; an ExternalName has a name inside, and nothing else   external-name',
    ],
  },
  {
    title: 'names of Pods that have none',
    make: (chart) => new ServiceDiscovery(chart, 'ways', { of: api(chart) }).podDnsName(0),
    says: ['headless: Required value; single Pods have names behind a headless Service alone: headless: true   pod-names'],
  },
];
