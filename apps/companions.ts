// Ready-made companions that no other app shows. Images, arguments and configuration are API: what each becomes is in dist/, and a change of it
// is a line in CHANGELOG, for it replaces the Pods that have it.
import {
  type App,
  Chart,
  cloudSqlProxy,
  configure,
  Deployment,
  emptyDir,
  httpGet,
  logShipper,
  Namespace,
  postgresExporter,
  postgresql,
  redis,
  redisExporter,
  s3Transfer,
  Secret,
  secretKeyRef,
  StatefulDatabase,
  statsdExporter,
  tcpProxy,
} from 'cdk8s-patterns';

const MAPPING = `mappings:
  - match: orders.*.placed
    name: orders_placed
    labels: { shop: $1 }
`;

export function companions(app: App): void {
  const chart = new Chart(app, 'companions', { namespace: 'companions' });
  configure(chart, { security: 'restricted', monitor: 'PodMonitor' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const login = Secret.existing('login', { keys: ['username', 'password'] });
  const watcher = Secret.existing('watcher', { keys: ['password'] });
  const password = secretKeyRef(login, 'password');

  // adapters beside databases of ours: each asks over 127.0.0.1, as a user of its own where the program has one
  new StatefulDatabase(chart, 'db', {
    engine: postgresql({ version: '17', database: 'shop' }),
    credentials: login,
    storage: { size: '10Gi' },
    pod: { adapters: [postgresExporter({ username: 'watcher', password: secretKeyRef(watcher, 'password') })] },
  });
  new StatefulDatabase(chart, 'sessions', {
    engine: redis({ version: '8.0' }),
    credentials: login,
    storage: { size: '2Gi' },
    pod: { adapters: [redisExporter({ password })] },
  });

  // a database of the cloud and a search somewhere else as ports of 127.0.0.1, and StatsD names that become metrics with labels
  new Deployment(chart, 'orders', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 10001 },
      main: { image: 'ghcr.io/acme/orders:1.8.0', ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') },
      ambassadors: [
        cloudSqlProxy({ instance: 'acme:europe-west1:orders', port: 5432, privateIp: true, credentials: Secret.existing('cloud-sql') }), // DATABASE_HOST, DATABASE_PORT
        tcpProxy({ to: 'search.acme.example:9200', as: 'SEARCH' }), // SEARCH_HOST, SEARCH_PORT
      ],
      adapters: [statsdExporter({ mapping: MAPPING })],
    },
  }).service({ ports: { http: 80 } });

  // the other direction of s3Transfer, and another service for logs
  const [model, logs] = [emptyDir('model', { sizeLimit: '10Gi' }), emptyDir('logs', { sizeLimit: '1Gi' })];
  new Deployment(chart, 'suggestions', {
    replicas: 1,
    pod: {
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      main: { image: 'ghcr.io/acme/suggestions:0.9.1', volumeMounts: { '/model': model.readOnly(), '/var/log/suggestions': logs } },
      sidecars: [
        s3Transfer({ from: 's3://acme-models/suggestions', to: model, endpoint: 'https://s3.acme.example' }),
        logShipper({ from: logs, to: 'https://elasticsearch.logs:9200', login: { username: 'suggestions', password } }),
      ],
    },
  });
}
