// redisProxy against Envoy 1.39.3 and Debian's Redis servers (7.0).
import { redisProxy, secretKeyRef } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, freePort, page, played, type Played, probed } from './played';
import { redis, redisServer, type Server } from './servers';

const auth = secretKeyRef('login', 'password');
const keys = Array.from({ length: 60 }, (_, i) => `key-${i}`);

against(['envoy', 'redis-server'], 'redisProxy', () => {
  let shards: Server[] = [];
  let proxy: Played | undefined;
  afterEach(async () => {
    await proxy?.stop('SIGKILL');
    await Promise.all(shards.map((shard) => shard.stop()));
    [proxy, shards] = [undefined, []];
  });

  const proxied = async (places: string[], instead: { [text: string]: string } = {}): Promise<Played> => {
    const companion = redisProxy({ shards: places, auth });
    proxy = await played(companion, { program: 'envoy', values: { REDIS_PASSWORD: 's3cret' }, instead });
    await eventually(async () => (await probed(companion, proxy!)) === 200, 20, proxy.output);
    return proxy;
  };
  const port = (): number => proxy!.port(6379);

  test('keys are spread over the shards and come back, and the client says no password', async () => {
    shards = [await redisServer('s3cret'), await redisServer('s3cret')];
    await proxied(shards.map((shard) => `127.0.0.1:${shard.port}`));
    for (const key of keys) expect(redis(port(), ['SET', key, `of ${key}`])).toBe('OK');
    for (const key of keys) expect(redis(port(), ['GET', key])).toBe(`of ${key}`);
    const held = shards.map((shard) => Number(redis(shard.port, ['DBSIZE'], 's3cret')));
    expect(held[0]! + held[1]!).toBe(keys.length);
    expect(Math.min(...held)).toBeGreaterThan(10);
  }, 60_000);

  test('keys with the same tag are on one shard', async () => {
    shards = [await redisServer('s3cret'), await redisServer('s3cret')];
    await proxied(shards.map((shard) => `127.0.0.1:${shard.port}`));
    for (let i = 0; i < 20; i++) redis(port(), ['SET', `{cart}:${i}`, 'x']);
    const held = shards.map((shard) => Number(redis(shard.port, ['DBSIZE'], 's3cret')));
    expect(held.sort()).toEqual([0, 20]);
  }, 60_000);

  test('a shard keeps its keys when it gets another address', async () => {
    // one name each, behind which the addresses are exchanged for others: as a Pod has after a restart
    const [first, second] = [await freePort(), await freePort()];
    const names = ['redis-0.redis:6399', 'redis-1.redis:6398'];
    const behind = (a: string, b: string): { [text: string]: string } => ({
      'address: redis-0.redis\n': `address: ${a}\n`,
      'address: redis-1.redis\n': `address: ${b}\n`,
      'port_value: 6399': `port_value: ${first}`,
      'port_value: 6398': `port_value: ${second}`,
    });
    const distribution = async (a: string, b: string): Promise<string[]> => {
      shards = [await redisServer('s3cret', a, first), await redisServer('s3cret', b, second)];
      await proxied(names, behind(a, b));
      for (const key of keys) redis(port(), ['SET', key, 'x']);
      const held = redis(first, ['KEYS', '*'], 's3cret', a).split('\n').sort();
      await proxy!.stop();
      await Promise.all(shards.map((shard) => shard.stop()));
      shards = [];
      return held;
    };
    const before = await distribution('127.0.0.1', '127.0.0.2');
    expect(before.length).toBeGreaterThan(10);
    expect(await distribution('127.0.0.5', '127.0.0.9')).toEqual(before);
  }, 60_000);

  test('what a lost shard held is an error, and does not move to another one', async () => {
    shards = [await redisServer('s3cret'), await redisServer('s3cret')];
    await proxied(shards.map((shard) => `127.0.0.1:${shard.port}`));
    for (const key of keys) redis(port(), ['SET', key, 'x']);
    const lost = redis(shards[0]!.port, ['KEYS', '*'], 's3cret').split('\n');
    await shards[0]!.stop();
    const answers = lost.slice(0, 5).map((key) => redis(port(), ['GET', key]));
    expect(answers.every((answer) => /upstream|failure|no upstream host/i.test(answer))).toBe(true);
    shards = [shards[1]!];
  }, 60_000);

  test('it serves on 127.0.0.1 alone, its health on every address, and opens no admin interface', async () => {
    shards = [await redisServer('s3cret')];
    await proxied([`127.0.0.1:${shards[0]!.port}`]);
    expect(await page(proxy!.port(9902), '/ready')).toBe('200 LIVE\n');
    expect(await page(proxy!.port(9902), '/stats')).toMatch(/^404/);
    expect(() => redis(port(), ['PING'], undefined, '127.0.0.2')).toThrow();
    expect(await fetch(`http://127.0.0.2:${proxy!.port(9902)}/ready`).then(({ status }) => status)).toBe(200);
  }, 60_000);

  test('it ends with 0 when it is told to', async () => {
    shards = [await redisServer('s3cret')];
    await proxied([`127.0.0.1:${shards[0]!.port}`]);
    expect(await proxy!.stop()).toBe(0);
    proxy = undefined;
  }, 60_000);
});
