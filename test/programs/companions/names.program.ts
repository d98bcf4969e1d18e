// How the proxies follow names: against Envoy 1.39.3, Redis servers and a server of names that changes its mind. Needs root, for port 53.
import { redisProxy, tcpProxy } from 'cdk8s-patterns';
import { dnsServer, type DnsServer } from './dns-server';
import { against } from './installed';
import { confined, eventually, freePort, played, type Played, probed } from './played';
import { redis, redisServer, type Server } from './servers';

const resolvConf = 'nameserver 127.0.0.77\nsearch shop.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n';

against(confined ? ['envoy', 'redis-server'] : ['root'], 'names', () => {
  let dns: DnsServer;
  let proxy: Played;
  let servers: Server[];
  beforeEach(async () => {
    dns = await dnsServer('127.0.0.77');
  });
  afterEach(async () => {
    await proxy.stop('SIGKILL');
    await Promise.all(servers.map((server) => server.stop()));
    await dns.stop();
  });

  test('tcpProxy finds a Service by its short name, and follows it to another address', async () => {
    const port = await freePort();
    servers = [await redisServer(undefined, '127.0.0.21', port), await redisServer(undefined, '127.0.0.22', port)];
    redis(port, ['SET', 'who', 'first'], undefined, '127.0.0.21');
    redis(port, ['SET', 'who', 'second'], undefined, '127.0.0.22');
    dns.names.set('cache.other.svc.cluster.local', '127.0.0.21');
    const companion = tcpProxy({ to: 'cache.other:6390', port: 6391 });
    proxy = await played(companion, { program: 'envoy', resolvConf, instead: { 'port_value: 6390': `port_value: ${port}` } });
    await eventually(async () => (await probed(companion, proxy)) === 200, 20, proxy.output);
    const who = (): string => redis(proxy.port(6391), ['GET', 'who']);
    expect(await eventually(() => who() === 'first', 10, proxy.output)).toBe(true);
    dns.names.set('cache.other.svc.cluster.local', '127.0.0.22');
    expect(await eventually(() => who() === 'second', 20, proxy.output)).toBe(true);
  }, 60_000);

  test('a shard of redisProxy keeps its keys when its Pod comes back with another address', async () => {
    const port = await freePort();
    servers = [
      await redisServer(undefined, '127.0.0.31', port),
      await redisServer(undefined, '127.0.0.32', port),
      await redisServer(undefined, '127.0.0.33', port),
    ];
    dns.names.set('redis-0.redis.shop.svc.cluster.local', '127.0.0.31');
    dns.names.set('redis-1.redis.shop.svc.cluster.local', '127.0.0.32');
    const companion = redisProxy({ shards: ['redis-0.redis:6390', 'redis-1.redis:6390'] });
    proxy = await played(companion, { program: 'envoy', resolvConf, instead: { 'port_value: 6390': `port_value: ${port}` } });
    await eventually(async () => (await probed(companion, proxy)) === 200, 20, proxy.output);
    const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);
    const write = (): void => keys.forEach((key) => void redis(proxy.port(6379), ['SET', key, 'x']));
    const held = (address: string): string[] => redis(port, ['KEYS', '*'], undefined, address).split('\n').filter(Boolean).sort();
    write();
    const before = held('127.0.0.31');
    expect(before.length).toBeGreaterThan(5);
    dns.names.set('redis-0.redis.shop.svc.cluster.local', '127.0.0.33');
    await eventually(
      () => {
        write();
        return held('127.0.0.33').length === before.length;
      },
      20,
      proxy.output,
    );
    expect(held('127.0.0.33')).toEqual(before);
  }, 60_000);

  test('while the name of a shard is gone its keys go to the others: what the page warns of', async () => {
    const port = await freePort();
    servers = [await redisServer(undefined, '127.0.0.41', port), await redisServer(undefined, '127.0.0.42', port)];
    dns.names.set('redis-0.redis.shop.svc.cluster.local', '127.0.0.41');
    dns.names.set('redis-1.redis.shop.svc.cluster.local', '127.0.0.42');
    const companion = redisProxy({ shards: ['redis-0.redis:6390', 'redis-1.redis:6390'] });
    proxy = await played(companion, { program: 'envoy', resolvConf, instead: { 'port_value: 6390': `port_value: ${port}` } });
    await eventually(async () => (await probed(companion, proxy)) === 200, 20, proxy.output);
    dns.names.delete('redis-0.redis.shop.svc.cluster.local');
    await eventually(
      () => {
        for (let i = 0; i < 40; i++) redis(proxy.port(6379), ['SET', `key-${i}`, 'x']);
        return redis(port, ['DBSIZE'], undefined, '127.0.0.42') === '40';
      },
      25,
      proxy.output,
    );
  }, 60_000);
});
