// Databases that keep their data: one primary each, and read replicas where the engine has them. apps/engines.ts has every engine and version.
import {
  type App,
  Chart,
  configure,
  Deployment,
  mariadb,
  Namespace,
  postgresql,
  redis,
  Secret,
  secretKeyRef,
  StatefulDatabase,
} from 'cdk8s-patterns';

export function statefulDatabase(app: App): void {
  const chart = new Chart(app, 'stateful-database', { namespace: 'stateful-database' });
  configure(chart, { security: 'restricted' }); // every engine runs as a user of its own, with a root file system that it cannot write to
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // made elsewhere: sealed, by an operator, by hand. Never in git, and one for each database: its login may do anything there
  const dbLogin = Secret.existing('db-login', { keys: ['username', 'password'] });
  const sessionsLogin = Secret.existing('sessions-login', { keys: ['password'] });

  // Pod db-0 is the primary, always; db-1 and db-2 copy it and follow it. Nothing promotes: this is no high availability
  const db = new StatefulDatabase(chart, 'db', {
    engine: postgresql({ version: '16', database: 'shop' }),
    credentials: dbLogin,
    storage: { size: '20Gi' },
    readReplicas: 2,
    pod: {
      main: {
        args: ['-c', 'shared_buffers=512MB', '-c', 'max_connections=200'], // behind the engine's own
        resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } },
      },
    },
  });

  // a store, and no cache: what it confirmed is in its append-only file, and what has no room is refused
  const sessions = new StatefulDatabase(chart, 'sessions', {
    engine: redis({ version: '7.4' }),
    credentials: sessionsLogin,
    storage: { size: '2Gi' },
    readReplicas: 1,
  });

  // one Pod, as MySQL and MongoDB: their replication is the work of an operator
  new StatefulDatabase(chart, 'wiki', {
    engine: mariadb({ version: '11.4', database: 'wiki' }),
    credentials: Secret.existing('wiki-login', { keys: ['user', 'pass'] }),
    credentialKeys: { username: 'user', password: 'pass' },
    storage: { size: '5Gi' },
  });

  // who writes goes to `host`; who only reads, and can bear some seconds of delay, to `readHost`
  new Deployment(chart, 'api', {
    replicas: 2,
    pod: {
      securityContext: { runAsUser: 65534 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        env: {
          DATABASE_HOST: db.host,
          DATABASE_READ_HOST: db.readHost,
          DATABASE_PORT: db.port,
          DATABASE_USER: secretKeyRef(dbLogin, 'username'),
          DATABASE_PASSWORD: secretKeyRef(dbLogin, 'password'),
          SESSIONS_HOST: sessions.host,
          SESSIONS_PASSWORD: secretKeyRef(sessionsLogin, 'password'),
        },
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      },
    },
  });
}
