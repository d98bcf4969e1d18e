// Who may do what a role says, in the whole cluster.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { existing, type Existing, type ExistingOptions, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { roleRef as role, subject, type RbacSubject } from './rbac';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface ClusterRoleBindingProps extends Omit<k8s.ClusterRoleBinding, 'apiVersion' | 'kind' | 'metadata' | 'roleRef' | 'subjects'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The role: an object, one that exists, or Kubernetes' own reference. Never to be changed once applied. */
  roleRef: Ref<'ClusterRole'> | Wire<k8s.RoleRef>;
  /** ServiceAccounts, or Kubernetes' own subjects. @default nobody */
  subjects?: RbacSubject[];
}

/**
 * Who may do what a role says, in the whole cluster. The role that it names can never be changed.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export class ClusterRoleBinding extends KubeObject<'ClusterRoleBinding', k8s.ClusterRoleBinding> {
  constructor(scope: Construct, id: string, props: ClusterRoleBindingProps) {
    super(
      scope,
      id,
      'ClusterRoleBinding',
      pasted<k8s.ClusterRoleBinding>(props, 'ClusterRoleBinding') ?? {
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
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ClusterRoleBinding>): ClusterRoleBinding {
    return new ClusterRoleBinding(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ClusterRoleBinding'> {
    return existing('ClusterRoleBinding', name, options);
  }
}
