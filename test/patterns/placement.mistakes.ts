// What people get wrong with placement, and what they are told.
import { Deployment, placement, type PlacementProps, spreading } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const pod = { main: { image: 'ghcr.io/acme/api:3.1.0' } };

export const mistakes: readonly Mistake[] = [
  {
    title: 'a number of zones that Pods may ignore',
    make: (chart) => new Deployment(chart, 'api', { pod: placement({ spread: { over: 'zones', minDomains: 3 } })(pod) }),
    says: ["minDomains: 3: can only use minDomains with whenUnsatisfiable: 'DoNotSchedule'"],
  },
  {
    title: 'a place that nobody knows',
    make: (chart) => new Deployment(chart, 'api', { pod: { ...pod, topologySpreadConstraints: spreading('racks' as 'nodes') } }),
    says: ["spread over 'racks': Pods are spread over 'nodes' or 'zones'"],
  },
  {
    title: 'an operator that is none',
    make: (chart) =>
      new Deployment(chart, 'api', { pod: placement({ tolerate: [{ key: 'gpu', operator: 'Is' }] } as unknown as PlacementProps)(pod) }),
    says: ['spec.template.spec.tolerations[0].operator: Unsupported value: "Is": supported values: "Equal", "Exists"   supported-value'],
  },
  {
    title: 'a rollout that takes no Pod away, of Pods that must be apart',
    make: (chart) => new Deployment(chart, 'cache', { replicas: 3, pod: placement({ apart: 'nodes' })(pod) }),
    says: [
      'spec.strategy.rollingUpdate.maxUnavailable: Forbidden: no node takes two of its Pods, and none goes before another comes; see template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]; where each node has one, a new Pod waits for ever: write maxUnavailable: 1, maxSurge: 0   rollout-place',
    ],
  },
];
