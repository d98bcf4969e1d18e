// As many Pods as the load wants.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { isPlainObject } from '../kube/manifest';
import { existing, type Existing, type ExistingOptions, isExisting, type ObjectRef, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface HorizontalPodAutoscalerProps extends Omit<k8s.HorizontalPodAutoscalerSpec, 'scaleTargetRef'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** What is scaled: a workload, one that exists, or Kubernetes' own reference. */
  scaleTargetRef: Ref<'Deployment' | 'StatefulSet' | 'ReplicaSet' | 'ReplicationController'> | Wire<k8s.CrossVersionObjectReference>;
}

/**
 * Keeps the number of Pods where metrics want it. The workload leaves `replicas` out, or both fight for it.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class HorizontalPodAutoscaler extends KubeObject<'HorizontalPodAutoscaler', k8s.HorizontalPodAutoscaler> {
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(
      scope,
      id,
      'HorizontalPodAutoscaler',
      pasted<k8s.HorizontalPodAutoscaler>(props, 'HorizontalPodAutoscaler') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, scaleTargetRef, ...spec } = props;
          return { spec: { ...copied(spec), scaleTargetRef: target(scaleTargetRef, rendering) } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.HorizontalPodAutoscaler>): HorizontalPodAutoscaler {
    return new HorizontalPodAutoscaler(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'HorizontalPodAutoscaler'> {
    return existing('HorizontalPodAutoscaler', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.HorizontalPodAutoscalerSpec {
    return this.manifest.spec as k8s.HorizontalPodAutoscalerSpec;
  }
}

/** An object or one that exists, by what Kubernetes asks of it; Kubernetes' own reference as it is, slips and all. */
function target(ref: HorizontalPodAutoscalerProps['scaleTargetRef'], rendering: Rendering): k8s.CrossVersionObjectReference {
  if (typeof ref !== 'object' || ref === null || Array.isArray(ref) || (isPlainObject(ref) && !isExisting(ref)))
    return copied(ref as k8s.CrossVersionObjectReference);
  const { apiVersion, kind, name } = ref as k8s.CrossVersionObjectReference;
  rendering.refersTo(ref as ObjectRef<string>, ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'], 'spec.scaleTargetRef');
  return { ...(apiVersion !== undefined && { apiVersion }), kind, name };
}
