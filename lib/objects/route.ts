// What the routes of the Gateway API have in common: the Gateways that they attach to, and Services behind them.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { isRef, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import { backendPort, type ServiceBackend } from './backend';

/** A Gateway, or Kubernetes' own reference (for one listener of it: `sectionName`). */
export type ParentRef = Ref<'Gateway'> | Wire<k8s.HTTPRouteSpecParentRefs>;
/** A Service with one port, a port of one by number, or Kubernetes' own reference (with `weight` and filters). */
export type RouteBackend<R> = ServiceBackend | Wire<R>;
/** A rule whose backends may be Services. */
export type RouteRule<R extends { backendRefs?: unknown[] }> = Omit<R, 'backendRefs'> & {
  backendRefs?: RouteBackend<NonNullable<R['backendRefs']>[number]>[];
};

export function parentRefs(parents: ParentRef[], rendering: Rendering): k8s.HTTPRouteSpecParentRefs[] {
  return eachOf(parents, (parent, i) => {
    if (!isRef(parent)) return copied(parent as k8s.HTTPRouteSpecParentRefs);
    rendering.refersTo(parent, ['Gateway'], `spec.parentRefs[${i}]`);
    const { namespace } = parent;
    return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: parent.name, ...(namespace !== undefined && { namespace }) };
  });
}

export function routeRules<R extends { backendRefs?: unknown[] }>(rules: RouteRule<R>[], scope: Construct, rendering: Rendering): R[] {
  return eachOf(rules, (rule, i) => {
    const { backendRefs, ...rest } = rule as { backendRefs?: object[] };
    const at = (j: number): string => `spec.rules[${i}].backendRefs[${j}]`;
    return {
      ...copied(rest),
      ...(backendRefs && { backendRefs: eachOf(backendRefs, (to, j) => backendRef(to, at(j), scope, rendering)) }),
    } as R;
  });
}

function backendRef(to: object, path: string, scope: Construct, rendering: Rendering): object {
  // Kubernetes' own reference has a kind too, but is no construct and no `existing`
  const ours = 'node' in to || 'existing' in to || 'service' in to;
  const port = ours ? backendPort(to, path, rendering) : undefined;
  if (!port) return copied(to);
  const number = 'number' in port.port ? port.port.number : port.number;
  if (number === undefined)
    rendering.problem(
      'backend-port',
      path,
      `Invalid value: ${JSON.stringify(port.port)}: Service/${port.service} has no port of that name`,
      'a route names ports by number',
    );
  // left out it is the route's own
  const elsewhere = port.namespace !== undefined && port.namespace !== (scope as { namespace?: string }).namespace;
  return {
    kind: 'Service',
    name: port.service,
    ...(elsewhere && { namespace: port.namespace }),
    ...(number !== undefined && { port: number }),
  };
}
