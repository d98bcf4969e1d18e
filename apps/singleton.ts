// Singleton: one Pod. Never two of them, or never none: no cluster keeps both, and it has to be said which.
import { type App, Chart, claim, configure, httpGet, Namespace, Singleton } from 'cdk8s-patterns';

export function singleton(app: App): void {
  const chart = new Chart(app, 'singleton', { namespace: 'singleton' });
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // two schedulers would start every task twice: rather none, while it is rolled out or until a lost node is confirmed gone
  new Singleton(chart, 'scheduler', {
    atMost: 1,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/scheduler:1.0.0',
        volumeMounts: { '/var/lib/scheduler': claim({ size: '1Gi' }) },
      },
    },
  });

  // whoever waits for work does no harm twice: rather two for a moment than none
  new Singleton(chart, 'listener', {
    atLeast: 1,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/listener:2.3.0', ports: { health: 8080 }, readinessProbe: httpGet('/healthz', 'health') },
    },
  });
}
