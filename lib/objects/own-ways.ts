// Workloads whose Pods have to reach each other, made known to whoever closes the namespace that they are in.
import type { IConstruct } from 'constructs';
import { settingsOf } from '../context';
import type * as k8s from '../kube/wire';
import type { PodsFace } from './workload';

/** A workload, and the port of its Pods on which they look for each other. */
export interface OwnWay {
  readonly pods: PodsFace & IConstruct;
  readonly port: number;
}

/** What is known of one namespace of one cluster, in either order: the ways so far, and who wants to know of more. */
interface Room {
  readonly ways: OwnWay[];
  readonly told: ((way: OwnWay) => void)[];
}

const trees = new WeakMap<IConstruct, Map<string, Room>>();

/** Says that it has to reach itself. */
export function needsOwnWay(way: OwnWay): void {
  const { ways, told } = roomOf(way.pods, way.pods.namespace);
  ways.push(way);
  for (const tell of told) tell(way);
}

/** Tells of each, those that are there and those to come. */
export function onOwnWay(scope: IConstruct, namespace: string | undefined, tell: (way: OwnWay) => void): void {
  const { ways, told } = roomOf(scope, namespace);
  told.push(tell);
  ways.forEach(tell);
}

function roomOf(scope: IConstruct, namespace = ''): Room {
  const { root } = scope.node;
  let rooms = trees.get(root);
  if (!rooms) trees.set(root, (rooms = new Map()));
  const where = `${settingsOf(scope).cluster ?? ''} ${namespace}`;
  let room = rooms.get(where);
  if (!room) rooms.set(where, (room = { ways: [], told: [] }));
  return room;
}

type PolicyRule = k8s.NetworkPolicyIngressRule & k8s.NetworkPolicyEgressRule;

const unasked = new WeakSet<PolicyRule>();

/** Adds a rule to those of a policy. One that nobody asked for goes where somebody asks for as much, and is none where somebody has. */
export function addRule(rules: PolicyRule[], rule: PolicyRule, isAsked: boolean): void {
  if (!isAsked) {
    if (rules.some((one) => isWithin(rule, one))) return;
    unasked.add(rule);
  }
  const same = rules.findIndex((one) => unasked.has(one) && isWithin(one, rule));
  if (same >= 0) rules.splice(same, 1);
  rules.push(rule);
}

/** Whether the other rule of a policy says all that this one says. */
const isWithin = (rule: PolicyRule, other: PolicyRule): boolean =>
  isPart(rule.from ?? rule.to, other.from ?? other.to) && isPart(rule.ports, other.ports);

/** A list that is left out, or empty, means everybody. */
function isPart(list: readonly unknown[] = [], of: readonly unknown[] = []): boolean {
  if (of.length === 0) return true;
  const texts = new Set(of.map((one) => JSON.stringify(one)));
  return list.length > 0 && list.every((one) => texts.has(JSON.stringify(one)));
}
