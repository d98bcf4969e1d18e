// The page of `placement`.
import { placement } from '../../../apps/placement';
import { mistakes } from '../../../test/patterns/placement.mistakes';
import type { Page } from '../page';

export const placementPage: Page = {
  pattern: 'placement',
  sentence: 'On which nodes Pods stand, in words: spread, apart, near, only on, rather on; a function from a pod to a pod.',
  use: [
    'Pods should not all go down with one node or zone.',
    'Pods need nodes of a kind, or nodes that are kept free for them.',
    'The same for several workloads: one placement serves many.',
  ],
  not: [
    'A [WebService](web-service.md) or [StatelessService](stateless-service.md) with two Pods or more: they are spread already, softly.',
    'One Pod for each node: [NodeDaemon](node-daemon.md).',
  ],
  guarantees: [
    {
      what: 'Spreading counts the workload’s own Pods, of a Deployment those of one version.',
      test: 'test/patterns/placement.test.ts › spreading counts the workload’s own Pods, of a Deployment those of one version',
    },
    {
      what: 'Of every kind of workload they are counted by labels that they have.',
      test: 'test/patterns/placement.test.ts › the Pods of a $kind are counted by labels that they have',
    },
    {
      what: 'A node’s labels: one value selects, several, and their presence, are an affinity.',
      test: 'test/patterns/placement.test.ts › a node’s labels: one value selects, several and their presence are an affinity',
    },
    {
      what: 'What the pod says itself stays, and wins where there can be only one.',
      test: 'test/patterns/placement.test.ts › what the pod says itself stays, and wins where there can be only one',
    },
    {
      what: 'One placement serves many workloads, and none of them sees the labels of another.',
      test: 'test/patterns/placement.test.ts › one placement serves many workloads, and none of them sees the labels of another',
    },
  ],
  limits: [
    '`apart` and a Deployment that surges need a spare place: with as many Pods as nodes the new one waits for a node that none of them leaves. A WebService and a StatelessService of several Pods let one go first by themselves; for a Deployment say `maxSurge: 0`, as the cache above does, or have one node more.',
    'Kubernetes looks at placement when it starts a Pod, and never again: Pods do not move when nodes come.',
    '`apart` and `onlyOn` are conditions: where they cannot be met, Pods wait.',
  ],
  app: placement,
  file: 'apps/placement.ts',
  mistakes,
  table: 'test/patterns/placement.mistakes.ts',
};
