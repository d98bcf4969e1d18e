// The ports that a container says it listens on.
import { copied } from '../kube/copied';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import { isNothing } from './nothing';

/**
 * Numbers, Kubernetes' own entries, or numbers by name: `[8080]`, `[{ name: 'http', containerPort: 8080 }]`, `{ http: 8080 }`.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export type Ports = (number | k8s.ContainerPort)[] | { [name: string]: number };

/** The list that Kubernetes reads. */
export function containerPorts(ports: Ports): k8s.ContainerPort[] {
  if (Array.isArray(ports))
    return ports.filter((port) => !isNothing(port)).map((port) => (typeof port === 'number' ? { containerPort: port } : copied(port)));
  if (!isPlainObject(ports)) return ports as never;
  return Object.entries(ports)
    .filter(([, port]) => !isNothing(port))
    .map(([name, containerPort]) => ({ name, containerPort: containerPort as number }));
}
