// A Pod whose main container has a proxy to the outside.
import type { Construct } from 'constructs';
import type { AmbassadorProps } from '../pod/companion';
import type { PodProps } from '../pod/pod-props';
import { PatternPod } from './pattern-pod';

export interface AmbassadorPodProps extends PodProps {
  ambassadors: AmbassadorProps[];
}

/**
 * One Pod whose main container speaks to 127.0.0.1 and means something outside: a proxy beside it knows where that is, and who may.
 * Nothing brings a bare Pod back when its node goes: a Deployment's `pod` takes the same props.
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 * @example apps/ambassador-pod.ts
 */
export class AmbassadorPod extends PatternPod {
  constructor(scope: Construct, id: string, props: AmbassadorPodProps) {
    super(scope, id, props, 'ambassadors');
  }
}
