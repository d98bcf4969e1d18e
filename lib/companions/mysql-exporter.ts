// Shows the figures of a MySQL or MariaDB in the same Pod to Prometheus.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { AdapterProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { hostPort } from './host-port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface MysqlExporterProps {
  /** A user of the database with PROCESS, REPLICATION CLIENT and SELECT. */
  readonly username: string;
  /** As `secretKeyRef(…)` says. */
  readonly password: k8s.EnvVarSource;
  /** @default '127.0.0.1:3306' */
  readonly address?: string;
}

const TYPES: PropTypes<MysqlExporterProps> = { username: ['text'], password: ['an object'], address: ['text'] };

/**
 * For `adapters`. It is ready whether the database is or not; `mysql_up` says which.
 * @throws RangeError for no username, an address that is no `host:port`
 * @see https://github.com/prometheus/mysqld_exporter
 */
export function mysqlExporter(props: MysqlExporterProps): AdapterProps {
  const { username, password, address = '127.0.0.1:3306' } = asked(props, 'mysqlExporter', TYPES);
  within(username, 'mysqlExporter: username', username ? undefined : 'a user of the database with PROCESS, REPLICATION CLIENT and SELECT');
  hostPort(address, 'mysqlExporter: address');
  return {
    name: 'mysql-exporter',
    ...readyMade('mysqlExporter', 'quay.io/prometheus/mysqld-exporter:v0.16.0'),
    args: [`--mysqld.address=${address}`, `--mysqld.username=${username}`, '--web.listen-address=:9104'],
    metrics: 9104,
    env: { MYSQLD_EXPORTER_PASSWORD: password },
    startupProbe: httpGet('/', 9104, { periodSeconds: 1, failureThreshold: 30 }),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    securityContext: unprivileged(65534),
  };
}
