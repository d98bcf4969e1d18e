// Rules about the ways that a replicated database needs to itself: policies of the network may close them, and nothing says so.
import { fieldsOf } from '../kube/fields-of';
import { isPlainObject, type Manifest, namespaceOf, objectId } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';
import { selects } from '../kube/selector';
import { entries } from './entries';
import type { ReadonlySet } from './manifest-set';
import type { Rule } from './rule';

const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

export const databaseWayRules: readonly Rule[] = [
  {
    id: 'database-reaches-itself',
    severity: 'warning',
    reads: ['NetworkPolicySpec.*', 'StatefulSetSpec.replicas'],
    accepts: 'policies leave the replicas of a database their way to its primary',
    source: `${POLICIES}#the-two-sorts-of-pod-isolation`,
    checkAll: (set, report) =>
      forDatabases(set, ({ name, port, primary, replica, policies }) => {
        if (!replica) return;
        for (const [type, at, to] of [['Ingress', primary, replica] as const, ['Egress', replica, primary] as const]) {
          const closing = closingOf(policies, at, type);
          if (closing.length === 0 || isOpen(closing, type, port, to)) continue;
          report(
            closing[0]!.index,
            `spec.${type.toLowerCase()}`,
            `Required value: the Pods of StatefulSet/${name} have no way to each other`,
            `its replicas copy the primary, on port ${port.number}, and are never ready; a NetworkSegment opens the way of a StatefulDatabase by itself`,
          );
        }
      }),
  },
  {
    id: 'database-asks-dns',
    severity: 'warning',
    reads: ['NetworkPolicySpec.*', 'StatefulSetSpec.serviceName'],
    accepts: 'policies leave a database that finds its Pods by name a way to DNS',
    source: `${POLICIES}#default-deny-all-egress-traffic`,
    checkAll: (set, report) =>
      forDatabases(set, ({ name, primary, policies }) => {
        const closing = closingOf(policies, primary, 'Egress');
        if (closing.length === 0 || DNS.some((port) => isOpen(closing, 'Egress', port))) return;
        report(
          closing[0]!.index,
          'spec.egress',
          `Required value: the Pods of StatefulSet/${name} have no way to DNS`,
          'an empty database waits until its own name is known, and replicas find their primary by name; in a NetworkSegment leave out dns: false, or allow the way: { from: db, to: …, ports: [53] }',
        );
      }),
  },
];

interface Port {
  readonly number: number;
  readonly name?: unknown;
  readonly protocol: string;
}
type Labels = Readonly<Record<string, unknown>>;
/** Pods, as a peer's selectors know them. */
interface Pods {
  readonly labels: Labels;
  readonly namespace: string | undefined;
}
interface Policy {
  readonly index: number;
  readonly spec: Readonly<Record<string, unknown>>;
}
interface Database {
  readonly name: string;
  readonly port: Port;
  readonly primary: Pods;
  /** Where there is one. */
  readonly replica: Pods | undefined;
  /** Those of its namespace. */
  readonly policies: readonly Policy[];
}
type Direction = 'Ingress' | 'Egress';

const DNS: readonly Port[] = ['UDP', 'TCP'].map((protocol) => ({ number: 53, protocol }));
/** On each StatefulDatabase. */
const ENGINE = 'cdk8s-patterns/engine';
/** What the start scripts of those are told that look for their other Pods. */
const LOOKS = 'LOOK_SECONDS';

function forDatabases(set: ReadonlySet, visit: (database: Database) => void): void {
  if (set.names('NetworkPolicy').length === 0 || set.names('StatefulSet').length === 0) return;
  const byNamespace = policiesOf(set.manifests);
  for (const manifest of set.manifests) {
    if (manifest.kind !== 'StatefulSet' || manifest.metadata?.annotations?.[ENGINE] === undefined) continue;
    const template = podTemplateOf(manifest);
    const main = entries(template?.spec.containers)[0];
    const { containerPort, name: named, protocol } = entries(main?.ports)[0] ?? {};
    if (!template || typeof containerPort !== 'number' || !entries(main!.env).some(({ name }) => name === LOOKS)) continue;
    const { name, namespace } = objectId(manifest);
    const { replicas } = fieldsOf(manifest.spec);
    const pods = (ordinal: number): Pods => ({ namespace, labels: { ...fieldsOf(template.metadata.labels), ...numbered(name, ordinal) } });
    visit({
      name,
      port: { number: containerPort, name: named, protocol: typeof protocol === 'string' ? protocol : 'TCP' },
      primary: pods(0),
      replica: typeof replicas === 'number' && replicas > 1 ? pods(1) : undefined,
      policies: namespace === undefined ? [...byNamespace.values()].flat() : [namespace, ''].flatMap((one) => byNamespace.get(one) ?? []),
    });
  }
}

/** By namespace; a manifest that names none may be applied into any. */
function policiesOf(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Policy[]> {
  const byNamespace = new Map<string, Policy[]>();
  manifests.forEach((manifest, index) => {
    if (manifest.kind !== 'NetworkPolicy' || !isPlainObject(manifest.spec)) return;
    const namespace = namespaceOf(manifest) ?? '';
    const found = byNamespace.get(namespace);
    if (found) found.push({ index, spec: manifest.spec });
    else byNamespace.set(namespace, [{ index, spec: manifest.spec }]);
  });
  return byNamespace;
}

/** The controller of StatefulSets labels each Pod. */
const numbered = (name: string, ordinal: number): Labels => ({
  'statefulset.kubernetes.io/pod-name': `${name}-${ordinal}`,
  'apps.kubernetes.io/pod-index': String(ordinal),
});

/** The policies for these Pods that deny what none of them allows. */
const closingOf = (policies: readonly Policy[], { labels }: Pods, type: Direction): readonly Policy[] =>
  policies.filter(({ spec: { podSelector, policyTypes, egress } }) => {
    const types = Array.isArray(policyTypes) && policyTypes.length > 0 ? policyTypes : ['Ingress', ...(egress ? ['Egress'] : [])];
    return types.includes(type) && selects(podSelector ?? {}, labels);
  });

/** Whether one of them lets the port be used: with these Pods, or with anybody. */
const isOpen = (policies: readonly Policy[], type: Direction, port: Port, pods?: Pods): boolean =>
  policies.some(({ spec }) =>
    entries(spec[type === 'Ingress' ? 'ingress' : 'egress']).some((rule) => {
      const [peers, ports] = [entries(rule[type === 'Ingress' ? 'from' : 'to']), entries(rule.ports)];
      return (
        (peers.length === 0 || !pods || peers.some((peer) => means(peer, pods))) &&
        (ports.length === 0 || ports.some((one) => has(one, port)))
      );
    }),
  );

/** Addresses, and labels of namespaces that are not known here, may well mean them. */
function means({ ipBlock, podSelector, namespaceSelector }: Labels, { labels, namespace }: Pods): boolean {
  if (ipBlock !== undefined) return true;
  if (podSelector !== undefined && !selects(podSelector, labels)) return false;
  const { 'kubernetes.io/metadata.name': named } = fieldsOf(fieldsOf(namespaceSelector).matchLabels);
  return named === undefined || namespace === undefined || named === namespace;
}

function has({ port, endPort, protocol = 'TCP' }: Labels, { number, name, protocol: its }: Port): boolean {
  if (protocol !== its) return false;
  if (typeof port !== 'number') return port === undefined || port === name || number === 53;
  return port === number || (typeof endPort === 'number' && port <= number && number <= endPort);
}
