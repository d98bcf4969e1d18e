import { type Chart, claim, Singleton, type SingletonProps } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const main = { image: 'ghcr.io/acme/scheduler:1.0.0' };
const HINT = 'atMost: 1 is never two, and none while rolling; atLeast: 1 is never none while rolling, and two for a moment';
const MORE = 'several equal Pods are a Deployment; several that take turns elect their leader themselves';
const singleton =
  (props: object) =>
  (chart: Chart): unknown =>
    new Singleton(chart, 'scheduler', { pod: { main }, ...props } as SingletonProps);

export const mistakes: readonly Mistake[] = [
  {
    title: 'neither promise',
    make: singleton({}),
    says: [`atMost: Required value; ${HINT}   singleton-promise`],
  },
  {
    title: 'both promises, which no cluster keeps',
    make: singleton({ atMost: 1, atLeast: 1 }),
    says: [`atLeast: Forbidden: atMost is given as well, and no cluster keeps both; ${HINT}   singleton-promise`],
  },
  {
    title: 'a Singleton of two',
    make: singleton({ atMost: 2 }),
    says: [`atMost: Unsupported value: 2: supported values: 1; ${MORE}   singleton-promise`],
  },
  {
    title: 'replicas',
    make: singleton({ atMost: 1, replicas: 3 }),
    says: [`replicas: Forbidden: a Singleton is one; ${MORE}   singleton-promise`],
  },
  {
    title: 'a budget, which would stop every drain or do nothing',
    make: singleton({ atMost: 1, disruptionBudget: { minAvailable: 1 } }),
    says: [
      'disruptionBudget: Forbidden: a budget on one Pod does nothing, or lets nobody drain its node; leave it out   singleton-promise',
    ],
  },
  {
    title: 'a claim of its own under two Pods',
    make: singleton({ atLeast: 1, minReadySeconds: 5, pod: { main: { ...main, volumeMounts: { '/data': claim({ size: '1Gi' }) } } } }),
    says: [
      'spec.template.spec.volumes: Invalid value: claim "data": a Deployment has no claim templates; mount a PersistentVolumeClaim, an ephemeral volume, or use a StatefulSet   claim-template',
      'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "data"; there are none   known-volume',
    ],
  },
  {
    title: 'a new Pod that is taken for ready as soon as it runs',
    make: singleton({ atLeast: 1 }),
    says: [
      'spec.template.spec.containers[0].readinessProbe: Required value; without it the old Pod goes as soon as the new one runs, ready or not: give one, or minReadySeconds   readiness-probe',
    ],
  },
];
