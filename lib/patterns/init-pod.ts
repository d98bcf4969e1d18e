// A Pod that prepares itself.
import type { Construct } from 'constructs';
import type { InitContainerProps } from '../pod/companion';
import type { PodProps } from '../pod/pod-props';
import { PatternPod } from './pattern-pod';

export interface InitPodProps extends PodProps {
  initContainers: InitContainerProps[];
}

/**
 * One Pod whose main container begins once the init containers have ended well, one after the other, in the order in which they are written.
 * Nothing brings a bare Pod back when its node goes: a Deployment's `pod` takes the same props.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 * @example apps/init-pod.ts
 */
export class InitPod extends PatternPod {
  constructor(scope: Construct, id: string, props: InitPodProps) {
    super(scope, id, props, 'initContainers');
  }
}
