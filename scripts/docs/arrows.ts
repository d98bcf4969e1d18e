// What a picture has besides names: certificates and their Secrets, what is near what, and the ways that NetworkPolicies open.
import type { Manifest } from 'cdk8s-patterns';
import { isPlainObject } from '../../lib/kube/manifest';
import { podTemplateOf } from '../../lib/kube/pod-template-of';
import { selects } from '../../lib/kube/selector';

type Fields = Record<string, unknown>;

/** An object, or whoever else can be at the end of a way: then `kind` is a word of ours. */
export interface End {
  readonly kind: string;
  readonly name: string;
}

export interface Arrow {
  readonly from: End;
  readonly to: End;
  /** As mermaid draws it: `-->`. */
  readonly drawn: string;
}

const NAMESPACE = 'kubernetes.io/metadata.name';

export function arrowsOf(one: Manifest, all: readonly Manifest[]): Arrow[] {
  if (one.kind === 'NetworkPolicy') return ways(one, all);
  const from = { kind: one.kind, name: one.metadata!.name! };
  const own = Object.hasOwn(byKind, one.kind) ? byKind[one.kind]!(fields(one.spec)) : [];
  return [...own.map(({ drawn = '-->', ...to }) => ({ from, to, drawn })), ...near(one, all)];
}

const byKind: { readonly [kind: string]: (spec: Fields) => (End & { readonly drawn?: string })[] } = {
  Certificate: ({ secretName }) => named('Secret', secretName).map((to) => ({ ...to, drawn: '-- makes -->' })),
  Ingress: ({ tls, ingressClassName }) => [
    ...each(tls).flatMap(({ secretName }) => named('Secret', secretName)),
    ...named('IngressClass', ingressClassName),
  ],
  Gateway: ({ listeners, gatewayClassName }) => [
    ...each(listeners).flatMap(({ tls }) => each(fields(tls).certificateRefs).flatMap(({ name }) => named('Secret', name))),
    ...named('GatewayClass', gatewayClassName),
  ],
  ReferenceGrant: ({ from, to }) => [
    ...each(to).flatMap(({ kind, name }) => named(String(kind), name).map((end) => ({ ...end, drawn: '-- may be read -->' }))),
    ...each(from).flatMap(({ kind, namespace }) =>
      named(`${String(kind)}s of namespace`, namespace).map((end) => ({ ...end, drawn: '-. by .->' })),
    ),
  ],
};

/** The workloads that a pod wants, or has, to stand beside. */
function near(one: Manifest, all: readonly Manifest[]): Arrow[] {
  const { podAffinity } = fields(fields(podTemplateOf(one)?.spec).affinity);
  const { requiredDuringSchedulingIgnoredDuringExecution: has, preferredDuringSchedulingIgnoredDuringExecution: rather } =
    fields(podAffinity);
  const terms = [
    ...each(has).map((term) => ({ term, drawn: '-. near .->' })),
    ...each(rather).map(({ podAffinityTerm }) => ({ term: fields(podAffinityTerm), drawn: '-. rather near .->' })),
  ];
  return terms.flatMap(({ term, drawn }) =>
    workloads(all, one.metadata?.namespace, term.labelSelector).map((to) => ({ from: endOf(one), to: endOf(to), drawn })),
  );
}

/** Each way once, though it is opened on both of its ends. */
function ways({ metadata, spec }: Manifest, all: readonly Manifest[]): Arrow[] {
  const { podSelector, ingress, egress } = fields(spec);
  const inside = workloads(all, metadata?.namespace, podSelector ?? {}).map(endOf);
  const pairs = (rules: unknown, list: 'from' | 'to'): [End, End, Fields][] =>
    each(rules).flatMap((rule) =>
      peers(rule[list], metadata?.namespace, all).flatMap((peer) => inside.map((own): [End, End, Fields] => [own, peer, rule])),
    );
  return [
    ...pairs(ingress, 'from').map(([to, from, rule]) => ({ from, to, drawn: way(rule) })),
    ...pairs(egress, 'to').map(([from, to, rule]) => ({ from, to, drawn: way(rule) })),
  ];
}

function way(rule: Fields): string {
  const ports = each(rule.ports);
  const plain = ports.every(({ protocol = 'TCP' }) => protocol === 'TCP');
  const words = ports.map(({ port, endPort, protocol = 'TCP' }) =>
    [port ?? 'all', ...(endPort === undefined ? [] : [`to ${String(endPort)}`]), ...(plain ? [] : [protocol])].join(' '),
  );
  return words.length === 0 ? '==>' : `== "${words.join(', ')}" ==>`;
}

function peers(list: unknown, namespace: string | undefined, all: readonly Manifest[]): End[] {
  if (each(list).length === 0) return [{ kind: 'anybody', name: 'inside and outside' }];
  return each(list).flatMap(({ ipBlock, namespaceSelector, podSelector }): End[] => {
    if (ipBlock !== undefined) return [{ kind: 'addresses', name: String(fields(ipBlock).cidr) }];
    const labels = fields(fields(namespaceSelector).matchLabels);
    const where = namespaceSelector === undefined ? namespace : (labels[NAMESPACE] as string | undefined);
    const found = podSelector === undefined || where === undefined ? [] : workloads(all, where, podSelector).map(endOf);
    if (found.length > 0) return found;
    const pods = Object.entries(fields(fields(podSelector).matchLabels)).map(([key, value]) => `${key}: ${String(value)}`);
    const name =
      where ??
      (Object.entries(labels)
        .map(([key, value]) => `${key}: ${String(value)}`)
        .join(', ') ||
        'all');
    return [{ kind: 'namespace', name: [name, ...pods].join('<br/>') }];
  });
}

const workloads = (all: readonly Manifest[], namespace: string | undefined, selector: unknown): Manifest[] =>
  all.filter(
    (one) =>
      one.metadata?.namespace === namespace && podTemplateOf(one) !== undefined && selects(selector, podTemplateOf(one)!.metadata.labels),
  );

const endOf = ({ kind, metadata }: Manifest): End => ({ kind, name: metadata!.name! });
const named = (kind: string, name: unknown): End[] => (typeof name === 'string' ? [{ kind, name }] : []);
const fields = (value: unknown): Fields => (isPlainObject(value) ? value : {});
const each = (list: unknown): Fields[] => (Array.isArray(list) ? list.map(fields) : []);
