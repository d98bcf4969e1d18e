// Shows the figures of a Redis in the same Pod to Prometheus.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { AdapterProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { hostPort } from './host-port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';

export interface RedisExporterProps {
  /** @default '127.0.0.1:6379' */
  readonly address?: string;
  /** As `secretKeyRef(…)` says. @default none */
  readonly password?: k8s.EnvVarSource;
}

const TYPES: PropTypes<RedisExporterProps> = { address: ['text'], password: ['an object'] };

/**
 * For `adapters`. It is ready whether Redis is or not; `redis_up` says which.
 * @throws RangeError for an address that is no `host:port`
 * @see https://github.com/oliver006/redis_exporter
 */
export function redisExporter(props: RedisExporterProps = {}): AdapterProps {
  const { address = '127.0.0.1:6379', password } = asked(props, 'redisExporter', TYPES);
  hostPort(address, 'redisExporter: address');
  return {
    name: 'redis-exporter',
    ...readyMade('redisExporter', 'oliver006/redis_exporter:v1.74.0'),
    args: [`--redis.addr=redis://${address}`, '--web.listen-address=:9121'],
    metrics: 9121,
    ...(password !== undefined && { env: { REDIS_PASSWORD: password } }),
    startupProbe: httpGet('/health', 9121, { periodSeconds: 1, failureThreshold: 30 }),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    securityContext: unprivileged(59000),
  };
}
