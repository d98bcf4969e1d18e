// How Pods are found: by name inside of the cluster, and by the ways in from outside.
import {
  type App,
  Chart,
  configure,
  Deployment,
  Gateway,
  httpGet,
  IngressClass,
  Namespace,
  Secret,
  ServiceDiscovery,
  StatefulSet,
  TlsCertificate,
} from 'cdk8s-patterns';

export function serviceDiscovery(app: App): void {
  const chart = new Chart(app, 'service-discovery', { namespace: 'service-discovery' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // a name here for a host that is elsewhere
  const mail = new ServiceDiscovery(chart, 'mail', { of: 'smtp.example.net' });

  // numbered Pods, each with a name of its own
  const shards = new StatefulSet(chart, 'shards', {
    replicas: 2,
    serviceName: 'shards-headless',
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/shards:1.0.0', ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') },
    },
  });
  const shardNames = new ServiceDiscovery(chart, 'shard-names', { of: shards, headless: { publishNotReadyAddresses: true } });

  // names are values: whoever needs one gets it as a variable
  const shop = new Deployment(chart, 'shop', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/shop:4.0.0',
        ports: { http: 8080 },
        env: {
          SMTP_HOST: mail.host,
          SHARDS: [0, 1].map((i) => shardNames.podDnsName(i)).join(','),
          ANY_SHARD: shardNames.url(),
        },
        readinessProbe: httpGet('/healthz', 'http'),
      },
    },
  });

  // every way in at once; most need one
  new ServiceDiscovery(chart, 'shop-ways', {
    of: shop,
    service: { ports: { http: 80 } },
    nodePort: true,
    loadBalancer: { externalTrafficPolicy: 'Local' }, // keeps the address of the client
    host: 'shop.example.com',
    ingress: { ingressClassName: new IngressClass(chart, 'service-discovery-nginx', { controller: 'k8s.io/ingress-nginx' }) },
    route: { parentRefs: [Gateway.existing('public', { namespace: 'gateways' })] },
    tls: new TlsCertificate(chart, 'tls', { dnsNames: ['shop.example.com'], secret: Secret.existing('shop-tls') }),
  });
}
