// What people get wrong with AdapterPod, and what they are told.
import { AdapterPod, configure } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

const main = { image: 'redis:7.4.5-bookworm', ports: { redis: 6379 } };
const exporter = { name: 'redis-exporter', image: 'oliver006/redis_exporter:v1.74.0' };

export const mistakes: readonly Mistake[] = [
  {
    title: 'an adapter without a port',
    make: (chart) => new AdapterPod(chart, 'cache', { main, adapters: [exporter as never] }),
    says: ['spec.adapters[0].metrics: Required value: the port on which it shows the figures; write metrics: 9102   adapter-port', bare],
  },
  {
    title: 'an adapter with ports of its own',
    make: (chart) => new AdapterPod(chart, 'cache', { main, adapters: [{ ...exporter, metrics: 9121, ports: [9121] } as never] }),
    says: [
      'spec.adapters[0].ports: Forbidden: an adapter has one port, and it is called "metrics"; write metrics: <its number>   adapter-port',
      bare,
    ],
  },
  {
    title: 'two adapters where annotations are to name the port',
    make: (chart) => {
      configure(chart, { monitor: 'annotations' });
      return new AdapterPod(chart, 'cache', {
        main,
        adapters: [
          { ...exporter, metrics: 9121 },
          { name: 'statsd-exporter', image: 'quay.io/prometheus/statsd-exporter:v0.28.0', metrics: 9102 },
        ],
      });
    },
    says: [
      "spec.adapters[1]: Forbidden: annotations name one port, and there are several adapters; configure(scope, { monitor: 'PodMonitor' }) takes them all   one-metrics-port",
      bare,
    ],
  },
];
