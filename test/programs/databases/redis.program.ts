// The generated scripts of Redis, run against the Redis of Debian. Played is the image's docker-entrypoint.sh alone.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redis } from '../../../lib/engines/redis';
import { copied, eventually, type Image, onPlayedNodes, PlayedNode, type PlayedPod, seconds, type Workload } from './played-node';
import { renderedDatabase, SECRET } from './rendered-database';

/** For a user that is not root, the official one does no more. */
const image: Image = { stopSignal: 'SIGTERM', entrypoint: '#!/bin/bash\nexec "$@"\n' };

const database = (readReplicas: number, env: { [name: string]: string } = {}): Workload =>
  renderedDatabase(
    {
      engine: redis({ version: '7.2' }),
      readReplicas,
      // a link that is cut is noticed after a minute, here after three seconds
      pod: { main: { env: { LOOK_SECONDS: '3', ...env }, args: ['--repl-timeout', '3', '--repl-ping-replica-period', '1'] } },
    },
    image,
  );

const cli = async (pod: PlayedPod, ...words: string[]): Promise<string> => (await pod.exec(['redis-cli', '--raw', ...words])).out;

onPlayedNodes('Redis', ['redis-server', 'redis-cli'], () => {
  let node: PlayedNode;
  beforeEach(() => (node = new PlayedNode()));
  afterEach(() => node.end());

  async function running(readReplicas: number): Promise<PlayedPod[]> {
    const pods = Array.from({ length: 1 + readReplicas }, (_, ordinal) => node.start(database(readReplicas), ordinal));
    await Promise.all(pods.map((pod) => pod.becomes('readinessProbe')));
    // while it writes its first append-only file, a replica hears no SIGTERM ("Writing initial AOF, can't exit")
    await Promise.all(pods.slice(1).map(onDisk));
    return pods;
  }
  const keys = (pod: PlayedPod, count: number): Promise<void> =>
    eventually(
      async () => (await cli(pod, 'dbsize')) === String(count),
      20,
      () => `${pod.name} has ${count} keys\n${pod.log}`,
    );
  /** After a copy of everything, a replica writes its append-only file anew: killed meanwhile, it would come back as it was before. */
  const onDisk = (replica: PlayedPod): Promise<void> =>
    eventually(
      async () =>
        /aof_rewrite_in_progress:0[^]*aof_rewrite_scheduled:0[^]*aof_last_rewrite_time_sec:\d/.test(
          await cli(replica, 'info', 'persistence'),
        ),
      20,
      () => replica.log,
    );
  const fill = (pod: PlayedPod): Promise<string> =>
    cli(pod, 'eval', "for i = 1, 100 do redis.call('set', 'key' .. i, i) end return 'filled'", '0');

  test('all Pods start at once: the replica follows the primary and refuses writes', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    expect(await fill(primary)).toBe('filled');
    await keys(replica, 100);
    expect(await cli(replica, 'set', 'a', '1')).toContain('READONLY');
    expect(await cli(primary, 'config', 'get', 'appendonly')).toBe('appendonly\nyes');
    // three quarters of the limit of 256Mi, whatever the user makes of the limit
    expect(await cli(primary, 'config', 'get', 'maxmemory')).toBe(`maxmemory\n${192 * 2 ** 20}`);
  }, 120_000);

  test('nobody gets in without the password; with it, the user of the Secret and the default one', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    const asked = (variables: { [name: string]: string }, ...words: string[]) =>
      primary.exec(['redis-cli', '-h', primary.address, '--no-auth-warning', ...words, 'ping'], variables);
    expect((await asked({ REDISCLI_AUTH: '' })).out).toContain('NOAUTH');
    expect((await asked({ REDISCLI_AUTH: 'wrong' })).out).toContain('WRONGPASS');
    expect((await asked({})).out).toBe('PONG');
    expect((await asked({}, '--user', SECRET.username, '--pass', SECRET.password)).out).toBe('PONG');
    expect(primary.log).not.toContain(SECRET.password);
  }, 120_000);

  test('a Secret without a username is enough', async () => {
    const pod = node.start({ ...database(0), secret: { password: SECRET.password } }, 0);
    await pod.becomes('readinessProbe');
    expect(await cli(pod, 'acl', 'users')).toBe('default');
  }, 120_000);

  test('a primary that starts again at another address keeps its data; meanwhile the replica is not ready', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    expect(await primary.stop()).toBeLessThan(10);
    await replica.becomes('readinessProbe', false, 20);
    const again = node.start(database(1), 0);
    await again.becomes('readinessProbe');
    expect(await cli(again, 'set', 'one-more', '1')).toBe('OK');
    await replica.becomes('readinessProbe');
    await keys(replica, 101);
  }, 120_000);

  test('a replica keeps its data over a restart, without its primary too: it answers, and is not ready', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    await onDisk(replica);
    await primary.kill();
    await replica.kill();
    const again = node.start(database(1), 1);
    await again.becomes('startupProbe');
    await keys(again, 100);
    expect(await again.passes('readinessProbe')).toBe(false);
  }, 120_000);

  test('a primary whose volume was lost refuses to start while a replica holds data, which stays', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1), 0);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain(
      `the replica at ${replica.address} holds data. It would follow an empty primary, and lose all. Refusing to start.`,
    );
    expect(await cli(replica, 'dbsize')).toBe('100');
  }, 120_000);

  test('it refuses as well while the replica that holds data is only starting', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    await onDisk(replica);
    await Promise.all([primary.kill(), replica.kill()]);
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1, { LOOK_SECONDS: '20' }), 0);
    await empty.says('looking for replicas');
    const again = node.start(database(1), 1);
    expect(await empty.exit()).toBe(1);
    await keys(again, 100);
  }, 120_000);

  test('and while the replica has another password, so that nobody knows what it holds', async () => {
    const [primary] = (await running(1)) as [PlayedPod];
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start({ ...database(1), secret: { password: 'another' } }, 0);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain('does not say what it holds: NOAUTH');
  }, 120_000);

  test('an empty primary waits until DNS has named it: before, it does not begin, and after, it still sees the replica that holds data', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    node.names(() => false);
    const empty = node.start(database(1, { LOOK_SECONDS: '1' }), 0);
    await empty.says(`waiting for DNS: db-headless has to answer with this Pod's own address, ${empty.address}. It answers: nothing`);
    await seconds(4);
    expect(existsSync(join(node.claim('db-0'), 'redis/appendonlydir'))).toBe(false);
    node.names(() => true);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain(`the replica at ${replica.address} holds data`);
    expect(await cli(replica, 'dbsize')).toBe('100');
  }, 120_000);

  test('it begins once DNS has named it, if there is no such replica; one that still waits stops at once', async () => {
    node.names(() => false);
    const waiting = node.start(database(0), 0);
    await waiting.says('waiting for DNS');
    expect(await waiting.stop(20)).toBeLessThan(5);
    const pod = node.start(database(0), 0);
    await pod.says('waiting for DNS');
    node.names(() => true);
    await pod.becomes('readinessProbe');
  }, 120_000);

  test('after it refused, a copy of the replica’s volume is a primary’s', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await fill(primary);
    await keys(replica, 100);
    await onDisk(replica);
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1), 0);
    expect(await empty.exit()).toBe(1);
    await Promise.all([empty.kill(), replica.stop()]);
    copied(node, 'db-1', 'db-0');
    const [again, follower] = (await running(1)) as [PlayedPod, PlayedPod];
    await keys(again, 100);
    expect(await cli(again, 'set', 'one-more', '1')).toBe('OK');
    await keys(follower, 101);
  }, 120_000);

  test('replicas that are empty are no reason to refuse', async () => {
    const replica = node.start(database(1), 1);
    await replica.becomes('startupProbe');
    const primary = node.start(database(1), 0);
    await primary.becomes('readinessProbe');
    await replica.becomes('readinessProbe');
  }, 120_000);

  test('a replica that was promoted by hand is not ready, and refuses to start again', async () => {
    const [, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    expect(await cli(replica, 'replicaof', 'no', 'one')).toBe('OK');
    expect(await cli(replica, 'set', 'mine', '1')).toBe('OK');
    expect(await replica.passes('readinessProbe')).toBe(false);
    await replica.stop();
    const again = node.start(database(1), 1);
    expect(await again.exit()).toBe(1);
    expect(again.log).toContain('this replica was made a primary by hand (see /data/redis/promoted)');
  }, 120_000);

  test('a dump without an append-only file is refused, since Redis would start empty beside it', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    await fill(primary);
    expect(await cli(primary, 'save')).toBe('OK');
    await primary.stop();
    const folder = join(node.claim('db-0'), 'redis');
    expect(existsSync(join(folder, 'dump.rdb'))).toBe(true);
    renameSync(join(folder, 'appendonlydir'), join(node.claim('db-0'), 'elsewhere'));
    const again = node.start(database(0), 0);
    expect(await again.exit()).toBe(1);
    expect(again.log).toContain('there is a dump.rdb and no append-only file');
  }, 120_000);

  test('a replica whose link is cut is not ready, though it answers; reconnected, it is', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    primary.connected(false);
    await replica.becomes('readinessProbe', false, 20);
    expect(await replica.passes('startupProbe')).toBe(true);
    primary.connected(true);
    await replica.becomes('readinessProbe');
  }, 120_000);

  test('it stops at once with a client connected, and what was written a moment ago is there', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    const client = primary.exec(['redis-cli', 'blpop', 'nothing', '30']);
    await fill(primary);
    expect(await primary.stop(20)).toBeLessThan(10);
    await client;
    const again = node.start(database(0), 0);
    await again.becomes('readinessProbe');
    await keys(again, 100);
    expect(readFileSync(join(node.claim('db-0'), 'redis/major'), 'utf8')).toBe('7\n');
  }, 120_000);

  test('a primary that still looks for replicas stops at once', async () => {
    const pod = node.start(database(0, { LOOK_SECONDS: '20' }), 0);
    await pod.says('looking for replicas');
    expect(await pod.stop(20)).toBeLessThan(5);
  }, 120_000);

  test('data of another major is refused; the script names the way out', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    await primary.stop();
    writeFileSync(join(node.claim('db-0'), 'redis/major'), '8\n');
    const again = node.start(database(0), 0);
    expect(await again.exit()).toBe(1);
    expect(again.log).toContain('the volume has data of Redis 8, and this is 7: only allowMajorUpgrade lets it try. Refusing to start.');
  }, 120_000);
});
