// What people get wrong with NetworkSegment, and what they are told.
import { Chart, Deployment, httpGet, Namespace, NetworkSegment, redis, Secret, StatefulDatabase, WebService } from 'cdk8s-patterns';
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
  {
    title: 'the port of the Service, where the Pods have another',
    make: (chart) => {
      const web = new WebService(chart, 'web', {
        pod: { main: { image: 'ghcr.io/acme/web:4.0.0', ports: { http: 8080 }, readinessProbe: httpGet('/healthz', 'http') } },
      });
      new NetworkSegment(chart, 'segment', { allow: [{ from: 'anywhere', to: web, ports: [80] }] });
    },
    says: [
      'spec.ingress[0].ports[0].port: Invalid value: 80: must be a port of the Pods; it is one of Service/web, which leads to 8080 of Deployment/web, and nobody gets there: write 8080   policy-port',
    ],
  },
  {
    title: 'a database of which the segment hides DNS',
    make: (chart) => {
      const credentials = Secret.existing('db-login');
      new StatefulDatabase(chart, 'db', { engine: redis({ version: '7.4' }), credentials, storage: { size: '10Gi' }, readReplicas: 1 });
      new NetworkSegment(chart, 'segment', { dns: false });
    },
    says: [
      'spec.egress: Required value: the Pods of StatefulSet/db have no way to DNS; an empty database waits until its own name is known, and replicas find their primary by name; in a NetworkSegment leave out dns: false, or allow the way: { from: db, to: …, ports: [53] }   database-asks-dns',
    ],
  },
];
