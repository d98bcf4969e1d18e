// Every ready-made companion, as somebody would write it; tests go through all of them.
import {
  authProxy,
  ConfigMap,
  cloudSqlProxy,
  configMap,
  configReload,
  emptyDir,
  gitClone,
  gitSync,
  logCollector,
  logShipper,
  migrate,
  mysqlExporter,
  type NamedContainerProps,
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
  waitFor,
} from 'cdk8s-patterns';

export interface ReadyMade {
  /** The function that makes it. */
  readonly program: string;
  readonly companion: NamedContainerProps;
  /** The field of a pod in which it stands; undefined for a daemon's own container. */
  readonly role?: 'sidecars' | 'ambassadors' | 'adapters' | 'initContainers';
}

/** Made elsewhere, as Secrets are. */
export const login = secretKeyRef(Secret.existing('login'), 'password');
export const content = emptyDir('content');
export const settings = configMap('settings', ConfigMap.existing('settings'));
const credentials = { accessKeyId: login, secretAccessKey: login };

export const readyMade: readonly ReadyMade[] = [
  { program: 'configReload', role: 'sidecars', companion: configReload({ watch: settings, url: 'http://127.0.0.1:8080/-/reload' }) },
  {
    program: 'gitSync',
    role: 'sidecars',
    companion: gitSync({ repo: 'https://github.com/acme/site', ref: 'main', into: content, auth: { password: login } }),
  },
  { program: 's3Transfer', role: 'sidecars', companion: s3Transfer({ from: content, to: 's3://backups/shop', credentials }) },
  { program: 's3Transfer', role: 'sidecars', companion: s3Transfer({ from: 's3://models/v3', to: content }) },
  { program: 'logShipper', role: 'sidecars', companion: logShipper({ from: content, to: 'http://loki:3100' }) },
  {
    program: 'authProxy',
    role: 'sidecars',
    companion: authProxy({
      upstream: 8080,
      issuer: 'https://login.acme.example',
      clientId: 'shop',
      clientSecret: login,
      cookieSecret: login,
      emailDomains: ['acme.example'],
    }),
  },
  {
    program: 'redisProxy',
    role: 'ambassadors',
    companion: redisProxy({ shards: ['redis-0.redis:6379', 'redis-1.redis:6379'], auth: login }),
  },
  { program: 'tcpProxy', role: 'ambassadors', companion: tcpProxy({ to: 'search.acme.example:9200', as: 'SEARCH' }) },
  {
    program: 'cloudSqlProxy',
    role: 'ambassadors',
    companion: cloudSqlProxy({ instance: 'acme:europe-west1:shop', port: 5432, credentials: Secret.existing('cloud-sql') }),
  },
  { program: 'redisExporter', role: 'adapters', companion: redisExporter({ password: login }) },
  { program: 'mysqlExporter', role: 'adapters', companion: mysqlExporter({ username: 'watcher', password: login }) },
  { program: 'postgresExporter', role: 'adapters', companion: postgresExporter({ username: 'watcher', password: login }) },
  { program: 'statsdExporter', role: 'adapters', companion: statsdExporter({ mapping: 'mappings: []\n' }) },
  {
    program: 'gitClone',
    role: 'initContainers',
    companion: gitClone({ repo: 'git@github.com:acme/site.git', into: content, ssh: Secret.existing('deploy-key') }),
  },
  { program: 'waitFor', role: 'initContainers', companion: waitFor('db.shop:5432') },
  { program: 'migrate', role: 'initContainers', companion: migrate({ image: 'ghcr.io/acme/shop:2.0.0', args: ['migrate'] }) },
  { program: 'nodeExporter', companion: nodeExporter() },
  { program: 'logCollector', companion: logCollector({ to: 'https://elasticsearch.logs:9200' }) },
];

const ROLES = ['sidecars', 'ambassadors', 'adapters', 'initContainers'] as const;

/** A pod in which each stands in its role; the main container mounts what it shares. */
export const podWith = (...ones: ReadyMade[]): PodProps => ({
  securityContext: { runAsUser: 10001 },
  main: {
    image: 'ghcr.io/acme/shop:2.0.0',
    ports: [8080],
    volumeMounts: { '/content': content, '/etc/shop': settings.readOnly() },
  },
  ...Object.fromEntries(ROLES.map((role) => [role, ones.filter((one) => one.role === role).map(({ companion }) => companion)])),
});
