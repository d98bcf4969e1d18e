// As whom Pods talk to the API server.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, isRef, type NameRef, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface ServiceAccountProps extends Omit<k8s.ServiceAccount, 'apiVersion' | 'kind' | 'metadata' | 'imagePullSecrets'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Secrets that its Pods pull images with. @default none */
  imagePullSecrets?: (NameRef<'Secret'> | Wire<k8s.LocalObjectReference>)[];
}

/**
 * An account for Pods; RoleBindings say what it may do.
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ServiceAccount extends KubeObject<'ServiceAccount', k8s.ServiceAccount> {
  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(
      scope,
      id,
      'ServiceAccount',
      pasted<k8s.ServiceAccount>(props, 'ServiceAccount') ?? {
        metadata: props.metadata,
        render: (rendering) => {
          const { metadata: _, imagePullSecrets, ...fields } = props;
          return {
            ...copied(fields),
            ...(imagePullSecrets && {
              imagePullSecrets: !Array.isArray(imagePullSecrets)
                ? copied(imagePullSecrets)
                : imagePullSecrets.map((ref, i) =>
                    typeof ref === 'string' || isRef(ref) ? { name: rendering.name(ref, 'Secret', `imagePullSecrets[${i}]`) } : copied(ref),
                  ),
            }),
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ServiceAccount>): ServiceAccount {
    return new ServiceAccount(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ServiceAccount'> {
    return existing('ServiceAccount', name, options);
  }

  /** As a binding of cdk8s-plus asks for its subjects. */
  toSubjectConfiguration(): { kind: string; name: string; apiGroup: string; namespace?: string } {
    return { kind: this.kind, name: this.name, apiGroup: '', ...(this.namespace !== undefined && { namespace: this.namespace }) };
  }
}
