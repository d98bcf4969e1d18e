// The ports of a Service, from what a user says of them and what its Pods have.
import { copied } from '../kube/copied';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import { portsOfAll } from './policy-ports';
import type { PodsFace } from './workload';

/**
 * Ports by name, or Kubernetes' own list: `{ http: 80 }` goes to the main container's port of that name, else to a companion's; where
 * both sides have one port only, to that.
 */
export type ServicePorts = { [name: string]: number } | (number | k8s.ServicePort)[];

type Target = Pick<k8s.ServicePort, 'targetPort' | 'protocol'>;

export function servicePorts(ports: ServicePorts | undefined, pods: PodsFace | undefined): k8s.ServicePort[] | undefined {
  if (ports === undefined) return pods && pods.ports.length > 0 ? pods.ports.map((port) => sameAs(port, pods.ports.length > 1)) : undefined;
  if (Array.isArray(ports)) return ports.map((port) => (typeof port === 'number' ? numbered(port, pods, ports.length > 1) : copied(port)));
  if (!isPlainObject(ports)) return ports as never;
  const named = Object.entries(ports as { [name: string]: number });
  return named.map(([name, port]) => ({ name, port, ...(ofName(name, pods) ?? (named.length === 1 ? only(pods) : {})) }));
}

/** A bare number goes to the container's port of that number, or to its only one; a Service of several ports names each. */
function numbered(port: number, pods: PodsFace | undefined, several: boolean): k8s.ServicePort {
  const same = pods?.ports.find((one) => one.containerPort === port);
  const to = same ? { ...(same.name !== undefined && { targetPort: same.name }), ...unlessTcp(same) } : several ? {} : only(pods);
  return { ...(several && { name: same?.name ?? `tcp-${port}` }), port, ...to };
}

function ofName(name: string, pods: PodsFace | undefined): Target | undefined {
  const named = (one: k8s.ContainerPort): boolean => one.name === name;
  const port = pods && (pods.ports.find(named) ?? portsOfAll(pods).find(named));
  return port && to(port);
}

const only = (pods: PodsFace | undefined): Target => (pods?.ports.length === 1 ? to(pods.ports[0]!) : {});

const to = (port: k8s.ContainerPort): Target => ({ targetPort: port.name ?? port.containerPort, ...unlessTcp(port) });

const unlessTcp = ({ protocol }: k8s.ContainerPort): Pick<k8s.ServicePort, 'protocol'> =>
  protocol && protocol !== 'TCP' ? { protocol } : {};

function sameAs({ name, containerPort, protocol }: k8s.ContainerPort, several: boolean): k8s.ServicePort {
  const called = name ?? (several ? `${(protocol ?? 'TCP').toLowerCase()}-${containerPort}` : undefined);
  return {
    ...(called !== undefined && { name: called }),
    port: containerPort,
    targetPort: name ?? containerPort,
    ...unlessTcp({ containerPort, ...(protocol && { protocol }) }),
  };
}
