// The figures of every node, with this library.
import { type Chart, NodeDaemon, nodeExporter } from 'cdk8s-patterns';

export function nodeDaemon(chart: Chart): void {
  new NodeDaemon(chart, 'node-metrics', {
    daemon: nodeExporter(),
    tolerations: 'all',
    priorityClassName: 'system-node-critical',
  });
}
