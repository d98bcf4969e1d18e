// daemon.yaml: the node exporter, in a namespace that lets it look at its node.
import { type Chart, NodeDaemon, nodeExporter } from 'cdk8s-patterns';

export function daemon(chart: Chart): void {
  new NodeDaemon(chart, 'node-metrics', {
    daemon: nodeExporter(),
    tolerations: 'all',
    priorityClassName: 'system-node-critical',
    security: 'hardened', // `restricted` lets nobody look at the node
    pod: { securityContext: { runAsNonRoot: true, runAsUser: 65534 } },
  });
}
