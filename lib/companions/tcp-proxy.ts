// Something outside as a port of 127.0.0.1: the main container keeps one address, wherever the other end moves.
import type { PropTypes } from '../kube/prop-type';
import type { AmbassadorProps } from '../pod/companion';
import { asked } from './asked';
import { envoy } from './envoy';
import { healthPortName } from './health-port-name';
import { hostPort } from './host-port';
import { port } from './port';
import { within } from './within';

export interface TcpProxyProps {
  /** Where connections go, `host:port`. The name is asked again as its DNS record says; search domains of the Pod hold. */
  readonly to: string;
  /** The beginning of the variables by which the main container finds it: `'SEARCH'` is SEARCH_HOST and SEARCH_PORT. @default 'PROXY' */
  readonly as?: string;
  /** The port on 127.0.0.1. @default that of `to` */
  readonly port?: number;
  /** The port of the Pod's address on which the kubelet asks. @default 9903 */
  readonly healthPort?: number;
  /** @default 'tcp-proxy' */
  readonly name?: string;
}

const TYPES: PropTypes<TcpProxyProps> = { to: ['text'], as: ['text'], name: ['text'] };

/**
 * For `ambassadors`: connections to 127.0.0.1 go on to one place outside. Bytes as they are: TLS is between the main container and that place.
 * @throws RangeError for a `to` that is no `host:port`, an `as` that is no variable's name
 * @see https://www.envoyproxy.io/docs/envoy/v1.39.3/configuration/listeners/network_filters/tcp_proxy_filter
 */
export function tcpProxy(props: TcpProxyProps): AmbassadorProps {
  props = asked(props, 'tcpProxy', TYPES);
  const { as = 'PROXY', name = 'tcp-proxy' } = props;
  const to = hostPort(props.to, 'tcpProxy: to');
  within(as, 'tcpProxy: as', /^[A-Z_][A-Z0-9_]*$/.test(as) ? undefined : 'must be the beginning of a variable, as in "SEARCH"');
  const localPort = port(props.port ?? to.port, 'tcpProxy: port');
  return {
    ...envoy({
      name,
      program: 'tcpProxy',
      localPort,
      healthPort: port(props.healthPort ?? 9903, 'tcpProxy: healthPort'),
      healthName: healthPortName(name, { name: 'tcp-proxy', port: 'tcp-health' }),
      filter,
      cluster: {
        name: 'outside',
        // New connections follow the name; those that are open stay until one end closes them.
        type: 'LOGICAL_DNS',
        connect_timeout: '5s',
        upstream_connection_options: { tcp_keepalive: {} },
        load_assignment: {
          cluster_name: 'outside',
          endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: to.host, port_value: to.port } } } }] }],
        },
      },
    }),
    inject: { [`${as}_HOST`]: '127.0.0.1', [`${as}_PORT`]: String(localPort) },
  };
}

/** A connection may be silent as long as its ends like: pools of databases are. */
const filter = {
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
    stat_prefix: 'outside',
    cluster: 'outside',
    idle_timeout: '0s',
  },
};
