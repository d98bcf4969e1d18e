// What may be done in the whole cluster.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface ClusterRoleProps extends Omit<k8s.ClusterRole, 'apiVersion' | 'kind' | 'metadata'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * What may be done in the whole cluster, by verb and resource; a binding says by whom. The core API group is written `''`.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export class ClusterRole extends KubeObject<'ClusterRole', k8s.ClusterRole> {
  constructor(scope: Construct, id: string, props: ClusterRoleProps = {}) {
    super(
      scope,
      id,
      'ClusterRole',
      pasted<k8s.ClusterRole>(props, 'ClusterRole') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...fields } = props;
          return copied(fields);
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.ClusterRole>): ClusterRole {
    return new ClusterRole(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'ClusterRole'> {
    return existing('ClusterRole', name, options);
  }
}
