// What the routes of the Gateway API have in common: the Gateways that they attach to, and Services behind them.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { type Existing, isRef, type Ref } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import { backendPort } from './backend';
import type { BackendPort, Service } from './service';

/** A Gateway, or Kubernetes' own reference (for one listener of it: `sectionName`). */
export type ParentRef = Ref<'Gateway'> | k8s.HTTPRouteSpecParentRefs;
/** A Service with one port, a port of one by number, or Kubernetes' own reference (with `weight` and filters). */
export type RouteBackend<R> = Service | Existing<'Service'> | BackendPort | R;
/** A rule whose backends may be Services. */
export type RouteRule<R extends { backendRefs?: unknown[] }> = Omit<R, 'backendRefs'> & {
  backendRefs?: RouteBackend<NonNullable<R['backendRefs']>[number]>[];
};

export function parentRefs(parents: ParentRef[], rendering: Rendering): k8s.HTTPRouteSpecParentRefs[] {
  return parents.map((parent) => {
    if (!isRef(parent)) return copied(parent as k8s.HTTPRouteSpecParentRefs);
    rendering.noteExisting(parent);
    const { namespace } = parent;
    return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: parent.name, ...(namespace !== undefined && { namespace }) };
  });
}

export function routeRules<R extends { backendRefs?: unknown[] }>(rules: RouteRule<R>[], scope: Construct, rendering: Rendering): R[] {
  return rules.map((rule, i) => {
    const { backendRefs, ...rest } = rule as { backendRefs?: object[] };
    const at = (j: number): string => `spec.rules[${i}].backendRefs[${j}]`;
    return { ...copied(rest), ...(backendRefs && { backendRefs: backendRefs.map((to, j) => backendRef(to, at(j), rendering)) }) } as R;
  });
}

function backendRef(to: object, path: string, rendering: Rendering): object {
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
  return { kind: 'Service', name: port.service, ...(number !== undefined && { port: number }) };
}
