// A Pod that knows itself.
import type { Construct } from 'constructs';
import type { PodProps } from '../pod/pod-props';
import { selfAware } from '../pod/self-aware';
import { PatternPod } from './pattern-pod';

/**
 * One Pod whose main container knows itself, by variables and by files in /etc/podinfo: see `selfAware`, which does it to the pod of any
 * workload. Nothing brings a bare Pod back when its node goes: `new Deployment(chart, 'web', { pod: selfAware({ … }) })` is.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 * @example apps/self-aware-pod.ts
 */
export class SelfAwarePod extends PatternPod {
  constructor(scope: Construct, id: string, props: PodProps) {
    super(scope, id, selfAware(props));
  }
}
