// Waits until something answers on the network, before the main container starts.
import type { InitContainerProps } from '../pod/companion';
import { seconds } from '../kube/cron-duration';
import { hostPort } from './host-port';
import { period } from './period';
import { unprivileged } from './unprivileged';

export interface WaitForProps {
  /** What is waited for. @default 'wait-for-<host>' */
  readonly name?: string;
  /** How long until it fails, and the Pod begins anew. @default '5m' */
  readonly timeout?: string;
}

/** Through `-e true`, which is there in every build of nc: a connection that opens is enough, and no byte is sent. */
const SCRIPT = 'until nc -w 2 "$0" "$1" -e true; do echo "waiting for $0:$1"; sleep 1; done';

/**
 * For `initContainers`: ends when `host:port` takes a connection. It says that something listens, not that it is well: better is a program that tries
 * again by itself, and a readinessProbe.
 * @throws RangeError for a place that is no `host:port`, a timeout that is no duration
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function waitFor(place: string, { name, timeout = '5m' }: WaitForProps = {}): InitContainerProps {
  const { host, port } = hostPort(place, 'waitFor');
  const most = String(Math.ceil(seconds(period(timeout, 'waitFor: timeout'))));
  return {
    name: name ?? `wait-for-${host.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`.slice(0, 63).replace(/-$/, ''),
    program: 'waitFor',
    image: 'busybox:1.36.1',
    command: ['timeout', most, 'sh', '-c', SCRIPT, host, String(port)],
    resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
    securityContext: unprivileged(65534),
  };
}
