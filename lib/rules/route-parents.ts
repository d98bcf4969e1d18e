// Rules about routes and the Gateways made beside them: accepted by every server, and no request comes through.
import { fieldsOf } from '../kube/fields-of';
import { type Manifest, namespaceOf } from '../kube/manifest';
import { selects } from '../kube/selector';
import { entries, isNone, isText } from './entries';
import { listed } from './listed';
import type { ReadonlySet } from './manifest-set';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const GATEWAY_API = 'gateway.networking.k8s.io';
const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const ROUTES = new Set(['HTTPRoute', 'GRPCRoute']);

type Fields = Readonly<Record<string, unknown>>;

export const routeParentRules: readonly Rule[] = [
  {
    id: 'route-attached',
    severity: 'warning',
    reads: [
      'HTTPRouteSpec.parentRefs',
      'HTTPRouteSpec.hostnames',
      'GRPCRouteSpec.parentRefs',
      'GRPCRouteSpec.hostnames',
      'GatewaySpecListeners.*',
    ],
    accepts: 'a route names a listener that its Gateway has, that takes routes of its namespace, and that is for its hosts',
    source: `${GATEWAY}#commonroutespec`,
    checkAll: (set, report) => {
      if (set.names('Gateway').length === 0) return;
      forRoutes(set, (route, index) => attach(set, route, (path, message, hint) => report(index, path, message, hint)));
    },
  },
  {
    id: 'route-backend-granted',
    severity: 'warning',
    reads: ['HTTPRouteSpecRulesBackendRefs.namespace', 'GRPCRouteSpecRulesBackendRefs.namespace', 'ReferenceGrantSpec.*'],
    accepts: 'a route leads to a Service of another namespace only where a ReferenceGrant there lets it',
    source: `${GATEWAY}#referencegrant`,
    checkAll: backendsOfOthers,
  },
];

function forRoutes(set: ReadonlySet, visit: (route: Manifest, index: number) => void): void {
  set.manifests.forEach((manifest, index) => {
    if (ROUTES.has(manifest.kind) && isOfGatewayApi(manifest)) visit(manifest, index);
  });
}

type Say = (path: string, message: string, hint?: string) => void;

/** What one Gateway has for the route. Nothing is known of one that is not made here. */
interface Parent {
  readonly gateway: string;
  readonly listeners: readonly Fields[];
}

function attach(set: ReadonlySet, route: Manifest, say: Say): void {
  const { parentRefs, hostnames } = fieldsOf(route.spec);
  const parents = entries(parentRefs).map((ref, i) => parentOf(set, ref, route, `spec.parentRefs[${i}]`, say));
  const known = parents.filter((parent) => parent !== undefined);
  if (!Array.isArray(hostnames) || known.length === 0 || known.length < parents.length) return;
  const hosts = known.flatMap(({ listeners }) => listeners.map(({ hostname }) => hostname));
  // where there is no listener, that is said
  if (hosts.length === 0 || hosts.some((host) => !isText(host))) return;
  hostnames.forEach((host: unknown, i) => {
    if (!isText(host) || hosts.some((its) => meet(its as string, host))) return;
    const names = [...new Set(hosts)].map(quoted).join(', ');
    say(
      `spec.hostnames[${i}]`,
      `Invalid value: ${quoted(host)}: must be one of a listener`,
      `those of ${known.map(({ gateway }) => gateway).join(', ')} are for ${names}`,
    );
  });
}

function parentOf(set: ReadonlySet, ref: Fields, route: Manifest, path: string, say: Say): Parent | undefined {
  const { group = GATEWAY_API, kind = 'Gateway', name, namespace, sectionName, port } = ref;
  if (group !== GATEWAY_API || kind !== 'Gateway' || !isText(name)) return undefined;
  const found = set.find('Gateway', name, isText(namespace) ? namespace : namespaceOf(route));
  const gateway = found.length === 1 ? set.manifests[found[0]!]! : undefined;
  const all = gateway && isOfGatewayApi(gateway) ? entries(fieldsOf(gateway.spec).listeners) : [];
  if (!gateway || all.length === 0) return undefined;
  const its = `Gateway/${name}`;
  const named = isText(sectionName) ? all.filter((one) => one.name === sectionName) : all;
  if (named.length === 0) {
    const names = all.map((one) => one.name).filter(isText);
    say(`${path}.sectionName`, `Not found: ${quoted(sectionName)}`, listed(`the listeners of ${its}`, names, String(sectionName)));
    return { gateway: its, listeners: [] };
  }
  const there = isNone(port) ? named : named.filter((one) => one.port === port);
  if (there.length === 0) {
    const ports = named.map((one) => String(one.port)).join(', ');
    say(`${path}.port`, `Not found: ${quoted(port)}`, `what it names of ${its} listens on ${ports}`);
    return { gateway: its, listeners: [] };
  }
  const open = there.filter((one) => takes(set, one, gateway, route));
  if (open.length === 0)
    say(
      path,
      `Forbidden: ${its} takes no route of namespace ${quoted(namespaceOf(route))}`,
      "the listener says which it takes: allowedRoutes: { namespaces: { from: 'All' } }, or a Selector; left out, those of its own namespace",
    );
  return { gateway: its, listeners: open };
}

/** Whether the listener takes routes of that namespace, as far as anybody knows. */
function takes(set: ReadonlySet, listener: Fields, gateway: Manifest, route: Manifest): boolean {
  const { from, selector } = fieldsOf(fieldsOf(listener.allowedRoutes).namespaces);
  const [own, other] = [namespaceOf(gateway), namespaceOf(route)];
  if (own === undefined || other === undefined) return true;
  if (isNone(from) || from === 'Same') return own === other;
  if (from !== 'Selector') return true;
  const made = set.find('Namespace', other, undefined)[0];
  if (made === undefined) return true;
  const labels = fieldsOf(fieldsOf(set.manifests[made]!.metadata).labels);
  return selects(selector, { ...labels, 'kubernetes.io/metadata.name': other });
}

/** Whether there is a host that both are for; what stands behind `*.` is for any number of labels. */
function meet(a: string, b: string): boolean {
  return a === b || isUnder(a, b) || isUnder(b, a);
}
const isUnder = (wild: string, host: string): boolean => wild.startsWith('*.') && host.endsWith(wild.slice(1));

function backendsOfOthers(set: ReadonlySet, report: Report): void {
  forRoutes(set, ({ kind, spec, ...rest }, index) => {
    const own = namespaceOf({ kind, ...rest });
    entries(fieldsOf(spec).rules).forEach(({ backendRefs }, i) =>
      entries(backendRefs).forEach(({ group, kind: its = 'Service', name, namespace }, j) => {
        if (own === undefined || !isText(namespace) || namespace === own || !isText(name)) return;
        if ((group ?? '') !== '' || its !== 'Service' || set.find('Service', name, namespace).length === 0) return;
        if (isGranted(set, namespace, { kind, namespace: own }, name)) return;
        report(
          index,
          `spec.rules[${i}].backendRefs[${j}].namespace`,
          `Forbidden: nothing in namespace ${quoted(namespace)} lets ${kind}s of ${quoted(own)} refer to Service/${name}`,
          `make a ReferenceGrant there: from ${kind} of ${quoted(own)}, to Service`,
        );
      }),
    );
  });
}

function isGranted(set: ReadonlySet, there: string, from: { kind: string; namespace: string }, name: string): boolean {
  return set.names('ReferenceGrant').some((grant) =>
    set.find('ReferenceGrant', grant, there).some((at) => {
      const spec = fieldsOf(set.manifests[at]!.spec);
      return (
        entries(spec.from).some((one) => one.group === GATEWAY_API && one.kind === from.kind && one.namespace === from.namespace) &&
        entries(spec.to).some((one) => (one.group ?? '') === '' && one.kind === 'Service' && (isNone(one.name) || one.name === name))
      );
    }),
  );
}

const isOfGatewayApi = ({ apiVersion }: Manifest): boolean => typeof apiVersion === 'string' && apiVersion.startsWith(`${GATEWAY_API}/`);
