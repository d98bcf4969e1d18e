// Where Pods stand: written once in words, for as many pods as one likes.
import {
  type App,
  Chart,
  configure,
  Deployment,
  httpGet,
  Namespace,
  placement as placed,
  type PodProps,
  PriorityClass,
} from 'cdk8s-patterns';

export function placement(app: App): void {
  const chart = new Chart(app, 'placement', { namespace: 'placement' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const pod = (image: string): PodProps => ({
    securityContext: { runAsUser: 10001 },
    main: { image, ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') },
  });

  // as evenly as possible, but never a reason not to run; where a node is full, others go first
  const serving = new PriorityClass(chart, 'placement-serving', { value: 1000, description: 'what customers wait for' });
  const available = placed({ spread: ['nodes', 'zones'], priority: serving });
  new Deployment(chart, 'web', { replicas: 3, pod: available(pod('ghcr.io/acme/web:1.4.2')) });

  // never two on a node: who has lost one node has lost one Pod
  const cache = new Deployment(chart, 'cache', {
    replicas: 2,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, // a third would find no place on two nodes
    pod: placed({ apart: 'nodes' })(pod('ghcr.io/acme/cache:2.0.0')),
  });

  // rather beside the cache, whose answers then cross no wire, and on nodes of the cheaper kind
  const thrifty = placed({ near: cache, ratherOn: { 'node.kubernetes.io/instance-type': ['m7g.large', 'm7g.xlarge'] } });
  new Deployment(chart, 'api', { replicas: 2, pod: thrifty(pod('ghcr.io/acme/api:3.1.0')) });

  // nodes that are kept free for it: their label says which they are, their taint keeps others away
  const onArm = placed({ onlyOn: { 'kubernetes.io/arch': ['amd64', 'arm64'] }, tolerate: { 'acme.example/batch': true } });
  new Deployment(chart, 'encoder', { replicas: 2, pod: onArm(pod('ghcr.io/acme/encoder:5.2.1')) });
}
