// Ambassadors: proxies on 127.0.0.1 between the main container and what is outside. The notes draw one before the shards of a Redis.
import {
  AmbassadorPod,
  type AmbassadorProps,
  type App,
  Chart,
  configure,
  Deployment,
  httpGet,
  Namespace,
  redisProxy,
  Secret,
  secretKeyRef,
  suppress,
  tcpProxy,
} from 'cdk8s-patterns';

export function ambassadorPod(app: App): void {
  const chart = new Chart(app, 'ambassador-pod', { namespace: 'ambassador-pod' });
  configure(chart, {
    security: 'restricted',
    pod: { metadata: { labels: { team: 'shop' } } },
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const login = Secret.existing('redis-login', { keys: ['password'] });

  // the cart finds one Redis in REDIS_URL; there are two, and it never sees their password
  const cart = {
    securityContext: { runAsUser: 10001 },
    main: { image: 'ghcr.io/acme/cart:2.0.0', ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') },
    ambassadors: [redisProxy({ shards: ['redis-0.redis:6379', 'redis-1.redis:6379'], auth: secretKeyRef(login, 'password') })],
  };
  new Deployment(chart, 'carts', { replicas: 2, pod: cart }).service({ ports: { http: 80 } });
  // the pattern by itself: a Pod that requires the field, and that nobody makes again
  const pod = new AmbassadorPod(chart, 'cart', cart);
  suppress(pod, 'bare-pod', 'shown by itself; the Deployment above has the same pod');

  // several side by side, each with a port of its own; the last is one's own: a container, and what it injects
  const legacy: AmbassadorProps = {
    name: 'tls-tunnel',
    image: 'ghcr.io/acme/tunnel:1.3.0',
    args: ['--listen=127.0.0.1:1521', '--to=oracle.acme.example:2484', '--health=:9900'],
    startupProbe: httpGet('/healthz', 9900, { periodSeconds: 1, failureThreshold: 60 }),
    inject: { ORACLE_ADDRESS: '127.0.0.1:1521' },
  };
  new Deployment(chart, 'reports', {
    replicas: 1,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/reports:4.2.1' },
      ambassadors: [tcpProxy({ to: 'search.acme.example:9200', as: 'SEARCH' }), legacy],
      // from 1.29 on it finds the ambassadors serving; below it does without
      initContainers: [{ name: 'check', image: 'ghcr.io/acme/reports:4.2.1', args: ['check-config'], needsNetwork: false }],
    },
  });
}
