// A shop of a dozen services with their databases, their work by night and their network, in three environments.
import { type App, Chart, configure, logCollector, Namespace, NodeDaemon, nodeExporter, Secret } from 'cdk8s-patterns';
import { databases } from './shop/databases';
import { network } from './shop/network';
import { services } from './shop/services';
import { type Environment, environments } from './shop/values';
import { work } from './shop/work';

export function shop(app: App): void {
  for (const name of Object.keys(environments) as Environment[]) environment(app, name);
  nodes(app);
}

/** An environment is a namespace and a file of dist/; what it differs in stands in values.ts. */
function environment(app: App, name: Environment): void {
  const values = environments[name];
  const chart = new Chart(app, `shop-${name}`, { namespace: `shop-${name}`, labels: { 'acme.example/environment': name } });
  configure(chart, { security: 'restricted', monitor: 'PodMonitor', pod: { imagePullSecrets: [Secret.existing('ghcr')] } });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  const stores = databases(chart, values);
  const serving = services(chart, values, stores);
  const jobs = work(chart, values, stores);
  network(chart, values, stores, serving, jobs);
}

/** Once for all environments: it looks into the nodes, which `restricted` forbids, and so has a namespace of its own. */
function nodes(app: App): void {
  const chart = new Chart(app, 'shop-nodes', { namespace: 'shop-nodes' });
  configure(chart, { monitor: 'PodMonitor' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
  new NodeDaemon(chart, 'node-metrics', { daemon: nodeExporter(), tolerations: 'all' });
  new NodeDaemon(chart, 'node-logs', { daemon: logCollector({ to: 'http://loki.monitoring:3100' }), tolerations: 'all' });
}
