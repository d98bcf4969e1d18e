// The page of AmbassadorPod, and of `ambassadors` in every pod.
import { ambassadorPod } from '../../../apps/ambassador-pod';
import { mistakes } from '../../../test/patterns/ambassador-pod.mistakes';
import type { Page } from '../page';

export const ambassadorPodPage: Page = {
  pattern: 'AmbassadorPod',
  sentence:
    'A Pod whose main container talks to 127.0.0.1, where a proxy stands for something outside: shards, another network, a database of the cloud.',
  use: [
    'The program should know one simple address, while behind it are several servers, TLS, or credentials that it must not see.',
    'Where to and how changes with the environment, and the program does not: `redisProxy`, `tcpProxy`, `cloudSqlProxy` ([companions](../companions.md)), or one’s own: a container, and what it injects.',
    'Write `ambassadors` in the `pod` of a Deployment, or of any workload: that is the same, and is made again when its node goes.',
  ],
  not: [
    'Requests *come in* through the proxy: that is a sidecar that says `inbound` (`authProxy`).',
    'A Service is all that is wanted: a name in the cluster’s DNS needs no proxy.',
    'The Pod is on the network of its node (`hostNetwork`): 127.0.0.1 would be the node’s, and everybody’s on it.',
  ],
  guarantees: [
    {
      what: 'From 1.29 on it is started before init containers and the main container …',
      test: 'test/pod/company.test.ts › ambassadors start first, then init containers as written, then sidecars and adapters, and none of them ever ends',
    },
    {
      what: '… which begin once it serves, as its startupProbe says: one without is warned of.',
      test: 'test/pod/company.test.ts › without a startupProbe is warned of',
    },
    {
      what: 'The main container and the init containers are told its address by variables; nobody else is.',
      test: 'test/pod/company.test.ts › the main container and init containers are told where the ambassador is; nobody else is',
    },
    {
      what: 'What it injects stands before the user’s own variables, so that `$(NAME)` sees it, and the user’s of the same name wins.',
      test: 'test/pod/company.test.ts › stands before the user’s own variables, so that $(NAME) sees it',
    },
    {
      what: 'Two on one port of 127.0.0.1 are refused, as is one on a port of the main container.',
      test: 'test/pod/company.test.ts › has a port of 127.0.0.1 to itself: not that of another one, nor that of the main container',
    },
    {
      what: 'Two that inject one variable with different values are refused: one of them would never be found. Ready-made ones take `as`.',
      test: 'test/pod/company.test.ts › another one of the same name is refused, with both containers',
    },
    {
      what: 'Ready-made ones with a `name`, an `as` and ports of their own stand together, as many as one likes.',
      test: 'test/companions/several-of-a-kind.test.ts › several of %s stand in one pod, by their names alone, without a word of the check',
    },
    {
      what: 'Its port is declared nowhere, so no Service has it.',
      test: 'test/pod/company.test.ts › declares no port that nobody outside can reach',
    },
    {
      what: 'Its health is on a port of the Pod’s address: a probe cannot reach 127.0.0.1, and one that tries is refused.',
      test: 'test/pod/company.test.ts › is not probed where it serves 127.0.0.1 alone',
    },
    {
      what: 'Its credentials are its own: another container that has them too is spoken of, whether as variables or as files, of a Secret’s volume or among others in a projected one.',
      test: 'test/pod/company.test.ts › whoever has them too is warned of: %s',
    },
    { what: 'It is refused under `hostNetwork`.', test: 'test/pod/company.test.ts › is refused under hostNetwork' },
    {
      what: 'The same pod on a Deployment has the same containers.',
      test: 'test/patterns/pattern-pods.test.ts › has the containers that the same pod has on a Deployment',
    },
    {
      what: '`redisProxy`, with the program itself: it serves on 127.0.0.1 alone, and its health on every address.',
      test: 'test/programs/companions/redis-proxy.program.ts › it serves on 127.0.0.1 alone, its health on every address, and opens no admin interface',
    },
    {
      what: 'Its shards keep their keys when they get other addresses …',
      test: 'test/programs/companions/redis-proxy.program.ts › a shard keeps its keys when it gets another address',
    },
    {
      what: '… and while one is down, asking for its keys is an error: no other shard answers for it.',
      test: 'test/programs/companions/redis-proxy.program.ts › what a lost shard held is an error, and does not move to another one',
    },
    {
      what: '`tcpProxy`: what goes to 127.0.0.1 arrives there.',
      test: 'test/programs/companions/tcp-proxy.program.ts › what goes to 127.0.0.1 arrives there, by the variables that it injects',
    },
  ],
  limits: [
    'A shard of `redisProxy` keeps its keys as long as its *name* resolves: while the name is gone, they go to the others. Give each a Service of its own, or all a headless one with `publishNotReadyAddresses: true`, so that the name is there while the Pod is not ready.',
    'It is one more program in the path of each request, in every Pod.',
    'Below 1.29 an init container starts before it: one that needs the network is refused, unless it says `needsNetwork: false`.',
    'Containers of a Pod share 127.0.0.1: whoever runs in the Pod can use the proxy.',
  ],
  versions: [
    '**1.28**: an ordinary container beside the main one, without order.',
    '**1.29 and later**: a native sidecar with a startupProbe, first of all. Raising the target over 1.29 replaces these Pods.',
  ],
  app: ambassadorPod,
  file: 'apps/ambassador-pod.ts',
  mistakes,
  table: 'test/patterns/ambassador-pod.mistakes.ts',
};
