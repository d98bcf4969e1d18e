// Rules about what manifests of one synth say of each other: accepted by every server, and unable to work.
import { fieldsOf } from '../kube/fields-of';
import type { Link } from '../kube/links';
import { namespaceOf } from '../kube/manifest';
import { nearest } from './did-you-mean';
import { entries } from './entries';
import { listed } from './listed';
import type { ReadonlySet } from './manifest-set';
import type { Rule } from './rule';
import { quoted } from './scalars';

const CONFIGURATION = 'https://kubernetes.io/docs/concepts/configuration/';
const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';

export const referenceRules: readonly Rule[] = [
  {
    id: 'known-reference',
    severity: 'warning',
    reads: [
      'PodSpec.*',
      'StatefulSetSpec.serviceName',
      'IngressBackend.service',
      'IngressTLS.secretName',
      'HTTPRouteSpec.*',
      'RoleBinding.*',
      'HorizontalPodAutoscalerSpec.scaleTargetRef',
      'CertificateSpec.issuerRef',
    ],
    accepts: 'what a manifest names is made by the same synth, or said to exist',
    source: CONFIGURATION,
    checkAll: (set, report) =>
      forLinks(set, (link, index, namespace) => {
        if (isMet(set, link, namespace)) return;
        report(index, link.path, `Not found: ${quoted(link.name)}`, whereElse(set, link, namespace));
      }),
  },
  {
    id: 'known-key',
    severity: 'warning',
    reads: ['ConfigMapKeySelector.key', 'SecretKeySelector.key', 'KeyToPath.key'],
    accepts: 'a key that a Pod asks for is in the ConfigMap or Secret',
    source: CONFIGURATION,
    checkAll: (set, report) =>
      forLinks(set, (link, index, namespace) => {
        const keys = link.key && keysOf(set, link, namespace);
        if (!link.key || !keys || keys.includes(link.key.name)) return;
        report(
          index,
          link.key.path,
          `Not found: ${quoted(link.key.name)}`,
          listed(`the keys of ${link.kind}/${link.name}`, keys, link.key.name),
        );
      }),
  },
  {
    id: 'known-port',
    severity: 'warning',
    reads: ['ServiceBackendPort.*', 'HTTPRouteSpecRulesBackendRefs.port'],
    accepts: 'a port that a backend names is one of the Service',
    source: SERVICE,
    checkAll: (set, report) =>
      forLinks(set, (link, index, namespace) => {
        const target = set.find('Service', link.name, namespace)[0];
        if (!link.port || link.kind !== 'Service' || target === undefined) return;
        const ports = entries(fieldsOf(set.manifests[target]!.spec).ports);
        const { value } = link.port;
        if (ports.some((port) => (typeof value === 'number' ? port.port === value : port.name === value))) return;
        report(
          index,
          link.port.path,
          `Not found: ${quoted(value)}`,
          `the ports of Service/${link.name} are ${ports.map((port) => `${String(port.port)}${port.name === undefined ? '' : ` (${String(port.name)})`}`).join(', ') || 'none'}`,
        );
      }),
  },
];

function forLinks(set: ReadonlySet, visit: (link: Link, index: number, namespace: string | undefined) => void): void {
  set.manifests.forEach((manifest, index) => {
    const own = namespaceOf(manifest);
    for (const link of set.links(index)) visit(link, index, link.namespace ?? own);
  });
}

/** What every cluster has of itself. */
const BUILT_IN: { readonly [kind: string]: RegExp } = {
  ServiceAccount: /^default$/,
  ConfigMap: /^kube-root-ca\.crt$/,
  PriorityClass: /^system-(cluster|node)-critical$/,
  ClusterRole: /^(cluster-admin|admin|edit|view|system:.*)$/,
  Role: /^(system:.*|extension-apiserver-authentication-reader)$/,
};

function isMet(set: ReadonlySet, { kind, name }: Link, namespace: string | undefined): boolean {
  if (BUILT_IN[kind]?.test(name) || set.find(kind, name, namespace).length > 0 || set.existing(kind, name, namespace) !== undefined)
    return true;
  return kind === 'Secret' && set.keepsSecret(name, namespace);
}

function whereElse(set: ReadonlySet, { kind, name }: Link, namespace: string | undefined): string {
  const elsewhere = set.find(kind, name, undefined)[0];
  if (elsewhere !== undefined && namespace !== undefined)
    return `${kind}/${name} is in namespace ${quoted(namespaceOf(set.manifests[elsewhere]!))}, and this refers to ${quoted(namespace)}`;
  const declared = set.existing(kind, name, undefined);
  if (declared?.namespace !== undefined && namespace !== undefined)
    return `${kind}/${name} is said to exist in namespace ${quoted(declared.namespace)}, and this refers to ${quoted(namespace)}`;
  if (kind === 'Secret' && namespace !== undefined && set.keepsSecret(name, undefined))
    return `a Certificate keeps Secret/${name} in another namespace, and this refers to ${quoted(namespace)}`;
  const names = set.names(kind);
  const near = nearest(name, names);
  return near === undefined
    ? `no ${kind} of that name is made here; one that exists is said with ${kind}.existing(${quoted(name)})`
    : `did you mean ${quoted(near)}?`;
}

/** The keys that the object is known to have; undefined where nobody knows. */
export function keysOf(set: ReadonlySet, { kind, name }: Pick<Link, 'kind' | 'name'>, namespace: string | undefined): string[] | undefined {
  const made = set.find(kind, name, namespace)[0];
  if (made === undefined) {
    const { keys } = set.existing(kind, name, namespace) ?? {};
    return keys && [...keys];
  }
  const { data, binaryData, stringData } = set.manifests[made]!;
  return [data, binaryData, stringData].flatMap((keys) => Object.keys(fieldsOf(keys)));
}
