// What is said of values that can never be right. Companions are made without a construct, so that they throw.
import {
  authProxy,
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
  postgresExporter,
  redisExporter,
  redisProxy,
  s3Transfer,
  tcpProxy,
  waitFor,
} from 'cdk8s-patterns';
import { content, login } from './ready-made';

const repo = 'https://github.com/acme/site';
const url = 'http://127.0.0.1:8080/-/reload';
const proxy = {
  upstream: 8080,
  issuer: 'https://login.example',
  clientId: 'shop',
  clientSecret: login,
  cookieSecret: login,
  emailDomains: ['*'],
};

test.each<[string, () => unknown, string]>([
  ['a proxy without shards', () => redisProxy({ shards: [] }), 'redisProxy: shards: Required value: at least one "host:port"'],
  [
    'a shard without a port',
    () => redisProxy({ shards: ['redis-0.redis'] }),
    'redisProxy: shards[0]: Invalid value: "redis-0.redis": must be a host and a port, as in "redis-0.redis:6379"',
  ],
  [
    'a shard as URL',
    () => redisProxy({ shards: ['a:1', 'redis://b:6379'] }),
    'redisProxy: shards[1]: Invalid value: "redis://b:6379": must be a host and a port, as in "redis-0.redis:6379"',
  ],
  ['a shard twice', () => redisProxy({ shards: ['a:1', 'b:1', 'a:1'] }), 'redisProxy: shards: Duplicate value: "a:1"'],
  [
    'a port that only root can open',
    () => redisProxy({ shards: ['a:1'], port: 379 }),
    'redisProxy: port: Invalid value: 379: must be between 1024 and 65535: it is no root that listens',
  ],
  ['no place to go to', () => tcpProxy({ to: '' }), 'tcpProxy: to: Required value: must be a host and a port, as in "redis-0.redis:6379"'],
  [
    'a port above all',
    () => tcpProxy({ to: 'search:99999' }),
    'tcpProxy: to: Invalid value: "search:99999": must be a host and a port, as in "redis-0.redis:6379"',
  ],
  [
    'a port below those that anybody can open',
    () => tcpProxy({ to: 'mail.example:25' }),
    'tcpProxy: port: Invalid value: 25: must be between 1024 and 65535: it is no root that listens',
  ],
  [
    'a variable that is none',
    () => tcpProxy({ to: 'search:9200', as: 'my-search' }),
    'tcpProxy: as: Invalid value: "my-search": must be the beginning of a variable, as in "SEARCH"',
  ],
  [
    'another variable that is none',
    () => redisProxy({ shards: ['a:1'], as: 'my-redis' }),
    'redisProxy: as: Invalid value: "my-redis": must be the beginning of a variable, as in "CARTS"',
  ],
  [
    'an instance without project',
    () => cloudSqlProxy({ instance: 'shop', port: 5432 }),
    'cloudSqlProxy: instance: Invalid value: "shop": must be as in "project:region:instance"',
  ],
  ['a repository without a name', () => gitSync({ repo: '', into: content }), 'gitSync: repo: Required value: the repository to follow'],
  [
    'a repository with a password',
    () => gitClone({ repo: 'https://me:s3cret@git.example/site', into: content }),
    'gitClone: repo: Invalid value: "https://me:s3cret@git.example/site": must not have a password: say `auth` or `ssh`, by reference to a Secret',
  ],
  [
    'a period that is no duration',
    () => gitSync({ repo, into: content, period: '30' }),
    'gitSync: period: Invalid value: "30": must be a duration of a second or more, as in "30s" or "5m"',
  ],
  [
    'a period of nothing',
    () => gitSync({ repo, into: content, period: '0' }),
    'gitSync: period: Invalid value: "0": must be a duration of a second or more, as in "30s" or "5m"',
  ],
  [
    'a link out of the volume',
    () => gitSync({ repo, into: content, link: '../site' }),
    'gitSync: link: Invalid value: "../site": must be the name of a file in the volume',
  ],
  [
    'a repository by ssh, without a key',
    () => gitSync({ repo: 'git@github.com:acme/site.git', into: content }),
    'gitSync: ssh: Required value: a Secret with the keys ssh and known_hosts, without which nobody gets at "git@github.com:acme/site.git"',
  ],
  [
    'one by its URL',
    () => gitClone({ repo: 'ssh://git@git.example:2222/site', into: content }),
    'gitClone: ssh: Required value: a Secret with the keys ssh and known_hosts, without which nobody gets at "ssh://git@git.example:2222/site"',
  ],
  [
    'a checkout that nobody may write',
    () => gitSync({ repo, into: content.readOnly() }),
    'gitSync: into: Invalid value: "content": must be a volume that it can write to: leave out readOnly() here, and say it where others mount it',
  ],
  [
    'a checkout into what the kubelet fills',
    () => gitClone({ repo, into: configMap('pages', 'pages') }),
    'gitClone: into: Invalid value: "pages": must be a volume that it can write to: what shows ConfigMaps, Secrets, fields or an image is read-only',
  ],
  [
    'a checkout to nowhere',
    () => gitSync({ repo, into: undefined as never }),
    "gitSync: into: Required value: must be a volume, as in emptyDir('data')",
  ],
  [
    'a download that nobody may write',
    () => s3Transfer({ from: 's3://models/v3', to: content.readOnly() }),
    's3Transfer: to: Invalid value: "content": must be a volume that it can write to: leave out readOnly() here, and say it where others mount it',
  ],
  [
    'two buckets',
    () => s3Transfer({ from: 's3://abc', to: 's3://def' }),
    's3Transfer: from, to: one must be a volume, the other "s3://bucket/path"',
  ],
  [
    'two volumes',
    () => s3Transfer({ from: content, to: content }),
    's3Transfer: from, to: one must be a volume, the other "s3://bucket/path"',
  ],
  [
    'a bucket that is none',
    () => s3Transfer({ from: content, to: 's3://Backups' }),
    's3Transfer: to: Invalid value: "s3://Backups": must be as in "s3://bucket/path"',
  ],
  [
    'a store that is none',
    () => s3Transfer({ from: 'gs://models', to: content }),
    's3Transfer: from: Invalid value: "gs://models": must be as in "s3://bucket/path"',
  ],
  [
    'a reload outside',
    () => configReload({ watch: configMap('a', 'a'), url: 'http://app:8080/' }),
    'configReload: url: Invalid value: "http://app:8080/": must be on 127.0.0.1, as in "http://127.0.0.1:9090/-/reload": the main container is beside it',
  ],
  [
    'a mounted key, which never changes',
    () => configReload({ watch: configMap('a', 'a').at('app.ini'), url }),
    'must be the whole volume: a subPath mount never sees a change',
  ],
  [
    'a folder that nobody renews',
    () => configReload({ watch: emptyDir('a'), url }),
    'must show ConfigMaps or Secrets: nothing else is renewed by the kubelet',
  ],
  [
    'logs to nowhere',
    () => logShipper({ from: content, to: 'loki:3100' }),
    'logShipper: to: Invalid value: "loki:3100": must be "stdout" or a URL, as in "http://loki:3100"',
  ],
  [
    'logs with a password',
    () => logCollector({ to: 'https://me:s3cret@es:9200' }),
    'logCollector: to: Invalid value: "https://me:s3cret@es:9200": must not have a password: say `login`, by reference to a Secret',
  ],
  [
    'logs to what is not known',
    () => logCollector({ to: 'http://logs', service: 'splunk' as never }),
    'logCollector: service: Unsupported value: "splunk": supported values: "elasticsearch", "http", "loki", "opensearch"',
  ],
  [
    'a door that nobody may pass',
    () => authProxy({ ...proxy, emailDomains: [] }),
    'authProxy: emailDomains: Required value: who may pass; ["*"] for all that the issuer knows',
  ],
  [
    'an issuer that is no URL',
    () => authProxy({ ...proxy, issuer: 'login.example' }),
    'authProxy: issuer: Invalid value: "login.example": must be a URL, as in "https://login.example"',
  ],
  [
    'a port that is taken',
    () => authProxy({ ...proxy, port: 8080 }),
    'authProxy: port: Invalid value: 8080: must not be the port of the main container: both listen in one Pod',
  ],
  [
    'an exporter without a user',
    () => mysqlExporter({ username: '', password: login }),
    'mysqlExporter: username: Required value: a user of the database with PROCESS, REPLICATION CLIENT and SELECT',
  ],
  [
    'another one',
    () => postgresExporter({ username: '', password: login }),
    'postgresExporter: username: Required value: a user of the database, best one with the role pg_monitor',
  ],
  [
    'an address without a port',
    () => redisExporter({ address: 'redis' }),
    'redisExporter: address: Invalid value: "redis": must be a host and a port, as in "redis-0.redis:6379"',
  ],
  [
    'a wait for what is no place',
    () => waitFor('http://db'),
    'waitFor: Invalid value: "http://db": must be a host and a port, as in "redis-0.redis:6379"',
  ],
  [
    'a wait without end',
    () => waitFor('db:5432', { timeout: 'forever' }),
    'waitFor: timeout: Invalid value: "forever": must be a duration of a second or more, as in "30s" or "5m"',
  ],
  [
    'a migration that would be the application',
    () => migrate({ image: 'ghcr.io/acme/shop:2.0.0' }),
    'migrate: command: Required value: command or args that migrate: without them the application itself would run',
  ],
])('%s', (_, make, message) => {
  expect(make).toThrow(RangeError);
  expect(make).toThrow(message);
});

test('an upload reads only, and https needs no key: both are taken', () => {
  expect(() => s3Transfer({ from: content.readOnly(), to: 's3://backups/shop' })).not.toThrow();
  for (const repo of ['https://git.example/site', 'https://me@git.example:8443/site', 'http://git.example/a:b'])
    expect(() => gitSync({ repo, into: content })).not.toThrow();
});

test.each([
  ['db:5432', 'wait-for-db-5432'],
  ['db:5433', 'wait-for-db-5433'],
  ['db-0.db.shop.svc:5432', 'wait-for-db-0-db-shop-svc-5432'],
  ['[fd00::7]:5432', 'wait-for-fd00-7-5432'],
  [`${'a'.repeat(80)}:65535`, `wait-for-${'a'.repeat(48)}-65535`],
])('a wait for %s is called %s: two of them stand in one pod', (place, name) => expect(waitFor(place).name).toBe(name));
