// The generated scripts of MariaDB, run against the MariaDB of Debian. Those of MySQL differ in the names of two programs.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mariadb } from '../../../lib/engines/mariadb';
import { eventually, type Image, onPlayedNodes, PlayedNode, type PlayedPod, type Workload } from './played-node';
import { renderedDatabase, SECRET } from './rendered-database';

/** As the official one: system tables, a server without network that gets users and the database, then the server. */
const image: Image = {
  stopSignal: 'SIGTERM',
  entrypoint: `#!/bin/bash
set -e
echo "auto upgrade: \${MARIADB_AUTO_UPGRADE:-no}"
datadir="\${2#--datadir=}"
if [ ! -d "$datadir/mysql" ]; then
  mariadb-install-db --datadir="$datadir" --auth-root-authentication-method=normal --skip-test-db > /dev/null
  "$@" --skip-networking &
  until mariadb -uroot -e 'select 1' > /dev/null 2>&1; do sleep 0.2; done
  password="$(printf %s "$MYSQL_PASSWORD" | sed "s/[\\\\\\\\']/\\\\\\\\&/g")"
  mariadb -uroot -e "create database $MYSQL_DATABASE; create user '$MYSQL_USER'@'%' identified by '$password';
    grant all on $MYSQL_DATABASE.* to '$MYSQL_USER'@'%'; set password for root@localhost = password('$password')"
  echo 'first steps done'; sleep 3
  kill $!; wait $!
fi
exec "$@"
`,
};

const database = (more: { allowMajorUpgrade?: boolean } = {}): Workload =>
  renderedDatabase({ engine: mariadb({ version: '10.11', database: 'goods' }), ...more }, image);

const sql = async (pod: PlayedPod, text: string, password = SECRET.password): Promise<string> =>
  (await pod.exec(['mariadb', '-h', pod.address, '-u', 'shop', '-N', '-e', text, 'goods'], { MYSQL_PWD: password })).out;

onPlayedNodes('MariaDB', ['mariadbd', 'mariadb-install-db', 'mariadb-admin'], () => {
  let node: PlayedNode;
  let pod: PlayedPod;
  beforeEach(async () => {
    node = new PlayedNode();
    pod = node.start(database(), 0);
    await pod.becomes('readinessProbe');
  }, 120_000);
  afterEach(() => node.end());

  test('it has not started while the server for its first steps runs, which answers on its socket alone', async () => {
    const other = node.start(database(), 1);
    await other.says('first steps done');
    expect(await other.passes('startupProbe')).toBe(false);
    await other.becomes('startupProbe');
  }, 120_000);

  test('it starts as restricted wants it, below lost+found, and keeps what was written', async () => {
    expect(await sql(pod, 'create table goods (id int); insert into goods values (1)')).toBe('');
    expect(readdirSync(node.claim('db-0')).sort()).toEqual(['data', 'lost+found', 'major']);
    expect(await pod.stop()).toBeLessThan(15);
    const again = node.start(database(), 0);
    await again.becomes('readinessProbe');
    expect(await sql(again, 'select * from goods')).toBe('1');
    expect(again.log).toContain('auto upgrade: no');
  }, 120_000);

  test('it stops at once with a client connected', async () => {
    const client = sql(pod, 'select sleep(30)');
    await eventually(
      async () => (await sql(pod, "select count(*) from information_schema.processlist where info like 'select sleep%'")) === '1',
      10,
      () => pod.log,
    );
    expect(await pod.stop(30)).toBeLessThan(15);
    await client;
    expect(pod.log).toContain('Shutdown complete');
  }, 120_000);

  test('a password that was changed in the Secret alone leaves the database ready, with the password that it had', async () => {
    await pod.stop();
    const again = node.start({ ...database(), secret: { username: 'shop', password: 'another' } }, 0);
    await again.becomes('readinessProbe');
    expect(await sql(again, 'select 1', 'another')).toContain('Access denied');
    expect(await sql(again, 'select 1')).toBe('1');
  }, 120_000);

  test('root has no way in over the network', async () => {
    const asked = await pod.exec(['mariadb', '-h', pod.address, '-u', 'root', '-e', 'select 1'], { MYSQL_PWD: SECRET.password });
    expect(asked.out).toContain('Access denied');
  }, 120_000);

  test('data of another major is refused; where it is allowed, the server may try', async () => {
    await pod.stop();
    writeFileSync(join(node.claim('db-0'), 'major'), '10.6\n');
    const refused = node.start(database(), 0);
    expect(await refused.exit()).toBe(1);
    expect(refused.log).toContain(
      'the volume has data of MariaDB 10.6, and this is 10.11: only allowMajorUpgrade lets it try. Refusing to start.',
    );
    const allowed = node.start(database({ allowMajorUpgrade: true }), 0);
    await allowed.becomes('readinessProbe');
    expect(allowed.log).toContain('auto upgrade: 1');
    await allowed.stop();
    // from then on the data is of this one
    const after = node.start(database(), 0);
    await after.becomes('readinessProbe');
    expect(existsSync(join(node.claim('db-0'), 'data/mysql'))).toBe(true);
  }, 120_000);
});
