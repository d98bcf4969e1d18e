// A certificate that renews itself.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, isRef, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface CertificateProps extends Omit<k8s.CertificateSpec, 'issuerRef'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Who signs it: an Issuer of the same namespace, a ClusterIssuer, or cert-manager's own reference. */
  issuerRef: Ref<'Issuer' | 'ClusterIssuer'> | Wire<k8s.CertificateSpecIssuerRef>;
}

/**
 * A certificate, kept fresh in the Secret `secretName`; cert-manager must run in the cluster.
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export class Certificate extends KubeObject<'Certificate', k8s.Certificate> {
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(
      scope,
      id,
      'Certificate',
      pasted<k8s.Certificate>(props, 'Certificate') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, issuerRef, ...spec } = props;
          if (isRef(issuerRef)) rendering.refersTo(issuerRef, ['Issuer', 'ClusterIssuer'], 'spec.issuerRef');
          const ref = isRef(issuerRef) ? { group: 'cert-manager.io', kind: issuerRef.kind, name: issuerRef.name } : copied(issuerRef);
          return { spec: { ...copied(spec), issuerRef: ref } };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Certificate>): Certificate {
    return new Certificate(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Certificate'> {
    return existing('Certificate', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.CertificateSpec {
    return this.manifest.spec as k8s.CertificateSpec;
  }
}
