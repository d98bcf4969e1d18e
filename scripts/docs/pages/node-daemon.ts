// The page of NodeDaemon.
import { nodeDaemon } from '../../../apps/node-daemon';
import { mistakes } from '../../../test/patterns/node-daemon.mistakes';
import type { Page } from '../page';

export const nodeDaemonPage: Page = {
  pattern: 'NodeDaemon',
  sentence: 'One Pod on every node, for the node: it collects logs, counts, watches, keeps something close by.',
  use: [
    'The work is about nodes, and every node has some: `nodeExporter`, `logCollector` ([companions](../companions.md)), or one’s own container.',
    'Pods of a node share something that one Pod has to hold there.',
  ],
  not: [
    'Several Pods on several nodes are enough: a Deployment with spreading.',
    'The namespace enforces `restricted`: no Pod that mounts folders of its node is let in there. Give it a namespace of its own.',
  ],
  guarantees: [
    {
      what: 'What containers mount of the node they only read, unless the mount says otherwise.',
      test: 'test/patterns/node-daemon.test.ts › is read-only in every container, unless the mount says otherwise',
    },
    {
      what: 'Below a scope that says `restricted` it is refused where it looks into the node, unless it says itself how secure it is.',
      test: 'test/patterns/node-daemon.test.ts › what looks into the node is refused',
    },
    {
      what: 'It is updated on a tenth of the nodes at a time, on nodes of Linux.',
      test: 'test/patterns/node-daemon.test.ts › is a DaemonSet on the nodes of Linux, updated on a tenth of them at a time',
    },
    {
      what: 'Its figures are found as the scope says.',
      test: 'test/patterns/node-daemon.test.ts › are found by a PodMonitor, where the scope says so',
    },
    {
      what: '`nodeExporter` shows the node, as nobody, with the program itself.',
      test: 'test/programs/companions/exporters.program.ts › shows the node, as nobody',
    },
  ],
  limits: [
    '`nodeExporter` without `hostNetwork: true` shows the network figures of its own Pod; the others are the node’s.',
    '`system-node-critical` and `system-cluster-critical` can be forbidden outside of kube-system: a cluster may want a ResourceQuota of the namespace that allows them ([Kubernetes](https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default)), and GKE does by default.',
    'Reading is access as well: who reads the root of a node reads its secrets.',
    'A Pod is on a node after the node is there: nothing holds others back until it is ready.',
  ],
  app: nodeDaemon,
  file: 'apps/node-daemon.ts',
  mistakes,
  table: 'test/patterns/node-daemon.mistakes.ts',
};
