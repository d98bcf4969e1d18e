// Who signs certificates, for the whole cluster.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface ClusterIssuerProps extends k8s.IssuerSpec {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * Signs certificates of every namespace; cert-manager must run in the cluster.
 * @see https://cert-manager.io/docs/configuration/issuers/#cluster-issuers
 */
export class ClusterIssuer extends KubeObject<'ClusterIssuer', k8s.ClusterIssuer> {
  constructor(scope: Construct, id: string, props: ClusterIssuerProps) {
    super(
      scope,
      id,
      'ClusterIssuer',
      pasted<k8s.ClusterIssuer>(props, 'ClusterIssuer') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...spec } = props;
          return { spec: copied(spec) };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ClusterIssuer>): ClusterIssuer {
    return new ClusterIssuer(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ClusterIssuer'> {
    return existing('ClusterIssuer', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.IssuerSpec {
    return this.manifest.spec as k8s.IssuerSpec;
  }
}
