// The page of WebService.
import { webService } from '../../../apps/web-service';
import { mistakes } from '../../../test/patterns/web-service.mistakes';
import type { Page } from '../page';

export const webServicePage: Page = {
  pattern: 'WebService',
  sentence: 'HTTP that is served by Pods which are all alike: to the cluster and, by a host, to everybody.',
  use: [
    'A server of HTTP without state of its own: an API, a site, a frontend.',
    'It takes the props of a Deployment, and one prop for each object beside it: `service`, `ingress`, `route`, `disruptionBudget`, `serviceAccount`, `autoscale`; `false` leaves one out.',
  ],
  not: [
    'Nothing outside asks it, or it speaks something else than HTTP: [StatelessService](stateless-service.md).',
    'Each Pod keeps something: a StatefulSet, or a [StatefulDatabase](stateful-database.md).',
    'There must never be two: [Singleton](singleton.md).',
  ],
  guarantees: [
    {
      what: 'A rollout never has fewer Pods than asked for …',
      test: 'test/patterns/web-service.test.ts › never has fewer Pods than asked for',
    },
    {
      what: '… but for Pods of which no two may stand together (`placement({ apart })`, a port of the node): one of them goes before another comes, which may have no other place.',
      test: 'test/patterns/web-service.test.ts › takes one away before it brings another: %s',
    },
    {
      what: 'From 1.30 on a Pod that is told to end serves on for 5 seconds, until nobody sends it anything; the grace grows by as much.',
      test: 'test/patterns/web-service.test.ts › waits for 5 seconds, which are added to the grace, from 1.30 on',
    },
    {
      what: 'A budget and soft spreading where two replicas are certain, and nowhere else: on one Pod a budget would stop every drain.',
      test: 'test/patterns/web-service.test.ts › %s: budget and spreading where they are certain',
    },
    {
      what: 'Who autoscales writes no replicas, which every apply would set back.',
      test: 'test/patterns/web-service.test.ts › leaves replicas out, also those that somebody says beside it',
    },
    {
      what: 'The autoscaler looks at the main container, whatever sidecars use.',
      test: 'test/patterns/web-service.test.ts › looks at 70 % of the cpu of the main container, and at what else is said',
    },
    {
      what: 'A host leads to it by an Ingress of the class that is said …',
      test: 'test/patterns/web-service.test.ts › is an Ingress of the class that is said, for the host and all paths',
    },
    {
      what: '… or by the Gateways that are said.',
      test: 'test/patterns/web-service.test.ts › is an HTTPRoute of the Gateways that are said',
    },
    {
      what: '`/` of the host leads to it beside rules of the user’s own as well, unless they say where that goes.',
      test: [
        'test/patterns/web-service.test.ts › leads to it by "/", in the rule of the host where there is one',
        'test/patterns/web-service.test.ts › leads to it by "/" in a route as well, and leaves rules that say it',
      ],
    },
    {
      what: 'A certificate with a route belongs to the Gateway, which gets leave to read it.',
      test: 'test/patterns/web-service.test.ts › is lent to the Gateway of a route, which has none itself',
    },
    {
      what: 'A Pod that is never asked whether it is ready is spoken of.',
      test: 'test/patterns/web-service.test.ts › warns where a Pod is not asked whether it is ready',
    },
    {
      what: 'So is one behind a sidecar such as `authProxy`, whose own readiness knows nothing of the application.',
      test: 'test/patterns/web-service.test.ts › warns where only what stands before the application is asked, which is ready without it',
    },
    {
      what: 'An account brings no token of the cluster, unless it says so.',
      test: 'test/patterns/web-service.test.ts › is asked for, named in the pod, and brings no token of the cluster',
    },
    {
      what: 'On real control planes all of it comes up: Pods are Ready, Services have addresses and the right ports, budgets and autoscalers find theirs.',
      test: 'test/server/control-plane.server.ts › all Pods become Ready, Jobs end, claims are bound, Services have addresses and ports, autoscalers and budgets find theirs, after one `kubectl apply`',
    },
  ],
  limits: [
    'It installs no ingress controller, Gateway, or metrics server.',
    'Spreading is a wish: where nodes are full, Pods stand together rather than wait.',
    'Requests that take longer than the grace are cut off.',
  ],
  versions: [
    '**1.28 and 1.29**: no `preStop.sleep`; requests that arrive while a Pod ends can be lost.',
    '**1.30 and later**: `preStop.sleep`. Raising the target over it replaces all Pods once; the synth names them.',
  ],
  app: webService,
  file: 'apps/web-service.ts',
  mistakes,
  table: 'test/patterns/web-service.mistakes.ts',
};
