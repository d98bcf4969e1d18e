// One Redis address for many Redis servers: Envoy spreads keys over the shards, and keeps the password to itself.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { AmbassadorProps } from '../pod/companion';
import { asked } from './asked';
import { envoy } from './envoy';
import { healthPortName } from './health-port-name';
import { hostPort } from './host-port';
import { port } from './port';
import { within } from './within';

export interface RedisProxyProps {
  /**
   * The servers, `host:port`, each with its share of the keys. A key's share follows from this text, not from the address behind it: a
   * shard that is renamed, added or removed moves keys. A name has to be there while its Pod is not ready (a Service for each, or a headless
   * one with `publishNotReadyAddresses`), or its keys go elsewhere meanwhile.
   */
  readonly shards: string[];
  /** The password of all shards, as `secretKeyRef(…)` says; the main container needs none, and never sees it. @default none */
  readonly auth?: k8s.EnvVarSource;
  /** The beginning of the variables by which the main container finds it: `'CARTS'` is CARTS_ADDRESS and CARTS_URL. @default 'REDIS' */
  readonly as?: string;
  /** The port on 127.0.0.1. @default 6379 */
  readonly port?: number;
  /** The port of the Pod's address on which the kubelet asks. @default 9902 */
  readonly healthPort?: number;
  /** @default 'redis-proxy' */
  readonly name?: string;
}

const REDIS = 'type.googleapis.com/envoy.extensions.filters.network.redis_proxy.v3';

const TYPES: PropTypes<RedisProxyProps> = { shards: ['a list'], auth: ['an object'], as: ['text'], name: ['text'] };

/**
 * For `ambassadors`: Redis on 127.0.0.1, which the main container finds in REDIS_ADDRESS and REDIS_URL. Commands over several keys work where
 * their keys have the same `{tag}`; there is no failover, and what a lost shard held is answered with an error.
 * @throws RangeError for no shards, one that is no `host:port`, one that is there twice; an `as` that is no variable's name
 * @see https://www.envoyproxy.io/docs/envoy/v1.39.3/intro/arch_overview/other_protocols/redis
 */
export function redisProxy(props: RedisProxyProps): AmbassadorProps {
  props = asked(props, 'redisProxy', TYPES);
  const { as = 'REDIS', name = 'redis-proxy' } = props;
  within(as, 'redisProxy: as', /^[A-Z_][A-Z0-9_]*$/.test(as) ? undefined : 'must be the beginning of a variable, as in "CARTS"');
  const localPort = port(props.port ?? 6379, 'redisProxy: port');
  const shards = within(props.shards ?? [], 'redisProxy: shards', props.shards?.length ? undefined : 'at least one "host:port"');
  const twice = shards.find((shard, i) => shards.indexOf(shard) !== i);
  if (twice !== undefined) throw new RangeError(`redisProxy: shards: Duplicate value: ${JSON.stringify(twice)}`);
  const address = `127.0.0.1:${localPort}`;
  return {
    ...envoy({
      name,
      program: 'redisProxy',
      localPort,
      healthPort: port(props.healthPort ?? 9902, 'redisProxy: healthPort'),
      healthName: healthPortName(name, { name: 'redis-proxy', port: 'proxy-health' }),
      filter,
      cluster: cluster(shards, props.auth !== undefined),
    }),
    inject: { [`${as}_ADDRESS`]: address, [`${as}_URL`]: `redis://${address}` },
    ...(props.auth !== undefined && { env: { REDIS_PASSWORD: props.auth } }),
  };
}

/** Hash tags as Redis Cluster has them: `{cart}:7` and `{cart}:8` are on one shard. */
const filter = {
  name: 'envoy.filters.network.redis_proxy',
  typed_config: {
    '@type': `${REDIS}.RedisProxy`,
    stat_prefix: 'redis',
    settings: { op_timeout: '5s', enable_hashtagging: true },
    prefix_routes: { catch_all_route: { cluster: 'redis' } },
  },
};

/** No health checks on purpose: a shard that is down must keep its keys, and not hand them to a neighbour that has never seen them. */
const cluster = (shards: readonly string[], auth: boolean): object => ({
  name: 'redis',
  type: 'STRICT_DNS',
  connect_timeout: '1s',
  lb_policy: 'MAGLEV',
  common_lb_config: { healthy_panic_threshold: { value: 0 } },
  load_assignment: { cluster_name: 'redis', endpoints: [{ lb_endpoints: shards.map(endpoint) }] },
  ...(auth && {
    typed_extension_protocol_options: {
      'envoy.filters.network.redis_proxy': {
        '@type': `${REDIS}.RedisProtocolOptions`,
        auth_password: { environment_variable: 'REDIS_PASSWORD' },
      },
    },
  }),
});

/** Hashed by its text: by itself Envoy takes the address, and a Pod has another one after each restart. */
function endpoint(shard: string, i: number): object {
  const { host, port } = hostPort(shard, `redisProxy: shards[${i}]`);
  return {
    endpoint: { address: { socket_address: { address: host, port_value: port } } },
    metadata: { filter_metadata: { 'envoy.lb': { hash_key: shard } } },
  };
}
