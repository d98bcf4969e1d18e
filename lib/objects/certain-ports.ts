// Which port of a Pod a Service means, where a name would mean another one or none.
import { entries } from '../kube/entries';
import type * as k8s from '../kube/wire';
import type { PodsFace } from './workload';

/** From this minor version on a Service finds the ports of native sidecars by name; before, its endpoints would have none. */
const SIDECAR_PORTS = 33;

/**
 * The number, for a port of a native sidecar where the version does not know its name, and for a name that several containers of the Pod
 * have: Kubernetes would take the first of them, and a proxy that stands before the main container is not always that.
 */
export function certainPorts(ports: k8s.ServicePort[], { ports: meant, podTemplate }: PodsFace, minorOf: () => number): k8s.ServicePort[] {
  const { containers, initContainers } = podTemplate?.spec ?? {};
  const sidecars = portsOf(entries(initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always'));
  if (sidecars.length === 0 && entries(containers).length < 2) return ports;
  const own = portsOf(entries(containers));
  const minor = minorOf();
  return ports.map((port) => {
    const { targetPort } = port;
    const named = (all: readonly k8s.ContainerPort[]): k8s.ContainerPort[] =>
      typeof targetPort === 'string' ? all.filter(({ name }) => name === targetPort) : [];
    const isUnknown = minor < SIDECAR_PORTS && named(own).length === 0 && named(sidecars).length > 0;
    if (!isUnknown && named([...own, ...sidecars]).length < 2) return port;
    const [found] = [...named(meant), ...named(own), ...named(sidecars)];
    return { ...port, targetPort: found!.containerPort };
  });
}

const portsOf = (containers: readonly k8s.Container[]): k8s.ContainerPort[] => containers.flatMap(({ ports }) => entries(ports));
