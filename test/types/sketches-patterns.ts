// The sketches of the design that show pods with company and workload patterns, as they are written there: tsc compiles them, sketches.test.ts
// looks at what they make.
import { AmbassadorPod, App, BatchCron, BatchJob, Chart, ClusterIssuer, daily, Deployment, emptyDir, gitSync, logShipper, NodeDaemon, nodeExporter, postgresql, redisProxy, Secret, secretKeyRef, SidecarPod, Singleton, StatefulDatabase, statsdExporter, TlsCertificate, WebService } from 'cdk8s-patterns';

const app = new App({ target: '1.30' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const nodes = new Chart(app, 'nodes', { namespace: 'nodes' });
const login = Secret.existing('db-login');
const logs = emptyDir('logs');
const issuer = ClusterIssuer.existing('letsencrypt');

const content = emptyDir('content');

new SidecarPod(shop, 'site', {
  main: { image: 'nginxinc/nginx-unprivileged:1.27', ports: [8080], volumeMounts: { '/usr/share/nginx/html': content.readOnly() } },
  sidecars: [gitSync({ repo: 'https://github.com/acme/site', ref: 'main', into: content, period: '30s' })],
});

new Deployment(shop, 'cart', {
  pod: {
    main: { image: 'ghcr.io/acme/cart:2.0', ports: [8080] },
    ambassadors: [redisProxy({ shards: ['redis-0.redis:6379', 'redis-1.redis:6379'], auth: secretKeyRef(login, 'password') })],
    adapters: [statsdExporter()],
    sidecars: [logShipper({ from: logs, to: 'http://loki:3100' })],
  },
});

new AmbassadorPod(shop, 'own', {
  main: { image: 'ghcr.io/acme/cart:2.0' },
  ambassadors: [{ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0', inject: { REDIS_URL: 'redis://127.0.0.1:6379' } }],
  adapters: [{ name: 'exporter', image: 'ghcr.io/acme/exporter:1.0', metrics: 9100, files: { '/etc/exporter/config.yml': 'a: 1\n' } }],
});

const db = new StatefulDatabase(shop, 'db', {
  engine: postgresql({ version: '16', database: 'shop' }),           // image, port, data directory, user, probes, environment
  credentials: login,
  storage: { size: '20Gi', storageClassName: 'fast' },
  readReplicas: 2,                                                   // not `replicas`: nothing promotes, nobody should read HA into it
});                                                                  // db.host → Service/db (the primary alone), db.readHost → Service/db-read
const api = new WebService(shop, 'api', {
  pod: { main: { image: 'ghcr.io/acme/api:3.1', ports: [8080], env: { DATABASE_HOST: db.host }, resources: { requests: { cpu: '100m', memory: '128Mi' } } } },
  autoscale: { minReplicas: 3, maxReplicas: 10, cpu: 70 },           // of the main container's request: an error without one
  host: 'api.shop.example',
  ingress: { ingressClassName: 'traefik' },                          // or route: { parentRefs: [gateway] } for the Gateway API
  tls: new TlsCertificate(shop, 'tls', { dnsNames: ['api.shop.example'], issuerRef: issuer }),
});
new NodeDaemon(nodes, 'node-metrics', { daemon: nodeExporter(), tolerations: 'all' });
new BatchCron(shop, 'report', { schedule: daily('03:00'), timeZone: 'Asia/Seoul', pod: { main: { image: 'ghcr.io/acme/report:1' } } });
// a Job is immutable: BatchJob's name ends in a hash of its template (the one exception to "no hash")
new BatchJob(shop, 'import', { completions: 10, parallelism: 3, completionMode: 'Indexed', backoffLimit: 2, pod: { main: { image: 'ghcr.io/acme/import:1' } } });
new Singleton(shop, 'scheduler', { atMost: 1, pod: { main: { image: 'ghcr.io/acme/scheduler:1' } } });

export { api, app };
