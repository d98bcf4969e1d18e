// One use of each ready-made companion, in the pod that it is for; docs/companions.md shows it, and what it becomes.
import {
  authProxy,
  cloudSqlProxy,
  ConfigMap,
  configReload,
  emptyDir,
  gitClone,
  gitSync,
  logCollector,
  logShipper,
  migrate,
  mysqlExporter,
  nodeExporter,
  type PodProps,
  postgresExporter,
  redisExporter,
  redisProxy,
  s3Transfer,
  Secret,
  secretKeyRef,
  statsdExporter,
  tcpProxy,
  volume,
  waitFor,
} from 'cdk8s-patterns';

export type Role = 'sidecars' | 'ambassadors' | 'adapters' | 'initContainers' | 'daemon';

export interface Shown {
  readonly role: Role;
  /** Makes the container; docs print its source. */
  readonly use: () => object;
}

const content = emptyDir('content');
const logs = emptyDir('logs');
const settings = ConfigMap.existing('settings');
const main: NonNullable<PodProps['main']> = {
  image: 'ghcr.io/acme/app:1.0.0',
  ports: { http: 8080 },
  volumeMounts: { '/content': content, '/logs': logs, '/settings': volume(settings) },
};
const login = Secret.existing('login');

export const companions: { readonly [name: string]: Shown } = {
  configReload: { role: 'sidecars', use: () => configReload({ watch: volume(settings), url: 'http://127.0.0.1:9090/-/reload' }) },
  gitSync: { role: 'sidecars', use: () => gitSync({ repo: 'https://github.com/acme/site', ref: 'main', into: content }) },
  s3Transfer: { role: 'sidecars', use: () => s3Transfer({ from: content, to: 's3://acme-films/encoded' }) },
  logShipper: { role: 'sidecars', use: () => logShipper({ from: logs, to: 'http://loki:3100' }) },
  authProxy: {
    role: 'sidecars',
    use: () =>
      authProxy({
        upstream: 8080,
        issuer: 'https://login.acme.example/realms/shop',
        clientId: 'shop',
        clientSecret: secretKeyRef(login, 'client-secret'),
        cookieSecret: secretKeyRef(login, 'cookie-secret'),
        emailDomains: ['acme.example'],
      }),
  },
  redisProxy: { role: 'ambassadors', use: () => redisProxy({ shards: ['redis-0.redis:6379', 'redis-1.redis:6379'] }) },
  tcpProxy: { role: 'ambassadors', use: () => tcpProxy({ to: 'search.acme.example:9200', as: 'SEARCH' }) },
  cloudSqlProxy: { role: 'ambassadors', use: () => cloudSqlProxy({ instance: 'acme:europe-west1:shop', port: 5432 }) },
  redisExporter: { role: 'adapters', use: () => redisExporter() },
  mysqlExporter: { role: 'adapters', use: () => mysqlExporter({ username: 'exporter', password: secretKeyRef(login, 'password') }) },
  postgresExporter: { role: 'adapters', use: () => postgresExporter({ username: 'exporter', password: secretKeyRef(login, 'password') }) },
  statsdExporter: { role: 'adapters', use: () => statsdExporter() },
  gitClone: { role: 'initContainers', use: () => gitClone({ repo: 'https://github.com/acme/site', ref: 'v3.2.0', into: content }) },
  waitFor: { role: 'initContainers', use: () => waitFor('db:5432', { timeout: '5m' }) },
  migrate: { role: 'initContainers', use: () => migrate({ image: 'ghcr.io/acme/app:1.0.0', command: ['/app/migrate', 'up'] }) },
  nodeExporter: { role: 'daemon', use: () => nodeExporter() },
  logCollector: { role: 'daemon', use: () => logCollector({ to: 'http://loki:3100' }) },
};

/** The pod that the companion is beside, or is the main container of. */
export const podWith = ({ role, use }: Shown): PodProps =>
  role === 'daemon' ? ({ main: use() } as PodProps) : ({ main, [role]: [use()] } as PodProps);
