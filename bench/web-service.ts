// The same web service twice: the objects that a platform engineer would write, and a WebService, which makes them.
import { ApiObject } from 'cdk8s';
import type { Subject } from './subjects';

/** The manifests, handed to cdk8s as they are. */
const plainWeb: Subject = (chart, name) => {
  const labels = { 'cdk8s-patterns/workload': `deployment.${name}` };
  const spread = (topologyKey: string): object => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...labels } },
    matchLabelKeys: ['pod-template-hash'],
  });
  const deployment = new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      labels: {
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-patterns',
        'app.kubernetes.io/version': '3.1.0',
      },
    },
    spec: {
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': name, ...labels } },
        spec: {
          enableServiceLinks: false,
          automountServiceAccountToken: false,
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          topologySpreadConstraints: [spread('kubernetes.io/hostname'), spread('topology.kubernetes.io/zone')],
          containers: [
            {
              name: 'main',
              image: 'ghcr.io/acme/api:3.1.0',
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [
                { name: 'DATABASE_HOST', value: 'db' },
                { name: 'READ_HOST', value: 'db-read' },
              ],
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
              readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 5 },
              securityContext: { allowPrivilegeEscalation: false },
            },
          ],
        },
      },
    },
  });
  const service = new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: { ...labels } },
  });
  const ingress = new ApiObject(chart, `${name}-ingress`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name },
    spec: {
      ingressClassName: 'traefik',
      rules: [
        {
          host: `${name}.shop.example`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
        },
      ],
    },
  });
  const budget = new ApiObject(chart, `${name}-budget`, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: { ...labels } } },
  });
  const target = { type: 'Utilization', averageUtilization: 70 };
  const autoscaler = new ApiObject(chart, `${name}-autoscaler`, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'main', target } }],
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    },
  });
  return [deployment, service, ingress, budget, autoscaler];
};

const ourWeb: Subject = (chart, name, { httpGet, WebService }) => {
  const web = new WebService(chart, name, {
    autoscale: { minReplicas: 3, maxReplicas: 10, cpu: 70 },
    pod: {
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        env: { DATABASE_HOST: 'db', READ_HOST: 'db-read' },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
      },
    },
    host: `${name}.shop.example`,
    ingress: { ingressClassName: 'traefik' },
  });
  const owned = [web, web.service!, web.ingress!, web.disruptionBudget!, web.horizontalPodAutoscaler!];
  return owned.map((one) => ApiObject.of(one));
};

export const webServices = { plainWeb, ourWeb };
