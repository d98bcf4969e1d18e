// The page of InitPod, and of `initContainers` in every pod.
import { initPod } from '../../../apps/init-pod';
import { mistakes } from '../../../test/patterns/init-pod.mistakes';
import type { Page } from '../page';

export const initPodPage: Page = {
  pattern: 'InitPod',
  sentence: 'A Pod that prepares itself: containers that run to their end, one after the other, before the main container starts.',
  use: [
    'Something has to be there first: content (`gitClone`), a server that answers (`waitFor`), tables of a new version (`migrate`).',
    'What prepares needs tools, or rights, that the program itself should not have.',
    'Write `initContainers` in the `pod` of a Deployment, or of any workload: that is the same, and is made again when its node goes.',
  ],
  not: [
    'It has to go on while the program runs: that is a [sidecar](sidecar-pod.md).',
    'It must happen once, and not once for each Pod and each restart: that is a [BatchJob](batch-job.md).',
  ],
  guarantees: [
    {
      what: 'They run in the order in which they are written, after ambassadors and before sidecars and adapters.',
      test: 'test/pod/company.test.ts › ambassadors start first, then init containers as written, then sidecars and adapters, and none of them ever ends',
    },
    {
      what: 'They are told where an ambassador is, as the main container is.',
      test: 'test/pod/company.test.ts › the main container and init containers are told where the ambassador is; nobody else is',
    },
    {
      what: 'Below 1.29 one beside an ambassador is refused, unless it needs no network: the ambassador would start after it.',
      test: 'test/pod/company.test.ts › an init container beside an ambassador is refused, unless it needs no network',
    },
    { what: 'An InitPod without any is refused.', test: 'test/patterns/pattern-pods.test.ts › without its field is refused' },
    {
      what: 'Each is as secure as the scope says, like every container.',
      test: 'test/pod/security.test.ts › %s is for every container, init containers too',
    },
    {
      what: '`waitFor` ends once something listens, and fails when its time is over.',
      test: 'test/programs/companions/wait-for.program.ts › ends with 0 once something listens, and says meanwhile what it waits for',
    },
  ],
  limits: [
    'They run again whenever the Pod starts anew: what they do must bear being done twice, and by several Pods at once.',
    'A Pod whose init container fails is tried again for ever, with growing pauses; `kubectl logs -c <name>` says why.',
  ],
  versions: ['**1.28**: ambassadors start after init containers. **1.29 and later**: before them.'],
  app: initPod,
  file: 'apps/init-pod.ts',
  mistakes,
  table: 'test/patterns/init-pod.mistakes.ts',
};
