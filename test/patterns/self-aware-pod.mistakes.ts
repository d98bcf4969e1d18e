// What people get wrong with SelfAwarePod, and what they are told.
import { fieldRef, resourceFieldRef, SelfAwarePod } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

const image = 'ghcr.io/acme/agent:1.4.0';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a field of the pod that no variable can show',
    make: (chart) => new SelfAwarePod(chart, 'agent', { main: { image, env: { HOST: fieldRef('spec.hostname' as never) } } }),
    says: [
      bare,
      'spec.containers[0].env[7].valueFrom.fieldRef.fieldPath: Unsupported value: "spec.hostname"; did you mean "spec.nodeName"?   downward-field',
    ],
  },
  {
    title: 'a resource that there is not',
    make: (chart) => new SelfAwarePod(chart, 'agent', { main: { image, env: { GPUS: resourceFieldRef('limits.gpu' as never) } } }),
    says: [
      bare,
      'spec.containers[0].env[7].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu"; did you mean "limits.cpu"?   downward-resource',
    ],
  },
];
