// The generated scripts of PostgreSQL, run against the newest PostgreSQL of Debian that is here. Played is the image's docker-entrypoint.sh alone.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresql } from '../../../lib/engines/postgresql';
import { copied, eventually, type Image, onPlayedNodes, PlayedNode, type PlayedPod, seconds, type Workload } from './played-node';
import { renderedDatabase } from './rendered-database';

const DEBIAN = '/usr/lib/postgresql';
const MAJOR = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
  .filter((one) => postgresql({ version: one }).problems.length === 0 && existsSync(`${DEBIAN}/${one}/bin/postgres`))
  .sort((a, b) => Number(a) - Number(b))
  .at(-1);
const PROGRAMS = `${DEBIAN}/${MAJOR ?? '*'}/bin`;

/** As the official one: initdb with the user and its password, a server without network that makes the database, then the server. */
const image: Image = {
  path: PROGRAMS,
  stopSignal: 'SIGINT',
  entrypoint: `#!/bin/bash
set -e
mkdir -p "$PGDATA"; chmod 700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\\n" "$POSTGRES_PASSWORD") -D "$PGDATA" '"$POSTGRES_INITDB_ARGS" > /dev/null
  echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
  pg_ctl -D "$PGDATA" -o "$(printf '%q ' "\${@:2}" -c listen_addresses=)" -w start > /dev/null
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -c "create database \${POSTGRES_DB:-$POSTGRES_USER}" || :
  pg_ctl -D "$PGDATA" -m fast -w stop > /dev/null
fi
exec "$@"
`,
};

const database = (readReplicas: number, env: { [name: string]: string } = {}, args: string[] = []): Workload =>
  renderedDatabase(
    {
      engine: postgresql({ version: MAJOR!, database: 'goods' }),
      readReplicas,
      // patience is for clusters: a stream that is cut is noticed after a minute there, here after three seconds
      pod: {
        main: {
          env: { LOOK_SECONDS: '3', ...env },
          args: ['-c', 'wal_retrieve_retry_interval=500', '-c', 'wal_receiver_timeout=3s', ...args],
        },
      },
    },
    image,
  );

const sql = async (pod: PlayedPod, text: string): Promise<string> =>
  (await pod.exec(['psql', '-XAtq', '-h', '/var/run/postgresql', '-U', 'shop', '-d', 'goods', '-c', text])).out;

onPlayedNodes('PostgreSQL', [`${PROGRAMS}/postgres`, 'psql'], () => {
  let node: PlayedNode;
  beforeEach(() => (node = new PlayedNode()));
  afterEach(() => node.end());

  /** A primary and so many replicas, all started at once, all ready. */
  async function running(readReplicas: number): Promise<PlayedPod[]> {
    const pods = Array.from({ length: 1 + readReplicas }, (_, ordinal) => node.start(database(readReplicas), ordinal));
    await Promise.all(pods.map((pod) => pod.becomes('readinessProbe')));
    return pods;
  }
  const pgdata = (pod: PlayedPod): string => join(node.claim(pod.name), 'pgdata');
  const follows = (replica: PlayedPod, count: string): Promise<void> =>
    eventually(
      async () => (await sql(replica, 'select count(*) from goods')) === count,
      30,
      () => `${replica.name} has ${count} rows\n${replica.log}`,
    );

  test('all Pods start at once: the primary takes writes, replicas copy it, follow it and refuse writes', async () => {
    const [primary, first, second] = (await running(2)) as [PlayedPod, PlayedPod, PlayedPod];
    expect(await sql(primary, 'create table goods (id int); insert into goods values (1), (2)')).toBe('');
    await Promise.all([follows(first, '2'), follows(second, '2')]);
    expect(await sql(first, 'insert into goods values (3)')).toContain('read-only transaction');
    expect(await sql(primary, "select count(*) from pg_stat_replication where state = 'streaming'")).toBe('2');
    expect(await sql(primary, 'show data_checksums')).toBe('on');
    // below lost+found, which stays what it was
    expect(readdirSync(node.claim('db-0')).sort()).toEqual(['lost+found', 'pgdata']);
    // over the network nobody gets in without the password
    expect(
      (
        await first.exec(['psql', '-w', '-h', 'db-0.db-headless', '-U', 'shop', '-d', 'goods', '-c', 'select 1'], {
          PGPASSFILE: '/dev/null',
        })
      ).out,
    ).toContain('no password supplied');
  }, 120_000);

  test('a second replica comes without a restart of the primary', async () => {
    const [primary] = (await running(1)) as [PlayedPod];
    const began = await sql(primary, 'select pg_postmaster_start_time()');
    await sql(primary, 'create table goods (id int); insert into goods values (1)');
    const second = node.start(database(2), 2);
    await second.becomes('readinessProbe');
    await follows(second, '1');
    expect(await sql(primary, 'select pg_postmaster_start_time()')).toBe(began);
  }, 120_000);

  test('a primary that starts again at another address keeps its data, and replicas find it', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await sql(primary, 'create table goods (id int); insert into goods values (1)');
    await primary.stop();
    await replica.becomes('readinessProbe', false, 20);
    const again = node.start(database(1), 0);
    expect(again.address).not.toBe(primary.address);
    await again.becomes('readinessProbe');
    expect(await sql(again, 'insert into goods values (2)')).toBe('');
    await replica.becomes('readinessProbe');
    await follows(replica, '2');
  }, 120_000);

  test('a primary whose volume was lost refuses to start while a replica holds data', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await sql(primary, 'create table goods (id int); insert into goods values (1)');
    await follows(replica, '1');
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1), 0);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain(
      `the replica at ${replica.address} holds data. An empty primary would be a lost database. Refusing to start.`,
    );
    expect(existsSync(pgdata(empty))).toBe(false);
    expect(await sql(replica, 'select count(*) from goods')).toBe('1');
  }, 120_000);

  test('it refuses as well while the replica that holds data is only starting', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await Promise.all([primary.kill(), replica.kill()]);
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1, { LOOK_SECONDS: '20' }), 0);
    await empty.says('looking for replicas');
    node.start(database(1), 1);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain('Refusing to start.');
  }, 120_000);

  test('an empty primary waits until DNS has named it: before, it does not begin, and after, it still sees the replica that holds data', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    node.names(() => false);
    const empty = node.start(database(1, { LOOK_SECONDS: '1' }), 0);
    await empty.says(`waiting for DNS: db-headless has to answer with this Pod's own address, ${empty.address}. It answers: nothing`);
    // an answer of before this Pod was there is none either
    node.names(({ ordinal }) => ordinal === 2);
    await seconds(4);
    expect(readdirSync(node.claim('db-0'))).toEqual(['lost+found']);
    node.names(() => true);
    expect(await empty.exit()).toBe(1);
    expect(empty.log).toContain(`the replica at ${replica.address} holds data`);
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

  test('after it refused, a copy of the replica’s volume without standby.signal is a primary’s', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await sql(primary, 'create table goods (id int); insert into goods values (1)');
    await follows(replica, '1');
    await primary.kill();
    rmSync(node.claim('db-0'), { recursive: true });
    const empty = node.start(database(1), 0);
    expect(await empty.exit()).toBe(1);
    await Promise.all([empty.kill(), replica.stop()]);
    copied(node, 'db-1', 'db-0');
    rmSync(join(node.claim('db-0'), 'pgdata/standby.signal'));
    const [again, follower] = (await running(1)) as [PlayedPod, PlayedPod];
    expect(await sql(again, 'insert into goods values (2)')).toBe('');
    await follows(follower, '2');
  }, 120_000);

  test('max_connections and its like can be lowered, replicas first: these keep to what the primary has until they start again', async () => {
    const lower = (): Workload => database(1, {}, ['-c', 'max_connections=50', '-c', 'max_worker_processes=4']);
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    await sql(primary, 'create table goods (id int); insert into goods values (1)');
    await follows(replica, '1');
    await replica.stop();
    const second = node.start(lower(), 1);
    await second.becomes('readinessProbe');
    expect(await sql(second, 'show max_connections')).toBe('100');
    await primary.stop();
    const first = node.start(lower(), 0);
    await first.becomes('readinessProbe');
    expect(await sql(first, 'show max_connections')).toBe('50');
    await sql(first, 'insert into goods values (2)');
    await follows(second, '2');
    await second.becomes('readinessProbe');
    await second.stop();
    const third = node.start(lower(), 1);
    await third.becomes('readinessProbe');
    expect(await sql(third, 'show max_connections')).toBe('50');
  }, 120_000);

  test('a replica that was promoted by hand is not ready, and refuses to start again', async () => {
    const [, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    expect(await sql(replica, 'select pg_promote()')).toBe('t');
    expect(await replica.passes('readinessProbe')).toBe(false);
    await replica.stop();
    const again = node.start(database(1), 1);
    expect(await again.exit()).toBe(1);
    expect(again.log).toContain("this volume is a primary's (no standby.signal), and only ordinal 0 may be one. Refusing to start.");
  }, 120_000);

  test('a copy at work is not begun anew for being slow; one that broke off is made again', async () => {
    const primary = node.start(database(1), 0);
    await primary.becomes('readinessProbe');
    await sql(primary, 'create table goods as select generate_series(1, 500000) id');
    const broken = node.start(database(1), 1);
    await eventually(
      async () => existsSync(`${node.claim('db-1')}/pgdata.new/base`),
      30,
      () => broken.log,
    );
    // as slow as can be
    await broken.exec(['pkill', '-STOP', 'pg_basebackup']);
    expect(await broken.passes('startupProbe')).toBe(true);
    expect(await broken.passes('readinessProbe')).toBe(false);
    await broken.kill();
    expect(existsSync(join(node.claim('db-1'), 'pgdata'))).toBe(false);
    const again = node.start(database(1), 1);
    await again.becomes('readinessProbe');
    await follows(again, '500000');
    expect(readdirSync(node.claim('db-1')).sort()).toEqual(['lost+found', 'pgdata']);
  }, 120_000);

  test('a replica whose stream is cut is not ready, though it answers; reconnected, it is', async () => {
    const [primary, replica] = (await running(1)) as [PlayedPod, PlayedPod];
    primary.connected(false);
    await replica.becomes('readinessProbe', false, 20);
    expect((await replica.exec(['pg_isready', '-h', '127.0.0.1'])).code).toBe(0);
    primary.connected(true);
    await replica.becomes('readinessProbe');
  }, 150_000);

  test('it stops at once with a client connected', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    const client = sql(primary, 'select pg_sleep(60)');
    await eventually(
      async () => (await sql(primary, "select count(*) from pg_stat_activity where query like 'select pg_sleep(60)'")) === '1',
      10,
      () => primary.log,
    );
    expect(await primary.stop(20)).toBeLessThan(10);
    await client;
    expect(primary.log).toContain('database system is shut down');
  }, 120_000);

  test('a replica that still waits for its primary stops at once', async () => {
    const alone = node.start(database(1), 1);
    await alone.says('waiting for db-0.db-headless');
    expect(await alone.stop(20)).toBeLessThan(5);
  }, 120_000);

  test('data of another major is refused, whatever the server says; the script names the way out', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    await primary.stop();
    writeFileSync(join(pgdata(primary), 'PG_VERSION'), '14\n');
    const again = node.start(database(0), 0);
    expect(await again.exit()).toBe(1);
    expect(again.log).toContain(
      `the volume has data of PostgreSQL 14, and this is ${MAJOR}: dump it with a server of its own major and restore that into a new StatefulDatabase, or run pg_upgrade on the volume by hand. Refusing to start.`,
    );
  }, 120_000);

  test('a password that was changed in the Secret alone leaves the database ready, with the password that it had', async () => {
    const [primary] = (await running(0)) as [PlayedPod];
    await primary.stop();
    const again = node.start({ ...database(0), secret: { username: 'shop', password: 'another' } }, 0);
    await again.becomes('readinessProbe');
    const asked = await again.exec(['psql', '-h', again.address, '-U', 'shop', '-d', 'goods', '-c', 'select 1'], { PGPASSWORD: 'another' });
    expect(asked.out).toContain('password authentication failed');
  }, 120_000);
});
