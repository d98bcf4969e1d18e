// A Pod whose main container is read by an adapter.
import type { Construct } from 'constructs';
import type { AdapterProps } from '../pod/companion';
import type { PodProps } from '../pod/pod-props';
import { PatternPod } from './pattern-pod';

export interface AdapterPodProps extends PodProps {
  adapters: AdapterProps[];
}

/**
 * One Pod whose main container is read by an adapter, which shows its figures as collectors want them: on one port, `metrics`.
 * Nothing brings a bare Pod back when its node goes: a Deployment's `pod` takes the same props.
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 * @example apps/adapter-pod.ts
 */
export class AdapterPod extends PatternPod {
  constructor(scope: Construct, id: string, props: AdapterPodProps) {
    super(scope, id, props, 'adapters');
  }
}
