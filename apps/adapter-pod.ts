// Adapters: one face for what applications show differently. The notes draw redis and mysql, each with an exporter, and one collector for both.
import {
  AdapterPod,
  type App,
  Chart,
  claim,
  configure,
  Deployment,
  emptyDir,
  exec,
  httpGet,
  mysqlExporter,
  Namespace,
  type PodProps,
  redisExporter,
  Secret,
  secretKeyRef,
  StatefulSet,
  statsdExporter,
  suppress,
} from 'cdk8s-patterns';

export function adapterPod(app: App): void {
  const chart = new Chart(app, 'adapter-pod', { namespace: 'adapter-pod' });
  // the one collector is told by a PodMonitor for each; 'annotations' is the other way
  configure(chart, {
    security: 'restricted',
    monitor: 'PodMonitor',
    container: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  const redis: PodProps = {
    securityContext: { runAsUser: 999, runAsGroup: 999 },
    main: {
      image: 'redis:7.4.5-bookworm',
      ports: { redis: 6379 },
      readinessProbe: exec(['redis-cli', '-e', 'ping'], { timeoutSeconds: 2 }),
      volumeMounts: { '/data': emptyDir('data', { sizeLimit: '1Gi' }) },
    },
  };
  const adapters = [redisExporter()];
  new Deployment(chart, 'caches', { replicas: 1, strategy: { type: 'Recreate' }, pod: { ...redis, adapters } });
  // the pattern by itself: a Pod that requires the field, and that nobody makes again
  const pod = new AdapterPod(chart, 'redis', { ...redis, adapters });
  suppress(pod, 'bare-pod', 'shown by itself; the Deployment above has the same pod');

  // the user of the exporter is made by hand, with the grants that its documentation names: PROCESS, REPLICATION CLIENT, SELECT
  const login = Secret.existing('mysql-login', { keys: ['root-password', 'exporter-password'] });
  const mysql = new StatefulSet(chart, 'mysql', {
    replicas: 1,
    serviceName: 'mysql',
    pod: {
      securityContext: { runAsUser: 999, runAsGroup: 999 },
      main: {
        image: 'mysql:8.4.6',
        ports: { mysql: 3306 },
        env: { MYSQL_ROOT_PASSWORD: secretKeyRef(login, 'root-password') },
        readinessProbe: exec(['mysqladmin', 'ping', '-h', '127.0.0.1'], { timeoutSeconds: 5 }),
        volumeMounts: { '/var/lib/mysql': claim({ size: '5Gi' }).at('mysql') }, // below lost+found
      },
      adapters: [mysqlExporter({ username: 'exporter', password: secretKeyRef(login, 'exporter-password') })],
    },
  });
  mysql.service({ clusterIP: 'None' });

  // an application that speaks StatsD, and one's own adapter: a container, and the port on which it shows what it read
  new Deployment(chart, 'checkout', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/checkout:5.0.2',
        ports: { http: 8080 },
        env: { STATSD: '127.0.0.1:9125' },
        readinessProbe: httpGet('/healthz', 'http'),
      },
      adapters: [
        statsdExporter(),
        { name: 'audit-exporter', image: 'ghcr.io/acme/audit-exporter:1.0.4', metrics: 9200, metricsPath: '/audit' },
      ],
    },
  }).service({ ports: { http: 80 } });
}
