// A namespace in which nobody may talk to anybody, but for what is said.
import { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { isRef, type Ref } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { complain } from '../objects/kube-object';
import { isPods, ofName, peer, type WorkloadAsPeer } from '../objects/network-peer';
import { NetworkPolicy } from '../objects/network-policy';
import type { PodsFace } from '../objects/workload';

/** A workload, a Namespace with all its Pods, addresses (`'203.0.113.0/24'`), everybody, or Kubernetes' own peer. */
export type SegmentPeer = WorkloadAsPeer | Ref<'Namespace'> | `${string}/${number}` | 'anywhere' | k8s.NetworkPolicyPeer;

/** A way that is open; at least one end of it is a workload of the namespace. */
export interface Allowed {
  from: SegmentPeer | SegmentPeer[];
  to: SegmentPeer | SegmentPeer[];
  /** Ports of the Pods at `to`: names of their container's, numbers, or Kubernetes' own entries. @default all that the workload at `to` declares; without a workload, every port */
  ports?: (string | number | k8s.NetworkPolicyPort)[];
}

export interface NetworkSegmentProps {
  /** Of the policy for all Pods. @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** What may be. @default nothing */
  allow?: Allowed[];
  /** Whether Pods may ask the cluster's DNS (kube-dns in kube-system, port 53): without it nobody finds anybody. `false` where it is elsewhere, as with a cache on each node. @default true */
  dns?: boolean;
  /** What is closed. @default both */
  policyTypes?: ('Ingress' | 'Egress')[];
}

/**
 * Closes a namespace to all traffic, in and out, and opens the ways that are said: each on both of its ends, where they are Pods of this
 * namespace. One NetworkPolicy for all Pods, and one for each workload that is named. The network plugin must enforce policies; Pods in the
 * node's network are not held by them.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * @example apps/network-segment.ts
 */
export class NetworkSegment extends Construct {
  /** The policy for all Pods of the namespace: nothing but DNS. */
  readonly policy: NetworkPolicy;
  private readonly types: readonly string[];
  private readonly policies = new Map<string, NetworkPolicy>();
  private count = 0;

  constructor(
    scope: Construct,
    id: string,
    { metadata, allow = [], dns = true, policyTypes = ['Ingress', 'Egress'] }: NetworkSegmentProps = {},
  ) {
    super(scope, id);
    this.types = policyTypes;
    this.policy = new NetworkPolicy(this, 'Default', {
      ...(metadata && { metadata }),
      policyTypes,
      ...(dns && policyTypes.includes('Egress') && { egress: [DNS] }),
    });
    for (const one of allow) this.allow(one);
  }

  /** The policy of a workload that was named. */
  policyOf({ kind, name }: WorkloadAsPeer): NetworkPolicy | undefined {
    return this.policies.get(`${kind}/${name}`);
  }

  /** Opens one more way. */
  allow({ from, to, ports }: Allowed): void {
    const at = `allow[${this.count++}]`;
    const [sources, targets] = [[from].flat(), [to].flat()];
    if (![...sources, ...targets].some((one) => this.isMember(one))) this.refuse(at);
    for (const target of targets) {
      const open = this.portsOf(target, ports, at);
      if (this.isMember(target)) this.rule(target, 'Ingress', { ...this.peers('from', sources, at), ...open });
      for (const source of sources) if (this.isMember(source)) this.rule(source, 'Egress', { ...this.peers('to', [target], at), ...open });
    }
  }

  private rule(workload: PodsFace, type: 'Ingress' | 'Egress', rule: object): void {
    if (!this.types.includes(type)) return;
    const { spec } = this.policyOf(workload) ?? this.policyFor(workload);
    if (!spec.policyTypes!.includes(type)) spec.policyTypes!.push(type);
    (spec[type === 'Ingress' ? 'ingress' : 'egress'] ??= [] as object[]).push(rule);
  }

  private policyFor(workload: PodsFace): NetworkPolicy {
    const { name, kind } = workload;
    const { namespace } = this.policy;
    const id = this.node.tryFindChild(name) || name === 'Default' ? `${kind}-${name}` : name;
    const policy = new NetworkPolicy(this, id, {
      metadata: { name: `${this.policy.name}-${id.toLowerCase()}`, ...(namespace !== undefined && { namespace }) },
      podSelector: { matchLabels: workload.podLabels },
      policyTypes: [],
    });
    this.policies.set(`${kind}/${name}`, policy);
    return policy;
  }

  /** Everybody is said by saying nobody. */
  private peers(field: 'from' | 'to', all: SegmentPeer[], at: string): object {
    return all.includes('anywhere') ? {} : { [field]: all.map((one) => this.wire(one, at)) };
  }

  private wire(one: SegmentPeer, at: string): k8s.NetworkPolicyPeer {
    if (typeof one === 'string') return { ipBlock: { cidr: one } };
    if (!isPods(one) && isRef(one)) {
      if ((one.kind as string) !== 'Namespace') this.notAPeer(one, at);
      return { namespaceSelector: ofName(one.name) };
    }
    return peer(one as WorkloadAsPeer, this.policy.namespace);
  }

  private portsOf(target: SegmentPeer, ports: Allowed['ports'], at: string): { ports?: k8s.NetworkPolicyPort[] } {
    const declared = typeof target === 'object' && isPods(target) ? target.ports : undefined;
    if (!ports) return declared && declared.length > 0 ? { ports: declared.map(open) } : {};
    const wire = ports.map((port, i): k8s.NetworkPolicyPort => {
      if (typeof port === 'object') return copied(port);
      const all = declared && [...declared, ...portsOfAll(target as PodsFace)];
      const known = all?.find((one) => (typeof port === 'number' ? one.containerPort : one.name) === port);
      if (!known && declared && typeof port === 'string') this.unknownPort(port, declared, target as PodsFace, `${at}.ports[${i}]`);
      return known ? open(known) : { port };
    });
    return { ports: wire };
  }

  private isMember(one: SegmentPeer): one is WorkloadAsPeer {
    if (typeof one === 'string' || !isPods(one)) return false;
    return one.namespace === undefined || this.policy.namespace === undefined || one.namespace === this.policy.namespace;
  }

  private notAPeer({ kind, name }: Ref<'Namespace'>, at: string): void {
    const message = `Invalid value: "${kind}/${name}": must be a workload of this library, a Namespace, addresses or Kubernetes' own peer`;
    complain(this, [
      { rule: 'reference-kind', path: at, message, hint: 'a workload of another library: { podSelector: { matchLabels } }' },
    ]);
  }

  private refuse(at: string): void {
    const { namespace } = this.policy;
    const hint = `one of its ends has to be a workload of ${namespace === undefined ? 'the namespace' : `namespace ${JSON.stringify(namespace)}`}: policies are for the Pods of their own`;
    complain(this, [{ rule: 'segment-member', path: at, message: 'Invalid value: neither from nor to is of this segment', hint }]);
  }

  private unknownPort(port: string, declared: readonly k8s.ContainerPort[], { kind, name }: PodsFace, at: string): void {
    const names = declared.map((one) => (one.name === undefined ? String(one.containerPort) : JSON.stringify(one.name))).join(', ');
    const hint = `the ports of ${kind}/${name} are ${names || 'none'}`;
    complain(this, [{ rule: 'known-port', path: at, message: `Not found: ${JSON.stringify(port)}`, hint }]);
  }
}

/** Of sidecars and adapters as well: whoever names one means it. */
function portsOfAll({ podTemplate }: PodsFace): k8s.ContainerPort[] {
  const { containers, initContainers } = podTemplate?.spec ?? {};
  return [containers, initContainers]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap(({ ports }) => (Array.isArray(ports) ? ports : []));
}

/** By number: not every network plugin knows names. */
const open = ({ containerPort, protocol = 'TCP' }: k8s.ContainerPort): k8s.NetworkPolicyPort => ({ port: containerPort, protocol });

const DNS: k8s.NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: ofName('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
