// The page of SelfAwarePod.
import { selfAwarePod } from '../../../apps/self-aware-pod';
import { mistakes } from '../../../test/patterns/self-aware-pod.mistakes';
import type { Page } from '../page';

export const selfAwarePodPage: Page = {
  pattern: 'SelfAwarePod',
  sentence: 'A Pod that knows itself: its name, address, node and limits as variables, its labels and annotations as files.',
  use: [
    'A program wants to say who it is: in its logs, as a member of a cluster, as a lock’s owner.',
    'A program has to know how much it may use: threads by its cpu, a heap by its memory.',
    '`selfAware(pod)` does the same to the pod of any workload.',
  ],
  not: ['It wants to know of *others*: that takes a Service, or leave to ask the API server.'],
  guarantees: [
    {
      what: 'Its name, its address and its node are variables, before the user’s own, so that `$(POD_NAME)` sees them.',
      test: 'test/patterns/pattern-pods.test.ts › knows its name, its address and its node by variables that stand before the user’s',
    },
    {
      what: 'It is told the resources that it asks for, and no others: without a limit Kubernetes would answer with the node’s size.',
      test: 'test/patterns/pattern-pods.test.ts › knows the resources that it asks for, and no others: without a limit Kubernetes would answer with the node’s size',
    },
    {
      what: 'Labels and annotations are files, which follow changes; variables do not.',
      test: 'test/patterns/pattern-pods.test.ts › has its labels and annotations as files, which follow changes',
    },
    {
      what: 'A variable of the user’s stays as it is.',
      test: 'test/patterns/pattern-pods.test.ts › leaves a variable of the user’s as it is: %j',
    },
  ],
  limits: ['Variables are those of the moment at which the container started.'],
  app: selfAwarePod,
  file: 'apps/self-aware-pod.ts',
  mistakes,
  table: 'test/patterns/self-aware-pod.mistakes.ts',
};
