// StatelessService: Pods that are all alike, for the cluster. Over any protocol; or nobody asks them anything, and they look for work.
import { type App, Chart, configure, grpc, Namespace, StatelessService } from 'cdk8s-patterns';

export function statelessService(app: App): void {
  const chart = new Chart(app, 'stateless-service', { namespace: 'stateless-service' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // three Pods on several nodes and in several zones; a drain takes one at a time
  const cart = new StatelessService(chart, 'cart', {
    replicas: 3,
    // the Service gives each call another Pod only where clients see all addresses: gRPC keeps its connections
    service: { clusterIP: 'None' },
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/cart:2.0.1', ports: { grpc: 9000 }, readinessProbe: grpc(9000) },
    },
  });

  // a worker: nothing is sent to it, so it has no Service
  new StatelessService(chart, 'mailer', {
    autoscale: { minReplicas: 1, maxReplicas: 8, cpu: 80 },
    service: false,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/mailer:1.7.0', env: { CART: `dns:///${cart.name}:9000` } },
    },
  });
}
