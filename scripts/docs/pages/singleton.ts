// The page of Singleton.
import { singleton } from '../../../apps/singleton';
import { mistakes } from '../../../test/patterns/singleton.mistakes';
import type { Page } from '../page';

export const singletonPage: Page = {
  pattern: 'Singleton',
  sentence: 'One Pod: at most one, or at least one. No cluster keeps both, so which of them has to be said.',
  use: [
    '`atMost: 1`: two at a time would do harm, as with a scheduler that starts things, or a program that owns its volume. Rather none for a while.',
    '`atLeast: 1`: two for a moment do no harm, none would: whoever waits for work, or answers.',
  ],
  not: [
    'Programs that elect a leader among several Pods: a Deployment of several, which is there sooner when one fails.',
    'A database: [StatefulDatabase](stateful-database.md).',
  ],
  guarantees: [
    {
      what: '`atMost: 1` is a StatefulSet of one Pod with its headless Service, and no budget.',
      test: 'test/patterns/singleton.test.ts › is a StatefulSet of one Pod, its headless Service, and nothing else: no budget',
    },
    {
      what: '`atLeast: 1` is a Deployment that makes the new Pod before it ends the old one.',
      test: 'test/patterns/singleton.test.ts › makes the new Pod before it ends the old one',
    },
    {
      what: 'A new Pod that is never known to be ready is spoken of: the old one would go at once.',
      test: 'test/patterns/singleton.test.ts › warns where the new Pod is never known to be ready',
    },
    {
      what: 'On a running control plane: while a new version is rolled out, `atMost: 1` never has two Pods, and `atLeast: 1` always has one that is ready, and two for a moment.',
      test: 'test/server/singleton.server.ts › a Singleton of at most one never has two Pods while it is rolled out, and one of at least one always has a ready Pod',
    },
    { what: '`singleton.promise` says which it keeps, in one sentence.', test: 'test/patterns/singleton.test.ts › says what it promises' },
  ],
  limits: [
    '`atMost: 1`: none while rolling, while its node is drained, or until a lost node’s Pod is confirmed gone. Who deletes the Pod with `--force` breaks the promise.',
    '`atLeast: 1`: a drained or lost node takes its Pod along, and the next one is made at once, not first.',
  ],
  app: singleton,
  file: 'apps/singleton.ts',
  mistakes,
  table: 'test/patterns/singleton.mistakes.ts',
};
