// The page of SidecarPod, and of `sidecars` in every pod.
import { sidecarPod } from '../../../apps/sidecar-pod';
import { mistakes } from '../../../test/patterns/sidecar-pod.mistakes';
import type { Page } from '../page';

export const sidecarPodPage: Page = {
  pattern: 'SidecarPod',
  sentence: 'A Pod whose main container has help: containers that fetch, watch, ship or copy for it, over a volume that both mount.',
  use: [
    'A program does one thing, and something else in the same place has to go on for as long as it runs: content that follows a repository, configuration that is reloaded, logs or files that are sent away.',
    'The helper is in another language, from another team, or ready-made: `gitSync`, `configReload`, `s3Transfer`, `logShipper`, `authProxy` ([companions](../companions.md)).',
    'Write `sidecars` in the `pod` of a Deployment, or of any workload: that is the same, and is made again when its node goes. `SidecarPod` is the pattern by itself, a Pod that requires the field.',
  ],
  not: [
    'The helper has to be done before the main container starts: that is an [InitPod](init-pod.md).',
    'It stands between the program and something outside: that is an [ambassador](ambassador-pod.md). It translates figures: an [adapter](adapter-pod.md).',
    'It serves several Pods, or has to be scaled by itself: that is a workload of its own.',
  ],
  guarantees: [
    {
      what: 'From 1.29 on a sidecar starts before the main container, after ambassadors and init containers, and never ends by itself: it is native.',
      test: 'test/pod/company.test.ts › ambassadors start first, then init containers as written, then sidecars and adapters, and none of them ever ends',
    },
    {
      what: 'Below 1.29 it is an ordinary container, and the main container stays the first.',
      test: 'test/pod/company.test.ts › they are ordinary containers beside the main one, which is first',
    },
    { what: 'It sees the volume of the main container.', test: 'test/pod/company.test.ts › sees the volume of the main container' },
    {
      what: 'A volume that nobody else mounts is spoken of: nobody would see what the sidecar does there.',
      test: 'test/pod/company.test.ts › that mounts a volume which nobody else mounts is warned of',
    },
    {
      what: 'Its ports stay off Services, unless it says `inbound`: then they are the Service’s instead of the main container’s.',
      test: 'test/pod/company.test.ts › that is not inbound has no port on a Service',
    },
    {
      what: 'The same pod on a Deployment has the same containers.',
      test: 'test/patterns/pattern-pods.test.ts › has the containers that the same pod has on a Deployment',
    },
    {
      what: 'What a mount of one part never shows is spoken of: the next checkout of `gitSync`, and what `configReload` tells of.',
      test: 'test/pod/program-mounts.test.ts › is not to be mounted by its link, and it is said where the volume belongs',
    },
    {
      what: 'So is a claim that a sidecar fills and, without a group, cannot write to.',
      test: 'test/pod/program-mounts.test.ts › without a group is spoken of, where an unprivileged user has to write to it: %s',
    },
    {
      what: 'A text of `files`, of any container, is mounted as that one file: what the image has in its folder stays.',
      test: 'test/pod/files.test.ts › hides nothing of its folder: %s is mounted as that one file',
    },
    {
      what: 'Configuration that is made for it replaces the Pods when it changes.',
      test: 'test/pod/company.test.ts › replaces the Pods when it changes',
    },
    {
      what: 'Ready-made ones do what they say, with the program itself: `configReload` tells of a change …',
      test: 'test/programs/companions/config-reload.program.ts › a changed ConfigMap or Secret is told to the main container, which starts later; nothing is said without a change',
    },
    {
      what: '… and `s3Transfer` uploads what is there, again when it changes, and once more at the end.',
      test: 'test/programs/companions/s3-transfer.program.ts › a volume goes up, again when it changes, and once more at the end; nothing is removed',
    },
    {
      what: 'Before `authProxy` nobody reaches the application who has not logged in.',
      test: 'test/programs/companions/auth-proxy.program.ts › who has not logged in is sent to the issuer, and does not reach the application',
    },
  ],
  limits: [
    'Nothing brings a bare Pod back when its node is drained or lost, and it cannot be changed in place; the synth says so.',
    '“Before” is as good as its startupProbe: without one it means only that the sidecar was started, not that it works. The ready-made ones have one.',
    'A sidecar that says `inbound` is ready by its own probe: `authProxy` is, whether the application behind it answers or not. Give the main container a readinessProbe of its own; where it listens on 127.0.0.1 alone, that is an `exec`: any other comes to the Pod’s address.',
    'Below 1.29 there is no order: main container and sidecar start together, and a Job with a sidecar would never end; it is refused.',
  ],
  versions: [
    '**1.28**: sidecars are ordinary containers. The gate of native sidecars is off there, the field would be dropped, and the Pod would hang in Init.',
    '**1.29 and later**: native sidecars, `restartPolicy: Always` among the init containers. Raising the target over 1.29 replaces these Pods.',
    '**below 1.33**: a Service of ours that leads to a sidecar’s port has its number, not its name.',
  ],
  app: sidecarPod,
  file: 'apps/sidecar-pod.ts',
  mistakes,
  table: 'test/patterns/sidecar-pod.mistakes.ts',
};
