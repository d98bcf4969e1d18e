// Which traffic Pods may have.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { type EgressPeerRule, egressRule, type IngressPeerRule, ingressRule, podsSelector, type PodsSelector } from './network-peer';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface NetworkPolicyProps extends Omit<k8s.NetworkPolicySpec, 'podSelector' | 'ingress' | 'egress'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The Pods that it is for: a workload, or a selector; `{}` is every Pod of the namespace. @default every Pod of the namespace */
  podSelector?: PodsSelector;
  /** What may come in; `from` takes workloads too. `[]` denies everything. @default not spoken of */
  ingress?: IngressPeerRule[];
  /** Where they may go; `to` takes workloads too. Mind DNS, port 53. @default not spoken of */
  egress?: EgressPeerRule[];
}

/**
 * Once a policy selects a Pod, it has only the traffic that some policy allows; the network plugin must enforce policies. `egress: []` denies all only with `policyTypes`.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicy extends KubeObject<'NetworkPolicy', k8s.NetworkPolicy> {
  constructor(scope: Construct, id: string, props: NetworkPolicyProps = {}) {
    super(
      scope,
      id,
      'NetworkPolicy',
      pasted<k8s.NetworkPolicy>(props, 'NetworkPolicy') ?? {
        metadata: props.metadata,
        render: (_rendering, { metadata: { namespace } }) => {
          const { metadata: _, podSelector, ingress, egress, ...spec } = props;
          return {
            spec: {
              ...copied(spec),
              podSelector: podsSelector(podSelector ?? {}),
              ...(ingress && { ingress: eachOf(ingress, (rule) => ingressRule(rule, namespace)) }),
              ...(egress && { egress: eachOf(egress, (rule) => egressRule(rule, namespace)) }),
            },
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.NetworkPolicy>): NetworkPolicy {
    return new NetworkPolicy(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'NetworkPolicy'> {
    return existing('NetworkPolicy', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.NetworkPolicySpec {
    return this.manifest.spec as k8s.NetworkPolicySpec;
  }
}
