// The rules of a user beside the one for the host itself: `/` leads to its Service, unless they say where it goes.
import { isPlainObject } from '../kube/manifest';
import { entries } from '../kube/entries';
import type * as k8s from '../kube/wire';
import type { HTTPRouteProps } from './http-route';
import type { IngressProps, IngressRule } from './ingress';
import type { BackendPort, Service } from './service';

/** Where a host leads: a Service with one port, or the port of one. */
export type HostBackend = Service | BackendPort;

type Rules<P extends { rules?: unknown }> = NonNullable<P['rules']>;

/**
 * In the rule of that host, for not every controller reads two of one. What they say of all hosts, or of all below a domain, they say of
 * this one as well: another rule for it would take that away.
 */
export function ingressRulesFor(host: string, to: HostBackend, rules: Rules<IngressProps>): Rules<IngressProps> {
  if (!Array.isArray(rules)) return rules; // a Lazy
  const its = entries(rules).filter((rule) => isFor(rule.host, host));
  if (its.some(({ http }) => saysRoot(http?.paths, serviceOf(to)))) return rules;
  const at = rules.findIndex((rule) => isPlainObject(rule) && rule.host === host);
  if (at < 0) return its.length > 0 ? rules : [...rules, { host, http: { paths: { '/': to } } }];
  return rules.map((rule, i) => (i === at ? withRoot(rule, to) : rule));
}

/** Everything that no other rule takes. */
export const routeRoot = (to: HostBackend): Rules<HTTPRouteProps>[number] => ({
  matches: [{ path: { type: 'PathPrefix', value: '/' } }],
  backendRefs: [to],
});

export function routeRulesFor(to: HostBackend, rules: Rules<HTTPRouteProps>): Rules<HTTPRouteProps> {
  if (!Array.isArray(rules)) return rules;
  const isSaid = entries(rules).some(({ matches, backendRefs }) => {
    const all = entries(matches as object[] | undefined) as readonly k8s.HTTPRouteSpecRulesMatches[];
    return all.length === 0 || all.some(takesAll) || leadsTo(backendRefs, serviceOf(to));
  });
  return isSaid ? rules : [...rules, routeRoot(to)];
}

const serviceOf = (to: HostBackend): string => ('service' in to ? to.service : to.name);

const isFor = (said: unknown, host: string): boolean =>
  said === undefined || said === '' || said === host || (typeof said === 'string' && said.startsWith('*.') && host.endsWith(said.slice(1)));

/** A path in the controller's own words may be any. */
function saysRoot(paths: unknown, service: string): boolean {
  if (Array.isArray(paths))
    return (entries(paths) as readonly Partial<k8s.HTTPIngressPath>[]).some(
      ({ path = '/', pathType, backend }) => path === '/' || pathType === 'ImplementationSpecific' || isThat(backend, service),
    );
  return paths !== undefined && (!isPlainObject(paths) || '/' in paths || Object.values(paths).some((one) => isThat(one, service)));
}

function withRoot({ http, ...rule }: IngressRule, to: HostBackend): IngressRule {
  const paths = http?.paths ?? {};
  const root: k8s.HTTPIngressPath = { path: '/', pathType: 'Prefix', backend: { service: portOf(to) } };
  return { ...rule, http: { ...http, paths: Array.isArray(paths) ? [...paths, root] : { ...paths, '/': to } } };
}

const portOf = (to: HostBackend): k8s.IngressServiceBackend =>
  'service' in to ? { name: to.service, port: { ...to.port } } : { name: to.name, port: { number: to.spec.ports![0]!.port } };

const takesAll = ({ path, headers, queryParams, method }: k8s.HTTPRouteSpecRulesMatches): boolean =>
  !headers && !queryParams && !method && (path?.value ?? '/') === '/' && (path?.type ?? 'PathPrefix') === 'PathPrefix';

const leadsTo = (all: unknown, service: string): boolean => Array.isArray(all) && all.some((one) => isThat(one, service));

/** By a Service, by its name, or by a port of it, as we write them and as Kubernetes does. */
function isThat(to: unknown, service: string): boolean {
  if (typeof to !== 'object' || to === null) return false;
  const { name, service: named } = to as { name?: unknown; service?: unknown };
  return name === service || named === service || (isPlainObject(named) && named.name === service);
}
