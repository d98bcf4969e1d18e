// What may be done in one namespace.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The object's own fields. */
export interface RoleProps extends Omit<k8s.Role, 'apiVersion' | 'kind' | 'metadata'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
}

/**
 * What may be done in one namespace, by verb and resource; a binding says by whom. The core API group is written `''`.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export class Role extends KubeObject<'Role', k8s.Role> {
  constructor(scope: Construct, id: string, props: RoleProps = {}) {
    super(
      scope,
      id,
      'Role',
      pasted<k8s.Role>(props, 'Role') ?? {
        metadata: props.metadata,
        render: () => {
          const { metadata: _, ...fields } = props;
          return copied(fields);
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Role>): Role {
    return new Role(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Role'> {
    return existing('Role', name, options);
  }
}
