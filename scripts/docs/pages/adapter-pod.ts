// The page of AdapterPod, and of `adapters` in every pod.
import { adapterPod } from '../../../apps/adapter-pod';
import { mistakes } from '../../../test/patterns/adapter-pod.mistakes';
import type { Page } from '../page';

export const adapterPodPage: Page = {
  pattern: 'AdapterPod',
  sentence:
    'A Pod whose main container says things in its own way, and an adapter that shows them in everybody’s: mostly figures for Prometheus.',
  use: [
    'A program has figures, and does not speak the language of the collector: `redisExporter`, `mysqlExporter`, `postgresExporter`, `statsdExporter` ([companions](../companions.md)), or one’s own: a container, and the port `metrics`.',
    "All Pods are to be found by one collector in one way: `configure(scope, { monitor: 'PodMonitor' })`, or `'annotations'`.",
    'Write `adapters` in the `pod` of a Deployment, or of any workload: that is the same, and is made again when its node goes.',
  ],
  not: [
    'The program shows its figures itself: declare its port, and point the collector to it.',
    'The figures are those of the node: that is a [NodeDaemon](node-daemon.md).',
  ],
  guarantees: [
    {
      what: 'It declares one port, and it is called `metrics`.',
      test: 'test/pod/company.test.ts › declares one port, which is called metrics',
    },
    {
      what: 'Without a port, or with ports of its own, it is refused.',
      test: 'test/pod/company.test.ts › without a port, or with ports of its own, is refused',
    },
    {
      what: 'Collectors are told of it as the scope says: by annotations …',
      test: 'test/pod/company.test.ts › is shown to collectors by annotations where the scope says so',
    },
    { what: '… or by a PodMonitor.', test: 'test/pod/company.test.ts › is shown to collectors by a PodMonitor where the scope says so' },
    {
      what: 'Two of them are refused where annotations are to name the port: they can name one.',
      test: 'test/pod/company.test.ts › beside another is refused where annotations are to name the port: they can name one',
    },
    {
      what: 'From 1.29 on it starts after init containers, and ends after the main container.',
      test: 'test/pod/company.test.ts › ambassadors start first, then init containers as written, then sidecars and adapters, and none of them ever ends',
    },
    {
      what: 'The same pod on a Deployment has the same containers.',
      test: 'test/patterns/pattern-pods.test.ts › has the containers that the same pod has on a Deployment',
    },
    {
      what: '`statsdExporter`, with the program itself: what is sent to it is shown …',
      test: 'test/programs/companions/exporters.program.ts › what is sent over UDP and TCP is shown as a metric',
    },
    {
      what: '… and `redisExporter` shows a Redis with a password, and is healthy without one that answers.',
      test: 'test/programs/companions/exporters.program.ts › shows a Redis with a password, and is healthy without one that answers',
    },
  ],
  limits: [
    'A PodMonitor needs the operator of Prometheus in the cluster.',
    'With several replicas of a program that counts for all of them, each Pod shows the same figures.',
  ],
  versions: [
    '**1.28**: an ordinary container. **1.29 and later**: a native sidecar with a startupProbe. Raising the target over 1.29 replaces these Pods.',
  ],
  app: adapterPod,
  file: 'apps/adapter-pod.ts',
  mistakes,
  table: 'test/patterns/adapter-pod.mistakes.ts',
};
