// WebService: HTTP for everybody. What it takes besides the Deployment is made with it: Service, Ingress or HTTPRoute, budget, autoscaler.
import {
  type App,
  Chart,
  configure,
  type ContainerProps,
  Gateway,
  httpGet,
  IngressClass,
  Namespace,
  type PodProps,
  TlsCertificate,
  WebService,
} from 'cdk8s-patterns';

export function webService(app: App): void {
  const chart = new Chart(app, 'web-service', { namespace: 'web-service' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // by an Ingress: Deployment, Service, Ingress and PodDisruptionBudget are all called shop
  const traefik = new IngressClass(chart, 'web-service-traefik', { controller: 'traefik.io/ingress-controller' });
  new WebService(chart, 'shop', {
    replicas: 2,
    pod: pod('ghcr.io/acme/shop:4.0.0'),
    host: 'shop.example.com',
    ingress: { ingressClassName: traefik },
    tls: new TlsCertificate(chart, 'shop-tls', { dnsNames: ['shop.example.com'], secret: 'shop-tls' }),
  });

  // by a Gateway of the platform team, whose listener has the certificate; as many Pods as the load wants, never fewer than three
  const gateway = Gateway.existing('public', { namespace: 'gateways' });
  const api = new WebService(chart, 'api', {
    autoscale: { minReplicas: 3, maxReplicas: 10, cpu: 70, behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } },
    pod: pod('ghcr.io/acme/api:3.1.0'),
    host: 'api.shop.example.com',
    route: { parentRefs: [gateway] },
    // who it is in the cloud: its Pods need no token of the cluster for that
    serviceAccount: { metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/api' } } },
  });

  // for the cluster alone, with one Pod: neither a way in nor a budget
  new WebService(chart, 'admin', { pod: pod('ghcr.io/acme/admin:1.0.3', { env: { API: `http://${api.name}` } }) });
}

const pod = (image: string, more: Partial<ContainerProps> = {}): PodProps => ({
  securityContext: { runAsUser: 10001 },
  main: {
    image,
    ports: { http: 8080 },
    readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    securityContext: { readOnlyRootFilesystem: true },
    ...more,
  },
});
