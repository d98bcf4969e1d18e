// A rule about ports of a policy that are a Service's, and none of the Pods that it is for.
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import { entries } from './entries';
import type { ReadonlySet } from './manifest-set';
import { type PodsOf, podsOfSet } from './pod-index';
import type { Report, Rule } from './rule';

type Fields = Readonly<Record<string, unknown>>;

/** What a Service does with a port of its own. */
interface Forwarded {
  readonly service: string;
  readonly port: number;
  readonly protocol: unknown;
  readonly to: number;
}

export const policyPortRules: readonly Rule[] = [
  {
    id: 'policy-port',
    severity: 'warning',
    reads: ['NetworkPolicyPort.port', 'ServicePort.*', 'ContainerPort.*'],
    accepts: 'a policy opens the ports of Pods, and not those that a Service has for them',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    checkAll: (set, report) => {
      if (set.names('NetworkPolicy').length === 0 || set.names('Service').length === 0) return;
      let forwarded: ReadonlyMap<PodsOf, readonly Forwarded[]> | undefined;
      set.manifests.forEach((manifest, index) => {
        for (const pods of openedTo(manifest, set)) judge(manifest, (forwarded ??= forwardedIn(set)).get(pods) ?? [], pods, index, report);
      });
    },
  },
];

/** Those that it names, if it opens ports: of everybody in a namespace no Service is. */
function openedTo(manifest: Manifest, set: ReadonlySet): readonly PodsOf[] {
  if (manifest.kind !== 'NetworkPolicy' || !isPlainObject(manifest.spec)) return [];
  const { podSelector, ingress } = manifest.spec;
  if (!isPlainObject(podSelector) || !isPlainObject(podSelector.matchLabels)) return [];
  return entries(ingress).some(({ ports }) => entries(ports).length > 0) ? podsOfSet(set).selected(podSelector, manifest) : [];
}

function judge({ spec }: Manifest, forwarded: readonly Forwarded[], pods: PodsOf, index: number, report: Report): void {
  if (forwarded.length === 0) return;
  entries((spec as Fields).ingress).forEach(({ ports }, i) => {
    const all = entries(ports);
    all.forEach((one, j) => {
      const meant = forwarded.find(({ port, to, protocol }) => {
        const isOpen =
          all.some((other) => covers(other, to, protocol)) || portsOf(pods).some(({ containerPort }) => containerPort === port);
        return one.port === port && protocolOf(one) === protocol && !isOpen;
      });
      if (!meant) return;
      const { service, port, to } = meant;
      const who = `${pods.manifest.kind}/${objectId(pods.manifest).name}`;
      report(
        index,
        `spec.ingress[${i}].ports[${j}].port`,
        `Invalid value: ${port}: must be a port of the Pods`,
        `it is one of Service/${service}, which leads to ${to} of ${who}, and nobody gets there: write ${to}`,
      );
    });
  });
}

function forwardedIn(set: ReadonlySet): ReadonlyMap<PodsOf, readonly Forwarded[]> {
  const found = new Map<PodsOf, Forwarded[]>();
  for (const manifest of set.manifests) {
    if (manifest.kind !== 'Service' || manifest.apiVersion !== 'v1' || !isPlainObject(manifest.spec)) continue;
    const { selector, ports } = manifest.spec;
    if (!isPlainObject(selector) || Object.keys(selector).length === 0) continue;
    for (const pods of podsOfSet(set).selectedByMap(selector, manifest))
      for (const one of entries(ports)) {
        const to = targetOf(one, pods);
        if (typeof one.port !== 'number' || to === undefined || to === one.port) continue;
        const its = found.get(pods) ?? [];
        its.push({ service: objectId(manifest).name, port: one.port, protocol: protocolOf(one), to });
        found.set(pods, its);
      }
  }
  return found;
}

/** The number; undefined where no container has the name. */
function targetOf({ port, targetPort }: Fields, pods: PodsOf): number | undefined {
  if (typeof targetPort !== 'string') return typeof targetPort === 'number' && targetPort !== 0 ? targetPort : (port as number);
  const found = portsOf(pods).find(({ name }) => name === targetPort)?.containerPort;
  return typeof found === 'number' ? found : undefined;
}

const portsOf = ({ spec }: PodsOf): readonly Fields[] =>
  [...entries(spec.containers), ...entries(spec.initContainers)].flatMap(({ ports }) => entries(ports));

/** A name may well be that of the port. */
const covers = (one: Fields, to: number, protocol: unknown): boolean =>
  protocolOf(one) === protocol &&
  (typeof one.port !== 'number' || one.port === to || (typeof one.endPort === 'number' && one.port <= to && to <= one.endPort));

const protocolOf = ({ protocol }: Fields): unknown => protocol ?? 'TCP';
