// Self-awareness: the Downward API in one word, as variables and as files.
import { type App, Chart, configure, Deployment, httpGet, Namespace, selfAware, SelfAwarePod, suppress } from 'cdk8s-patterns';

export function selfAwarePod(app: App): void {
  const chart = new Chart(app, 'self-aware-pod', { namespace: 'self-aware-pod' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // POD_NAME, POD_IP, NODE_NAME …; MEMORY_LIMIT, since there is one; labels and annotations in /etc/podinfo: for the pod of any workload
  new Deployment(chart, 'api', {
    replicas: 2,
    pod: selfAware({
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        env: { JAVA_TOOL_OPTIONS: '-Dinstance=$(POD_NAMESPACE)/$(POD_NAME)' },
        readinessProbe: httpGet('/healthz', 'http'),
        resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      },
    }),
  });

  // the pattern by itself: a Pod that knows itself, and that nobody makes again
  const agent = new SelfAwarePod(chart, 'agent', {
    metadata: { labels: { tier: 'tools' }, annotations: { 'acme.example/owner': 'platform' } },
    securityContext: { runAsUser: 10001 },
    main: {
      image: 'ghcr.io/acme/agent:1.4.0',
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    },
  });
  suppress(agent, 'bare-pod', 'shown by itself; the Deployment above takes such a pod');
}
