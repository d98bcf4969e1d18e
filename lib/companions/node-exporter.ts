// Shows the figures of a node to Prometheus.
import type { NamedContainerProps } from '../pod/container';
import { httpGet } from '../pod/probe';
import { hostPath } from '../pod/volumes';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';

/**
 * For a NodeDaemon: reads /proc, /sys and the root of the node, all read-only, as nobody. Mounts of the node never pass the Pod Security Standards
 * baseline and restricted: give it a namespace of its own. Figures of the network are those of the Pod, unless the pod says `hostNetwork: true`.
 * @see https://github.com/prometheus/node_exporter
 */
export function nodeExporter(): NamedContainerProps {
  return {
    name: 'node-exporter',
    ...readyMade('nodeExporter', 'quay.io/prometheus/node-exporter:v1.9.1'),
    args: ['--path.procfs=/host/proc', '--path.sysfs=/host/sys', '--path.rootfs=/host/root', '--web.listen-address=:9100'],
    ports: [{ name: 'metrics', containerPort: 9100 }],
    readinessProbe: httpGet('/', 'metrics'),
    resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: unprivileged(65534),
    volumeMounts: {
      '/host/proc': hostPath('proc', '/proc').readOnly(),
      '/host/sys': hostPath('sys', '/sys').readOnly(),
      // what is mounted on the node later is seen, too
      '/host/root': hostPath('root', '/').readOnly().mounted({ mountPropagation: 'HostToContainer' }),
    },
  };
}
