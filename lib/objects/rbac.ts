// Roles and accounts, as bindings name them.
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { isRef, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';

/** A ServiceAccount, or Kubernetes' own subject. */
export type RbacSubject = Ref<'ServiceAccount'> | Wire<k8s.Subject>;

export function roleRef(role: Ref<'Role' | 'ClusterRole'> | Wire<k8s.RoleRef>, rendering: Rendering): k8s.RoleRef {
  if (!isRef(role)) return copied(role as k8s.RoleRef);
  rendering.refersTo(role, ['Role', 'ClusterRole'], 'roleRef');
  return { apiGroup: 'rbac.authorization.k8s.io', kind: role.kind, name: role.name };
}

/** A subject; an account that names no namespace is in the binding's. */
export function subject(one: RbacSubject, scope: Construct, rendering: Rendering): k8s.Subject {
  if (!isRef(one)) return copied(one as k8s.Subject);
  const name = rendering.name(one, 'ServiceAccount', 'subjects');
  const namespace = one.namespace ?? (one as { metadata?: { namespace?: string } }).metadata?.namespace ?? Chart.of(scope).namespace;
  return { kind: 'ServiceAccount', name, ...(namespace !== undefined && { namespace }) };
}
