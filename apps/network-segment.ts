// A closed namespace: nobody talks to anybody, but for what is said.
import { type App, Chart, configure, Deployment, httpGet, Namespace, NetworkSegment, type PodProps, StatefulSet } from 'cdk8s-patterns';

const pod = (image: string, ports: { [name: string]: number }): PodProps => ({
  securityContext: { runAsUser: 10001 },
  main: { image, ports, readinessProbe: httpGet('/healthz', Object.keys(ports)[0]!) },
});

export function networkSegment(app: App): void {
  const chart = new Chart(app, 'network-segment', { namespace: 'network-segment' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  const web = new Deployment(chart, 'web', { replicas: 2, pod: pod('ghcr.io/acme/web:1.4.2', { http: 8080 }) });
  const api = new Deployment(chart, 'api', { replicas: 2, pod: pod('ghcr.io/acme/api:3.1.0', { http: 8080, metrics: 9090 }) });
  const queue = new StatefulSet(chart, 'queue', {
    replicas: 3,
    serviceName: 'queue',
    pod: pod('ghcr.io/acme/queue:2.0.1', { client: 4222 }),
  });
  for (const one of [web, api]) one.service();
  queue.service({ clusterIP: 'None' });

  // without DNS nobody finds anybody: that way is open, unless it says `dns: false`
  new NetworkSegment(chart, 'segment', {
    allow: [
      { from: Namespace.existing('ingress-nginx'), to: web }, // the controller's Pods
      { from: web, to: api, ports: ['http'] },
      { from: Namespace.existing('monitoring'), to: api, ports: ['metrics'] },
      { from: api, to: queue }, // all ports that it declares
      { from: queue, to: queue, ports: [4222, 6222] },
      { from: api, to: '203.0.113.0/24', ports: [443] }, // the bank
    ],
  });
}
