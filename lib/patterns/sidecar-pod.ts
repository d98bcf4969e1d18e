// A Pod whose main container has help.
import type { Construct } from 'constructs';
import type { SidecarProps } from '../pod/companion';
import type { PodProps } from '../pod/pod-props';
import { PatternPod } from './pattern-pod';

export interface SidecarPodProps extends PodProps {
  sidecars: SidecarProps[];
}

/**
 * One Pod whose main container has help: a sidecar starts before it and ends after it (from Kubernetes 1.29 on), and shares its volumes.
 * Nothing brings a bare Pod back when its node goes: a Deployment's `pod` takes the same props.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 * @example apps/sidecar-pod.ts
 */
export class SidecarPod extends PatternPod {
  constructor(scope: Construct, id: string, props: SidecarPodProps) {
    super(scope, id, props, 'sidecars');
  }
}
