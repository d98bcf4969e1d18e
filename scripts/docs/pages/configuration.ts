// The page of Configuration.
import { configuration } from '../../../apps/configuration';
import { mistakes } from '../../../test/patterns/configuration.mistakes';
import type { Page } from '../page';

export const configurationPage: Page = {
  pattern: 'Configuration',
  sentence: 'What a program is told, secret or not, under one name; and Pods that are replaced when what they read changes.',
  use: [
    'Settings of a program from literals, files and env files, as variables or as files.',
    'A change of content should reach the program: its Pods are replaced, since their template carries a sum of what they read.',
    'Part of it is secret, and is made elsewhere: `secret: Secret.existing(…)`. Who reads a key need not know in which of both it is.',
  ],
  not: [
    'The program looks at its files itself: `{ reload: true }`, or the sidecar `configReload`; the whole volume is mounted then, since one file of it (`at`) never changes.',
    'All Pods of a scope should follow all ConfigMaps: `configure(scope, { restartOnChange: true })` does that for plain ones.',
  ],
  guarantees: [
    {
      what: 'A change of content changes the template of whoever reads it, in whichever way.',
      test: 'test/patterns/configuration.test.ts › changes the template of what reads it by %s',
    },
    {
      what: 'A key that is not read changes nothing.',
      test: 'test/patterns/configuration.test.ts › of a key that is not read changes nothing',
    },
    { what: 'Who does not read it is left alone.', test: 'test/patterns/configuration.test.ts › leaves alone who does not read it' },
    {
      what: 'Names stay: there is no hash in them, and no old ConfigMap is left behind.',
      test: 'test/patterns/configuration.test.ts › keeps names, and whatever else is on the Pods',
    },
    {
      what: 'Exactly the Pods that read it are replaced, on a real control plane.',
      test: 'test/server/changes.server.ts › of one key in a ConfigMap replaces the Pods that read it, and no others',
    },
    {
      what: 'Pods of Deployments, StatefulSets, DaemonSets and CronJobs are; Jobs, bare Pods and what says OnDelete are not.',
      test: 'test/patterns/configuration.test.ts › by %s: %s',
    },
    {
      what: 'For a Secret only where it is asked for: its sum would be there for everybody to compare guesses with.',
      test: 'test/patterns/configuration.test.ts › for a Secret only where it is asked for by name',
    },
    {
      what: 'What says `reload` and is read once and for all, as a variable or by a subPath, is spoken of.',
      test: 'test/patterns/configuration.test.ts › is not to be read once and for all: by %s',
    },
    {
      what: 'What is made elsewhere is named, once, as not covered.',
      test: 'test/patterns/configuration.test.ts › is named once as not covered, where the scope asks for restarts',
    },
    {
      what: 'Secrets are not written into git without a reason.',
      test: 'test/patterns/configuration.test.ts › the secret part is not written without a reason',
    },
  ],
  limits: [
    'What is made elsewhere can change without a restart of anything.',
    'Variables, and files that are mounted by themselves (`at`), are those of the moment at which the container started.',
    '`immutable` is refused: a server lets nobody change what is, and the name stays. What is only ever replaced is a ConfigMap whose name changes with it.',
  ],
  app: configuration,
  file: 'apps/configuration.ts',
  mistakes,
  table: 'test/patterns/configuration.mistakes.ts',
};
