// The page of ServiceDiscovery.
import { serviceDiscovery } from '../../../apps/service-discovery';
import { mistakes } from '../../../test/patterns/service-discovery.mistakes';
import type { Page } from '../page';

export const serviceDiscoveryPage: Page = {
  pattern: 'ServiceDiscovery',
  sentence:
    'All names under which a workload is found: inside by DNS, as values; outside by a port of the nodes, a load balancer, an Ingress or a route.',
  use: [
    'A plain workload is to be found, in one way or in several.',
    'Names should not be typed twice: `host`, `url()`, `podDnsName(0)` are values for the `env` of whoever calls.',
    "Something outside needs a name inside: `of: 'smtp.example.net'`.",
  ],
  not: [
    'The workload is made by a pattern: [WebService](web-service.md) and [StatefulDatabase](stateful-database.md) own their Services, and have `host` themselves.',
  ],
  guarantees: [
    {
      what: 'Inside, it has one name, with the ports of its main container.',
      test: 'test/patterns/service-discovery.test.ts › the workload has one name, with the ports of its main container',
    },
    {
      what: 'The Pods of a StatefulSet have names of their own.',
      test: 'test/patterns/service-discovery.test.ts › the Pods of a StatefulSet have names behind the Service that it names',
    },
    { what: 'A host outside has a name inside.', test: 'test/patterns/service-discovery.test.ts › a host outside has a name inside' },
    {
      what: 'Ports of the nodes and load balancers have the ports of the Service.',
      test: 'test/patterns/service-discovery.test.ts › a port of the nodes, and a load balancer, have the ports of the Service',
    },
    {
      what: 'An Ingress serves its host, with the certificate …',
      test: 'test/patterns/service-discovery.test.ts › an Ingress serves its host, with the certificate',
    },
    {
      what: '… and a route goes to the Service, whose Gateway may read the certificate.',
      test: 'test/patterns/service-discovery.test.ts › a route goes to the Service, and its Gateway may read the certificate',
    },
  ],
  limits: [
    '`host` is not the same everywhere: of a [WebService](web-service.md) it is the public name, and `name` and `url()` are the inside ones; of a [StatefulDatabase](stateful-database.md) it is the name inside, as it is here, where the prop `host` is the public one.',
    'A name for a host outside is a CNAME: a server that looks at the name it is asked by (TLS, HTTP) sees the name inside.',
    'Load balancers, Ingresses and routes are made by controllers of the cluster; where there is none, nothing comes of them.',
  ],
  app: serviceDiscovery,
  file: 'apps/service-discovery.ts',
  mistakes,
  table: 'test/patterns/service-discovery.mistakes.ts',
};
