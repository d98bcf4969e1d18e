// What people get wrong with NetworkSegment, and what they are told.
import { Chart, Deployment, Namespace, NetworkSegment } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const api = (chart: Chart): Deployment =>
  new Deployment(chart, 'api', { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', ports: { http: 8080, metrics: 9090 } } } });

export const mistakes: readonly Mistake[] = [
  {
    title: 'a way between two others',
    make: (chart) => new NetworkSegment(chart, 'segment', { allow: [{ from: Namespace.existing('monitoring'), to: '10.0.0.0/8' }] }),
    says: [
      'allow[0]: Invalid value: neither from nor to is of this segment; one of its ends has to be a workload of namespace "shop": policies are for the Pods of their own   segment-member',
    ],
  },
  {
    title: 'a port that nobody declares',
    make: (chart) =>
      new NetworkSegment(chart, 'segment', { allow: [{ from: Namespace.existing('monitoring'), to: api(chart), ports: ['metric'] }] }),
    says: ['allow[0].ports[0]: Not found: "metric"; the ports of Deployment/api are "http", "metrics"   known-port'],
  },
];
