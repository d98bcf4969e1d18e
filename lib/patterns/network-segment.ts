// A namespace in which nobody may talk to anybody, but for what is said.
import { Construct } from 'constructs';
import { isRef, type Ref } from '../kube/reference';
import { type PropType, propsProblem, type PropTypes, readable, typeProblem } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import { given, OBJECT } from '../objects/given';
import { complain } from '../objects/kube-object';
import { isPods, ofName, peer, type WorkloadAsPeer } from '../objects/network-peer';
import { NetworkPolicy } from '../objects/network-policy';
import { addRule, onOwnWay, type OwnWay } from '../objects/own-ways';
import { openPorts, type PolicyPort } from '../objects/policy-ports';
import type { PodsFace } from '../objects/workload';

/** A workload, a Namespace with all its Pods, addresses (`'203.0.113.0/24'`), everybody, or Kubernetes' own peer. */
export type SegmentPeer = WorkloadAsPeer | Ref<'Namespace'> | `${string}/${number}` | 'anywhere' | k8s.NetworkPolicyPeer;

/** A way that is open; at least one end of it is a workload of the namespace. */
export interface Allowed {
  from: SegmentPeer | SegmentPeer[];
  to: SegmentPeer | SegmentPeer[];
  /** Ports of the Pods at `to`: names of their container's, numbers, or Kubernetes' own entries. @default all that the workload at `to` declares; without a workload, every port */
  ports?: PolicyPort[];
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

const TYPES: PropTypes<NetworkSegmentProps> = { metadata: OBJECT, allow: ['a list'], dns: ['true or false'], policyTypes: ['a list'] };

/**
 * Closes a namespace to all traffic, in and out, and opens the ways that are said: each on both of its ends, where they are Pods of this
 * namespace. One NetworkPolicy for all Pods, and one for each workload that is named. A StatefulDatabase with read replicas need not be named to
 * reach itself: wherever it is made in the App, that way is open. The network plugin must enforce policies; Pods in the node's network are not
 * held by them.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * @example apps/network-segment.ts
 */
export class NetworkSegment extends Construct {
  /** The policy for all Pods of the namespace: nothing but DNS. */
  readonly policy: NetworkPolicy;
  private readonly types: readonly string[];
  private readonly policies = new Map<string, NetworkPolicy>();
  private count = 0;

  constructor(scope: Construct, id: string, props: NetworkSegmentProps = {}) {
    super(scope, id);
    const { metadata, allow = [], dns = true, policyTypes = ['Ingress', 'Egress'] } = given(this, props, TYPES);
    this.types = policyTypes;
    this.policy = new NetworkPolicy(this, 'Default', {
      ...(metadata && { metadata }),
      policyTypes,
      ...(dns && policyTypes.includes('Egress') && { egress: [DNS] }),
    });
    for (const one of allow) this.allow(one);
    onOwnWay(this, this.policy.namespace, (way) => this.allowItself(way));
  }

  /** The policy of a workload that was named, or of a database that has to reach itself. */
  policyOf({ kind, name }: WorkloadAsPeer): NetworkPolicy | undefined {
    return this.policies.get(`${kind}/${name}`);
  }

  /** Opens one more way. */
  allow(way: Allowed): void {
    const at = `allow[${this.count++}]`;
    const said = this.wayOf(way, at);
    if (!said) return;
    const { from, to, ports } = said;
    const [sources, targets] = [this.ends(from, `${at}.from`), this.ends(to, `${at}.to`)];
    if (sources.length === 0 || targets.length === 0) return;
    if (![...sources, ...targets].some((one) => this.isMember(one))) this.refuse(at);
    for (const target of targets) {
      const open = this.portsOf(target, ports, at);
      if (this.isMember(target)) this.rule(target, 'Ingress', { ...this.peers('from', sources, at), ...open });
      for (const source of sources) if (this.isMember(source)) this.rule(source, 'Egress', { ...this.peers('to', [target], at), ...open });
    }
  }

  private allowItself({ pods, port }: OwnWay): void {
    const own = () => [peer(pods, this.policy.namespace)];
    const open = this.portsOf(pods, [port], '');
    this.rule(pods, 'Ingress', { from: own(), ...open }, false);
    this.rule(pods, 'Egress', { to: own(), ...open }, false);
  }

  private wayOf(way: Allowed, at: string): Partial<Allowed> | undefined {
    const say = (prop: string, message: string): void => this.say('field-type', `${at}${prop}`, message, WAY);
    const problem = propsProblem(way);
    if (problem !== undefined) say('', problem);
    return problem === undefined ? readable(way, { ports: ['a list'] }, (prop, message) => say(`.${prop}`, message)) : undefined;
  }

  /** Those of one end that can be one: nobody would be everybody in a policy. */
  private ends(end: Allowed['from'] | undefined, at: string): SegmentPeer[] {
    const all = end === undefined ? [] : [end].flat();
    if (all.length === 0) this.say('field-type', at, 'Required value', WAY);
    return all.filter((one, i) => {
      const message = typeProblem(one, PEER);
      if (message !== undefined) this.say('field-type', Array.isArray(end) ? `${at}[${i}]` : at, message, WAY);
      return message === undefined;
    });
  }

  private rule(workload: PodsFace, type: 'Ingress' | 'Egress', rule: object, isAsked = true): void {
    if (!this.types.includes(type)) return;
    const { spec } = this.policyOf(workload) ?? this.policyFor(workload);
    if (!spec.policyTypes!.includes(type)) spec.policyTypes!.push(type);
    addRule((spec[type === 'Ingress' ? 'ingress' : 'egress'] ??= []), rule, isAsked);
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
    const pods = typeof target === 'object' && isPods(target) ? target : undefined;
    return openPorts(pods, ports, (i, problem, hint = WAY) => complain(this, [{ ...problem, path: `${at}.ports[${i}]`, hint }]));
  }

  private isMember(one: SegmentPeer): one is WorkloadAsPeer {
    if (typeof one === 'string' || !isPods(one)) return false;
    return one.namespace === undefined || this.policy.namespace === undefined || one.namespace === this.policy.namespace;
  }

  private notAPeer({ kind, name }: Ref<'Namespace'>, at: string): void {
    const message = `Invalid value: "${kind}/${name}": must be a workload of this library, a Namespace, addresses or Kubernetes' own peer`;
    this.say('reference-kind', at, message, 'a workload of another library: { podSelector: { matchLabels } }');
  }

  private refuse(at: string): void {
    const { namespace } = this.policy;
    const hint = `one of its ends has to be a workload of ${namespace === undefined ? 'the namespace' : `namespace ${JSON.stringify(namespace)}`}: policies are for the Pods of their own`;
    this.say('segment-member', at, 'Invalid value: neither from nor to is of this segment', hint);
  }

  private say(rule: string, path: string, message: string, hint: string): void {
    complain(this, [{ rule, path, message, hint }]);
  }
}

const PEER: readonly PropType[] = ['text', 'an object'];
const WAY = "as in { from: web, to: api, ports: ['http'] }; 'anywhere' is everybody";

const DNS: k8s.NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: ofName('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
