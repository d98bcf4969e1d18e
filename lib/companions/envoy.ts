// Envoy as an ambassador: what it is told at the start, and the container that runs it. Its health is on the Pod's address, all else on 127.0.0.1.
import { emit } from '../kube/yaml-emit';
import type { AmbassadorProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';

export interface EnvoyProps {
  readonly name: string;
  readonly program: string;
  /** The port on 127.0.0.1 to which the main container connects. */
  readonly localPort: number;
  /** The port of the Pod's address (IPv4) on which the kubelet asks, and its name. */
  readonly healthPort: number;
  readonly healthName: string;
  /** The network filter that takes the connections, and the cluster to which it sends them. */
  readonly filter: object;
  readonly cluster: object;
}

const FILTERS = 'type.googleapis.com/envoy.extensions.filters';

/** @see https://www.envoyproxy.io/docs/envoy/v1.39.3/configuration/overview/bootstrap */
export function envoy({ name, program, localPort, healthPort, healthName, filter, cluster }: EnvoyProps): AmbassadorProps {
  const bootstrap = {
    static_resources: {
      listeners: [listener('local', '127.0.0.1', localPort, filter), listener('health', '0.0.0.0', healthPort, health)],
      // AUTO would take an address of IPv6 wherever a name has one, which most Pods cannot reach
      clusters: [{ ...cluster, dns_lookup_family: 'V4_PREFERRED' }],
    },
  };
  return {
    name,
    ...readyMade(program, 'envoyproxy/envoy:distroless-v1.39.3'),
    // One process, two threads: by itself Envoy takes a thread for each core of the node, and shares memory for a restart in place.
    args: ['-c', '/etc/envoy/envoy.yaml', '--concurrency', '2', '--disable-hot-restart', '--log-level', 'warn'],
    ownFolders: ['/etc/envoy'],
    files: { '/etc/envoy/envoy.yaml': emit([bootstrap]) },
    localPort,
    ports: [{ name: healthName, containerPort: healthPort }],
    startupProbe: httpGet('/ready', healthPort, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/ready', healthPort, { periodSeconds: 10 }),
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    securityContext: unprivileged(65532),
  };
}

const listener = (name: string, address: string, port: number, filter: object): object => ({
  name,
  address: { socket_address: { address, port_value: port } },
  filter_chains: [{ filters: [filter] }],
});

/** Answers /ready once the listeners take connections; anything else is 404. No admin interface is opened at all. */
const health = {
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    '@type': `${FILTERS}.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'health',
    route_config: {
      virtual_hosts: [
        {
          name: 'health',
          domains: ['*'],
          routes: [{ match: { path: '/ready' }, direct_response: { status: 200, body: { inline_string: 'LIVE\n' } } }],
        },
      ],
    },
    http_filters: [{ name: 'envoy.filters.http.router', typed_config: { '@type': `${FILTERS}.http.router.v3.Router` } }],
  },
};
