// NodeDaemon: one Pod on every node, for the node. It looks into the node, which lets nobody into a namespace that enforces more than `privileged`.
import { type App, Chart, configure, hostPath, logCollector, Namespace, NodeDaemon, nodeExporter } from 'cdk8s-patterns';

export function nodeDaemon(app: App): void {
  const chart = new Chart(app, 'node-daemon', { namespace: 'node-daemon' });
  configure(chart, { monitor: 'PodMonitor' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });

  // ready-made: figures of every node, as nobody (of the network those of its Pod, unless the pod says hostNetwork: true), and over all that is mounted there read-only. A PodMonitor says where they are
  new NodeDaemon(chart, 'node-metrics', {
    daemon: nodeExporter(),
    tolerations: 'all', // nodes with taints are nodes too
    priorityClassName: 'system-node-critical', // where a node is full, others go
  });

  // ready-made: the logs of every node. Where it stopped it writes down on the node
  new NodeDaemon(chart, 'logs', { daemon: logCollector({ to: 'http://loki:3100' }), tolerations: 'controlPlane' });

  // one's own, with leave to write one folder of the node
  new NodeDaemon(chart, 'cache', {
    pod: {
      // the kubelet makes the folder, and gives it to root: this one is root, and can do nothing else that root can
      main: {
        image: 'ghcr.io/acme/node-cache:1.2.0',
        securityContext: { runAsUser: 0, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: {
          '/etc/ssl/certs': hostPath('certificates', '/etc/ssl/certs'), // read-only by itself
          '/cache': hostPath('cache', '/var/cache/acme', { type: 'DirectoryOrCreate' }).mounted({ readOnly: false }),
        },
      },
    },
  });
}
