// Roles and accounts, as bindings name them.
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { isRef, type Ref } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';

/** A ServiceAccount, or Kubernetes' own subject. */
export type RbacSubject = Ref<'ServiceAccount'> | k8s.Subject;

export function roleRef(role: Ref<'Role'> | Ref<'ClusterRole'> | k8s.RoleRef, rendering: Rendering): k8s.RoleRef {
  if (!isRef(role)) return copied(role as k8s.RoleRef);
  const { kind, name }: { kind: string; name: string } = role;
  rendering.noteExisting(role);
  if (kind !== 'Role' && kind !== 'ClusterRole')
    rendering.problem('reference-kind', 'roleRef', `Invalid value: "${kind}/${name}": must be a Role or a ClusterRole`);
  return { apiGroup: 'rbac.authorization.k8s.io', kind, name };
}

/** A subject; an account that names no namespace is in the binding's. */
export function subject(one: RbacSubject, scope: Construct, rendering: Rendering): k8s.Subject {
  if (!isRef(one)) return copied(one as k8s.Subject);
  const name = rendering.name(one, 'ServiceAccount', 'subjects');
  const namespace = one.namespace ?? (one as { metadata?: { namespace?: string } }).metadata?.namespace ?? Chart.of(scope).namespace;
  return { kind: 'ServiceAccount', name, ...(namespace !== undefined && { namespace }) };
}
