// Environments: one function makes the shop, the values say for whom. Two clusters of two versions in one App: each file is judged
// for the version of its cluster, and one object may exist once in each.
import {
  type App,
  Chart,
  configure,
  Deployment,
  httpGet,
  type k8s,
  Namespace,
  PodDisruptionBudget,
  Secret,
  secretKeyRef,
  sleep,
} from 'cdk8s-patterns';

/** What may differ. A value that is missing, or misspelt, does not compile. */
interface Values {
  readonly version: string;
  readonly replicas: number;
  readonly logLevel: 'debug' | 'warn';
  readonly resources: k8s.ResourceRequirements;
  /** How long a Pod that ends still answers, until everybody has heard of it. Kubernetes 1.30 and later. @default not at all */
  readonly drainSeconds?: number;
  /** Where Pods prefer each other. Kubernetes 1.34 and later. @default everywhere alike */
  readonly trafficDistribution?: 'PreferSameZone' | 'PreferSameNode';
}

export function environments(app: App): void {
  const staging = new Chart(app, 'environments-staging', { namespace: 'shop', labels: { 'example.com/environment': 'staging' } });
  configure(staging, { cluster: 'staging', target: '1.28', security: 'restricted' });
  shop(staging, {
    version: '3.2.0-rc.1',
    replicas: 1,
    logLevel: 'debug',
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  });

  const production = new Chart(app, 'environments-production', { namespace: 'shop', labels: { 'example.com/environment': 'production' } });
  configure(production, { cluster: 'production', target: '1.35', security: 'restricted' });
  shop(production, {
    version: '3.1.0',
    replicas: 3,
    logLevel: 'warn',
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    drainSeconds: 10, // the staging cluster would refuse this: the synth says so before it does
    trafficDistribution: 'PreferSameZone',
  });
}

function shop(chart: Chart, { version, replicas, logLevel, resources, drainSeconds, trafficDistribution }: Values): void {
  new Namespace(chart, 'namespace', {
    metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  });
  const login = Secret.existing('db-login', { keys: ['password'] }); // each cluster has its own, by the same name

  const web = new Deployment(chart, 'web', {
    replicas,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: `ghcr.io/acme/shop:${version}`,
        ports: { http: 8080 },
        env: { LOG_LEVEL: logLevel, DB_PASSWORD: secretKeyRef(login, 'password') },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        ...(drainSeconds !== undefined && { lifecycle: { preStop: sleep(drainSeconds) } }),
        resources,
      },
    },
  });
  web.service({ ports: { http: 80 }, ...(trafficDistribution && { trafficDistribution }) });
  // a budget for a single Pod would block every drain
  if (replicas > 1) new PodDisruptionBudget(web, 'PodDisruptionBudget', { selector: web, maxUnavailable: 1 });
}
