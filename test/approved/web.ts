// web.yaml: a WebService with autoscaling behind the Gateway API.
import { type Chart, httpGet, WebService } from 'cdk8s-patterns';

export function web(chart: Chart): void {
  new WebService(chart, 'api', {
    serviceAccount: {},
    autoscale: { minReplicas: 3, maxReplicas: 10, cpu: 70 },
    host: 'api.shop.example',
    route: {
      parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'gateways', sectionName: 'https' }],
    },
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        name: 'app',
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        env: { DATABASE_HOST: 'db', READ_HOST: 'db-read' },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      },
    },
  });
}
