// cart.yaml: a Deployment with an ambassador, an init container that needs it, and an adapter; all three written out.
import { type Chart, Deployment, httpGet, statsdExporter } from 'cdk8s-patterns';

export function cart(chart: Chart): void {
  new Deployment(chart, 'cart', {
    replicas: 2,
    pod: {
      metadata: { labels: { 'app.kubernetes.io/name': 'cart' } },
      enableServiceLinks: false,
      securityContext: { runAsUser: 10001 },
      ambassadors: [
        {
          name: 'redis-proxy',
          image: 'envoyproxy/envoy:distroless-v1.31.0',
          args: ['-c', '/etc/envoy/envoy.yaml'],
          files: { '/etc/envoy/envoy.yaml': '(generated)' },
          ownFolders: ['/etc/envoy'],
          inject: { REDIS_ADDRESS: '127.0.0.1:6379' },
          ports: [{ name: 'proxy-health', containerPort: 9902 }],
          startupProbe: httpGet('/ready', 9902, { periodSeconds: 1, failureThreshold: 60 }),
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          securityContext: { readOnlyRootFilesystem: true },
        },
      ],
      initContainers: [{ name: 'migrate', image: 'ghcr.io/acme/cart:2.0.0', args: ['migrate'] }],
      adapters: [statsdExporter()],
      main: {
        image: 'ghcr.io/acme/cart:2.0.0',
        ports: { http: 8080 },
        readinessProbe: httpGet('/healthz', 'http'),
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
      },
    },
  });
}
