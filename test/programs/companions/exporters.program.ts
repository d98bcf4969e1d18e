// The adapters against the exporters, and those against Debian's databases: statsd_exporter v0.28.0, mysqld_exporter v0.16.0, postgres_exporter
// v0.17.1, node_exporter v1.9.1; and Debian's redis_exporter 1.45.0, since that of the image (v1.74.0) could not be had from the module proxy.
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { mysqlExporter, nodeExporter, postgresExporter, redisExporter, secretKeyRef, statsdExporter } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, page, played, type Played, probed } from './played';
import { mariadbServer, postgresServer, redisServer } from './servers';

const password = secretKeyRef('login', 'password');

let exporter: Played;
afterEach(() => exporter?.stop('SIGKILL'));

against(['statsd_exporter'], 'statsdExporter', () => {
  const send = (port: number, text: string): Promise<void> =>
    new Promise((done) => {
      const socket = createSocket('udp4');
      socket.send(text, port, '127.0.0.1', () => socket.close(() => done()));
    });
  const ports = [9125, 9102];

  test('what is sent over UDP and TCP is shown as a metric', async () => {
    const companion = statsdExporter();
    exporter = await played(companion, { program: 'statsd_exporter', ports });
    await eventually(async () => (await probed(companion, exporter)) === 200, 10, exporter.output);
    await send(exporter.port(9125), 'orders.placed:3|c');
    await new Promise<void>((done) =>
      connect(exporter.port(9125), '127.0.0.1', function (this: import('node:net').Socket) {
        this.end('orders.paid:2|c\n', () => done());
      }),
    );
    const shown = await eventually(async () => {
      const text = await page(exporter.port(9102), '/metrics');
      return text.includes('orders_placed 3') && text.includes('orders_paid 2') && text;
    });
    expect(shown).toContain('orders_placed 3');
    await expect(
      new Promise((done, fail) => connect(exporter.port(9125), '127.0.0.2').on('connect', done).on('error', fail)),
    ).rejects.toThrow('ECONNREFUSED');
    expect(await exporter.stop()).not.toBe('SIGKILL');
  });

  test('a mapping of the user makes labels', async () => {
    const companion = statsdExporter({
      mapping: "mappings:\n- match: 'orders.*.placed'\n  name: orders_total\n  labels: { shop: '$1' }\n",
    });
    exporter = await played(companion, { program: 'statsd_exporter', ports });
    await eventually(async () => (await probed(companion, exporter)) === 200, 10, exporter.output);
    await send(exporter.port(9125), 'orders.seoul.placed:1|c');
    await eventually(
      async () => (await page(exporter.port(9102), '/metrics')).includes('orders_total{shop="seoul"} 1'),
      10,
      exporter.output,
    );
  });
});

against(['prometheus-redis-exporter', 'redis-server'], 'redisExporter', () => {
  test('shows a Redis with a password, and is healthy without one that answers', async () => {
    const redis = await redisServer('s3cret');
    const companion = redisExporter({ address: '127.0.0.1:6390', password });
    exporter = await played(companion, {
      program: 'prometheus-redis-exporter',
      values: { REDIS_PASSWORD: 's3cret' },
      instead: { '127.0.0.1:6390': `127.0.0.1:${redis.port}` },
    });
    await eventually(async () => (await probed(companion, exporter)) === 200, 10, exporter.output);
    expect(await page(exporter.port(9121), '/metrics')).toMatch(/^redis_up 1$/m);
    await redis.stop();
    expect(await page(exporter.port(9121), '/metrics')).toMatch(/^redis_up 0$/m);
    expect(await probed(companion, exporter)).toBe(200);
  });
});

against(['postgres_exporter', 'postgres', 'psql'], 'postgresExporter', () => {
  test('shows a PostgreSQL that wants a password', async () => {
    const postgres = await postgresServer();
    const companion = postgresExporter({ username: 'watcher', password, address: '127.0.0.1:5499' });
    exporter = await played(companion, {
      program: 'postgres_exporter',
      values: { DATA_SOURCE_PASS: 's3cret' },
      instead: { '127.0.0.1:5499': `127.0.0.1:${postgres.port}` },
    });
    await eventually(async () => (await probed(companion, exporter)) === 200, 10, exporter.output);
    const shown = await page(exporter.port(9187), '/metrics');
    await postgres.stop();
    expect(shown).toMatch(/^pg_up 1$/m);
    expect(shown).toMatch(/^pg_database_size_bytes\{datname="postgres"\}/m);
  });
});

against(['mysqld_exporter', 'mariadbd'], 'mysqlExporter', () => {
  test('shows a MariaDB that wants a password', async () => {
    const mariadb = await mariadbServer();
    const companion = mysqlExporter({ username: 'watcher', password, address: '127.0.0.1:3399' });
    exporter = await played(companion, {
      program: 'mysqld_exporter',
      values: { MYSQLD_EXPORTER_PASSWORD: 's3cret' },
      instead: { '127.0.0.1:3399': `127.0.0.1:${mariadb.port}` },
    });
    await eventually(async () => (await probed(companion, exporter)) === 200, 10, exporter.output);
    const shown = await page(exporter.port(9104), '/metrics');
    await mariadb.stop();
    expect(shown).toMatch(/^mysql_up 1$/m);
    expect(shown).toMatch(/^mysql_global_status_uptime \d/m);
  });
});

against(['node_exporter'], 'nodeExporter', () => {
  test('shows the node, as nobody', async () => {
    const companion = nodeExporter();
    // the node's own folders in place of those mounted
    exporter = await played(
      { ...companion, volumeMounts: {} },
      { program: 'node_exporter', instead: { '/host/proc': '/proc', '/host/sys': '/sys', '/host/root': '/' } },
    );
    await eventually(async () => (await probed(companion, exporter, 'readinessProbe')) === 200, 10, exporter.output);
    const shown = await page(exporter.port(9100), '/metrics');
    expect(shown).toMatch(/^node_cpu_seconds_total\{/m);
    expect(shown).toMatch(/^node_memory_MemTotal_bytes /m);
    expect(shown).toMatch(/^node_filesystem_size_bytes\{/m);
    expect(shown).toMatch(/^node_scrape_collector_success\{collector="filesystem"\} 1$/m);
  });
});
