// What goes wrong with a StatelessService, and what is said.
import { type Chart, grpc, StatelessService, type StatelessServiceProps } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const main = { image: 'ghcr.io/acme/cart:2.0.1', ports: { grpc: 9000 }, readinessProbe: grpc(9000) };
const cart = (chart: Chart, props: Partial<StatelessServiceProps>): StatelessService =>
  new StatelessService(chart, 'cart', { pod: { main }, ...props } as StatelessServiceProps);

export const mistakes: readonly Mistake[] = [
  {
    title: 'a worker that does not say that nobody asks it',
    make: (chart) => cart(chart, { pod: { main: { image: 'ghcr.io/acme/worker:1.0.0', readinessProbe: grpc(9000) } } }),
    says: [
      'spec.template.spec.containers[0].ports: Required value: a Service leads to a port; ports: { http: 8080 }; service: false for what nobody asks anything   served-port',
    ],
  },
  {
    title: 'no readinessProbe',
    make: (chart) => cart(chart, { pod: { main: { image: 'ghcr.io/acme/cart:2.0.1', ports: { grpc: 9000 } } } }),
    says: [
      "spec.template.spec.containers[0].readinessProbe: Required value: without one, a Pod is sent requests as soon as its process runs, and a rollout goes on over Pods that never answer; readinessProbe: httpGet('/healthz', 'http')   readiness-probe",
    ],
  },
  {
    title: 'autoscale by the memory of a container that requests cpu alone',
    make: (chart) =>
      cart(chart, {
        autoscale: { maxReplicas: 5, cpu: 60, memory: 80 },
        pod: { main: { ...main, resources: { requests: { cpu: '100m' } } } },
      }),
    says: [
      `autoscale.memory: Invalid value: 80: a percentage of what container "main" requests, and it requests no memory; resources: { requests: { memory: '128Mi' } }, on the container or for all below a scope by configure   autoscale-request`,
    ],
  },
];
