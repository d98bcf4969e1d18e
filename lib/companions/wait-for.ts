// Waits until something answers on the network, before the main container starts.
import type { PropTypes } from '../kube/prop-type';
import type { InitContainerProps } from '../pod/companion';
import { seconds } from '../kube/cron-duration';
import { asked } from './asked';
import { hostPort } from './host-port';
import { period } from './period';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';

export interface WaitForProps {
  /** What is waited for. @default 'wait-for-<host>-<port>' */
  readonly name?: string;
  /** How long until it fails, and the Pod begins anew. @default '5m' */
  readonly timeout?: string;
}

const TYPES: PropTypes<WaitForProps> = { name: ['text'] };

/** Through `-e true`, which is there in every build of nc: a connection that opens is enough, and no byte is sent. */
const SCRIPT = 'until nc -w 2 "$0" "$1" -e true; do echo "waiting for $0:$1"; sleep 1; done';

/**
 * For `initContainers`: ends when `host:port` takes a connection. It says that something listens, not that it is well: better is a program that tries
 * again by itself, and a readinessProbe.
 * @throws RangeError for a place that is no `host:port`, a timeout that is no duration
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function waitFor(place: string, props: WaitForProps = {}): InitContainerProps {
  const { name, timeout = '5m' } = asked(props, 'waitFor', TYPES);
  const { host, port } = hostPort(place, 'waitFor');
  const most = String(Math.ceil(seconds(period(timeout, 'waitFor: timeout'))));
  return {
    name: name ?? nameFor(host, port),
    ...readyMade('waitFor', 'busybox:1.36.1'),
    command: ['timeout', most, 'sh', '-c', SCRIPT, host, String(port)],
    resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
    securityContext: unprivileged(65534),
  };
}

/** The port is there wherever it is needed or not: a second place on the same host renames nothing. */
function nameFor(host: string, port: number): string {
  const most = 63 - 'wait-for--'.length - String(port).length;
  const place = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-|-$/g, '');
  return `wait-for-${place}-${port}`;
}
