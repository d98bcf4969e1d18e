// The page of NetworkSegment.
import { networkSegment } from '../../../apps/network-segment';
import { mistakes } from '../../../test/patterns/network-segment.mistakes';
import type { Page } from '../page';

export const networkSegmentPage: Page = {
  pattern: 'NetworkSegment',
  sentence: 'A namespace in which nobody reaches anybody, but for the ways that are named.',
  use: [
    'Who talks to whom should be written down, and nothing else should work.',
    'A way is one line: from a workload, namespace or address, to another, on ports by name.',
  ],
  not: [
    'The network of the cluster enforces no NetworkPolicy (some do not): the policies are taken, and nothing is denied.',
    'Rules by host name or by path: that is for a mesh or a gateway.',
  ],
  guarantees: [
    {
      what: 'All Pods of the namespace are denied everything but DNS.',
      test: 'test/patterns/network-segment.test.ts › denies all Pods of the namespace everything but DNS',
    },
    {
      what: 'A way between two workloads is opened on both of its ends, for the ports of the second.',
      test: 'test/patterns/network-segment.test.ts › opens a way between two workloads on both of its ends, for the ports of the second',
    },
    {
      what: 'A port that the workload does not have is said.',
      test: 'test/patterns/network-segment.test.ts › says so, where a port is none of the workload’s',
    },
    {
      what: 'A workload of another namespace is found there, and no policy is written for it.',
      test: 'test/patterns/network-segment.test.ts › finds workloads of another namespace there, and writes no policy for them',
    },
    {
      what: 'A StatefulDatabase with read replicas reaches itself, on its port, though nobody wrote that: before the segment, after it, in another chart. What is written is not written twice.',
      test: [
        'test/patterns/network-segment.test.ts › opens the way of a database with read replicas to itself, whichever is made first',
        'test/patterns/network-segment.test.ts › writes that way once, where somebody writes it, before or after',
        'test/patterns/network-segment.test.ts › leaves no replica without its primary, as far as policies go: the rule that asks is silent',
      ],
    },
  ],
  limits: [
    'The way to DNS is the one to the Pods `k8s-app: kube-dns` of kube-system. NodeLocal DNSCache answers on an address of the node, and OpenShift’s DNS is in another namespace: say `dns: false` there, and write that rule yourself.',
    'cert-manager answers an ACME HTTP-01 challenge with Pods of its own in this namespace, and nobody reaches them: they (`acme.cert-manager.io/http01-solver: "true"`, port 8089) need a NetworkPolicy that lets the Ingress controller or Gateway in. DNS-01 needs none.',
    '**No network plugin enforced it in our tests.** They show what the policies say, and that API servers take them; that packets are dropped is the word of the cluster’s own plugin, and was not tried.',
    'That a workload has to reach itself, nobody says for it, but for a [StatefulDatabase](stateful-database.md) with read replicas: `allow: [{ from: queue, to: queue }]`.',
    'A database of another namespace, or of an App of its own, is none of this segment: it needs a segment where it is.',
    '`dns: false` needs another way to DNS, where a StatefulDatabase of PostgreSQL or Redis is inside: it finds its Pods by name. `allow: [{ from: db, to: …, ports: [53] }]`, or a NetworkPolicy; without one, the synth warns.',
    'Probes of the kubelet and Pods on the network of their node are outside of what policies say.',
  ],
  app: networkSegment,
  file: 'apps/network-segment.ts',
  mistakes,
  table: 'test/patterns/network-segment.mistakes.ts',
};
