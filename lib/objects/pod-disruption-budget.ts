// How many Pods may be missing at once.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { podsSelector, type PodsSelector } from './network-peer';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface PodDisruptionBudgetProps extends Omit<k8s.PodDisruptionBudgetSpec, 'selector'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The Pods that it counts: a workload, or a selector. */
  selector: PodsSelector;
}

/**
 * Bounds how many Pods a drain takes at once. One of `minAvailable` and `maxUnavailable`; a budget that allows none blocks every drain.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class PodDisruptionBudget extends KubeObject<'PodDisruptionBudget', k8s.PodDisruptionBudget> {
  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(
      scope,
      id,
      'PodDisruptionBudget',
      pasted<k8s.PodDisruptionBudget>(props, 'PodDisruptionBudget') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, selector, ...spec } = props;
          return { spec: { ...copied(spec), selector: podsSelector(selector) } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.PodDisruptionBudget>): PodDisruptionBudget {
    return new PodDisruptionBudget(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'PodDisruptionBudget'> {
    return existing('PodDisruptionBudget', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.PodDisruptionBudgetSpec {
    return this.manifest.spec as k8s.PodDisruptionBudgetSpec;
  }
}
