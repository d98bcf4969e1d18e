// Who may do what a role says, in one namespace.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { existing, type Existing, type ExistingOptions, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { roleRef as role, subject, type RbacSubject } from './rbac';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface RoleBindingProps extends Omit<k8s.RoleBinding, 'apiVersion' | 'kind' | 'metadata' | 'roleRef' | 'subjects'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The role: an object, one that exists, or Kubernetes' own reference. Never to be changed once applied. */
  roleRef: Ref<'Role' | 'ClusterRole'> | Wire<k8s.RoleRef>;
  /** ServiceAccounts, or Kubernetes' own subjects. @default nobody */
  subjects?: RbacSubject[];
}

/**
 * Who may do what a role says, in one namespace. The role that it names can never be changed.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export class RoleBinding extends KubeObject<'RoleBinding', k8s.RoleBinding> {
  constructor(scope: Construct, id: string, props: RoleBindingProps) {
    super(
      scope,
      id,
      'RoleBinding',
      pasted<k8s.RoleBinding>(props, 'RoleBinding') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, roleRef, subjects, ...fields } = props;
          return {
            ...copied(fields),
            roleRef: role(roleRef, rendering),
            ...(subjects && { subjects: eachOf(subjects, (one) => subject(one, self.scope, rendering)) }),
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.RoleBinding>): RoleBinding {
    return new RoleBinding(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'RoleBinding'> {
    return existing('RoleBinding', name, options);
  }
}
