// Ports of Pods, as a NetworkPolicy names them.
import { copied } from '../kube/copied';
import type * as k8s from '../kube/wire';
import type { Problem } from '../pod/rendering';
import type { PodsFace } from './workload';

/** By name or number, or Kubernetes' own entry. */
export type PolicyPort = string | number | k8s.NetworkPolicyPort;

type Say = (index: number, problem: Pick<Problem, 'rule' | 'message'>, hint?: string) => void;

/** The entries of a policy: those that are said, else all that the Pods declare; nothing in it is every port. */
export function openPorts(
  pods: PodsFace | undefined,
  ports: readonly PolicyPort[] | undefined,
  say: Say,
): { ports?: k8s.NetworkPolicyPort[] } {
  const declared = pods?.ports ?? [];
  if (!ports) return declared.length > 0 ? { ports: declared.map(open) } : {};
  // of sidecars and adapters as well: whoever names one means it
  const all = pods ? [...declared, ...portsOfAll(pods)] : [];
  return {
    ports: ports.map((port, i): k8s.NetworkPolicyPort => {
      // nothing in a list of ports would be every port
      if (port === null) say(i, { rule: 'field-type', message: 'Required value' });
      if (typeof port === 'object') return copied(port);
      const known = all.find((one) => (typeof port === 'number' ? one.containerPort : one.name) === port);
      if (known) return open(known);
      // by number, a container may listen on what it does not declare
      if (pods && typeof port === 'string') say(i, { rule: 'known-port', message: `Not found: ${JSON.stringify(port)}` }, named(pods));
      return { port };
    }),
  };
}

export function portsOfAll({ podTemplate }: PodsFace): k8s.ContainerPort[] {
  const { containers, initContainers } = podTemplate?.spec ?? {};
  return [containers, initContainers]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap(({ ports }) => (Array.isArray(ports) ? ports : []));
}

/** By number: not every network plugin knows names. */
const open = ({ containerPort, protocol = 'TCP' }: k8s.ContainerPort): k8s.NetworkPolicyPort => ({ port: containerPort, protocol });

function named({ kind, name, ports }: PodsFace): string {
  const names = ports.map((one) => (one.name === undefined ? String(one.containerPort) : JSON.stringify(one.name))).join(', ');
  return `the ports of ${kind}/${name} are ${names || 'none'}`;
}
