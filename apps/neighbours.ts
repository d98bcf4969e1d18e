// Neighbours: cdk8s-plus takes our workloads, our workloads take its objects, and YAML of others goes in as it is.
import * as kplus from 'cdk8s-plus-28';
import { type App, Chart, configure, Deployment, emptyDir, httpGet, Include, Namespace, ServiceAccount, volume } from 'cdk8s-patterns';

export function neighbours(app: App): void {
  const chart = new Chart(app, 'neighbours', { namespace: 'neighbours' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // YAML that somebody else keeps: a Deployment and a Service, as they are. It is checked with the rest
  new Include(chart, 'cache', { url: 'apps/neighbours/cache.yaml' });

  // its ConfigMap in our Pods: as variables, and as files
  const settings = new kplus.ConfigMap(chart, 'settings', {
    metadata: { name: 'settings' },
    data: { LOG_LEVEL: 'info', CACHE: 'cache:11211' },
  });
  const account = new ServiceAccount(chart, 'web-account', { automountServiceAccountToken: false });
  const resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } };
  const web = new Deployment(chart, 'web', {
    pod: {
      serviceAccountName: account,
      automountServiceAccountToken: true,
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/web:1.4.2',
        ports: { http: 8080 },
        envFrom: [settings],
        volumeMounts: { '/etc/web': volume(settings).readOnly(), '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources,
      },
    },
  });
  const upstream = web.service({ ports: { http: 80 } });
  const gateway = new Deployment(chart, 'gateway', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/gateway:2.0.1',
        ports: { http: 8080 },
        env: { UPSTREAM: `http://${upstream.host}` },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources,
      },
    },
  });

  // its NetworkPolicy: our workloads are those that it is for, and those that it lets in
  new kplus.NetworkPolicy(chart, 'web-policy', {
    metadata: { name: 'web' },
    selector: web,
    ingress: {
      default: kplus.NetworkPolicyTrafficDefault.DENY,
      rules: [{ peer: gateway, ports: [kplus.NetworkPolicyPort.of({ port: 8080, protocol: kplus.NetworkProtocol.TCP })] }],
    },
  });

  // its autoscaler: our Deployment is scaled, so it says no `replicas`
  new kplus.HorizontalPodAutoscaler(chart, 'web-autoscaler', {
    metadata: { name: 'web' },
    target: web,
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });

  // its Role: about our objects, for the account of our Pods
  const role = new kplus.Role(chart, 'reload', { metadata: { name: 'reload' } });
  role.allowRead(settings);
  role.allow(['get', 'patch'], gateway);
  new kplus.RoleBinding(chart, 'reload-binding', { metadata: { name: 'reload' }, role }).addSubjects(web);
}
