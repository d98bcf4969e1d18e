// Shows the figures of a PostgreSQL in the same Pod to Prometheus.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { AdapterProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { hostPort } from './host-port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface PostgresExporterProps {
  /** A user of the database, best one with the role pg_monitor. */
  readonly username: string;
  /** As `secretKeyRef(…)` says. */
  readonly password: k8s.EnvVarSource;
  /** @default '127.0.0.1:5432' */
  readonly address?: string;
  /** @default 'postgres' */
  readonly database?: string;
}

const TYPES: PropTypes<PostgresExporterProps> = { username: ['text'], password: ['an object'], address: ['text'], database: ['text'] };

/**
 * For `adapters`. It is ready whether the database is or not; `pg_up` says which. Without TLS: the connection does not leave the Pod.
 * @throws RangeError for no username, an address that is no `host:port`
 * @see https://github.com/prometheus-community/postgres_exporter
 */
export function postgresExporter(props: PostgresExporterProps): AdapterProps {
  props = asked(props, 'postgresExporter', TYPES);
  const { username, password, address = '127.0.0.1:5432', database = 'postgres' } = props;
  within(username, 'postgresExporter: username', username ? undefined : 'a user of the database, best one with the role pg_monitor');
  hostPort(address, 'postgresExporter: address');
  return {
    name: 'postgres-exporter',
    ...readyMade('postgresExporter', 'quay.io/prometheuscommunity/postgres-exporter:v0.17.1'),
    args: ['--web.listen-address=:9187'],
    metrics: 9187,
    env: {
      DATA_SOURCE_URI: `${address}/${database}?sslmode=disable`,
      DATA_SOURCE_USER: username,
      DATA_SOURCE_PASS: password,
    },
    startupProbe: httpGet('/', 9187, { periodSeconds: 1, failureThreshold: 30 }),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    securityContext: unprivileged(65534),
  };
}
