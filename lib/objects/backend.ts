// A Service and one of its ports, as an Ingress names them.
import { copied } from '../kube/copied';
import type { Existing, NeighbourRef, ObjectRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import type { BackendPort, Service } from './service';

/** A Service with one port, or a port of one: `site.port('http')`. One that exists says its ports: `Service.existing('web', { ports: { http: 80 } })`. */
export type ServiceBackend = ObjectRef<'Service'> | NeighbourService | BackendPort;

/** A Service of cdk8s-plus. */
export interface NeighbourService extends NeighbourRef {
  readonly ports: readonly { readonly port: number }[];
}

/** The backend that Kubernetes reads. */
export function backend(to: ServiceBackend | k8s.IngressBackend, path: string, rendering: Rendering): k8s.IngressBackend {
  const port = backendPort(to, path, rendering);
  if (!port) return copied(to as k8s.IngressBackend);
  return { service: { name: port.service, port: { ...port.port } } };
}

/** Service and port, if the value names them our way; several ports to choose from, or none, is a problem. */
export function backendPort(to: object, path: string, rendering: Rendering): BackendPort | undefined {
  if (typeof to !== 'object' || to === null) return undefined;
  if (!('kind' in to) || to.kind !== 'Service')
    return typeof (to as Partial<BackendPort>).service === 'string' ? (to as BackendPort) : undefined;
  const service = to as Service | Existing<'Service'> | NeighbourService;
  if ('existing' in service) rendering.noteExisting(service);
  const numbers = portsOf(service);
  if (numbers.length !== 1) {
    const said = 'existing' in service ? 'say them: Service.existing(name, { ports: { http: 80 } })' : "name one: site.port('http')";
    rendering.problem(
      'backend-port',
      path,
      `Invalid value: "Service/${service.name}": has ${numbers.length} ports, and a backend is one`,
      said,
    );
  }
  const namespace = 'namespace' in service ? service.namespace : (service as { metadata?: { namespace?: string } }).metadata?.namespace;
  return { service: service.name, namespace, port: { number: numbers[0] ?? 0 } };
}

function portsOf(service: Service | Existing<'Service'> | NeighbourService): readonly number[] {
  if ('existing' in service) return Object.values(service.ports ?? {});
  return (('spec' in service ? service.spec.ports : service.ports) ?? []).map(({ port }) => port);
}
