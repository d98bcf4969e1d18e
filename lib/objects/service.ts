// A stable name and address for Pods.
import type { Construct } from 'constructs';
import { minorAt } from '../context';
import { copied, copiedBut } from '../kube/copied';
import { existing, type Existing, type ExistingOptions, type NotOurs } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { loopbackPorts } from '../pod/loopback-ports';
import type { Rendering } from '../pod/rendering';
import { certainPorts } from './certain-ports';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';
import { type ServicePorts, servicePorts } from './service-ports';
import type { PodsFace } from './workload';

/** The spec, with `metadata` beside it. */
export interface ServiceProps extends Omit<k8s.ServiceSpec, 'ports' | 'selector'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** @default those of the main container of the workload that `selector` names */
  ports?: ServicePorts;
  /** The workload whose Pods it is for, or their labels. @default none: endpoints are made by somebody else */
  selector?: PodsFace | { [key: string]: string };
}

/** A Service that a workload makes for itself. */
export type ServicePropsFor = Omit<ServiceProps, 'selector'>;

/** One port of a Service, as an Ingress or a route names it. */
export interface BackendPort extends NotOurs {
  readonly service: string;
  readonly namespace?: string | undefined;
  readonly port: { readonly name: string } | { readonly number: number };
  /** The number of a port that goes by its name: routes of the Gateway API want that. */
  readonly number?: number | undefined;
}

export interface UrlOptions {
  /** @default 'http' */
  scheme?: string;
  /** The name of one of its ports. @default the one called as the scheme, else the first */
  port?: string;
  /** @default its name, which Pods of other namespaces do not know: they want `dnsName` */
  host?: string;
}

const WELL_KNOWN: { readonly [scheme: string]: number } = { http: 80, https: 443 };

/** Fields that are none of the spec, or also take something shorter. */
const SHORTER = new Set(['metadata', 'ports', 'selector'] as const);

/**
 * A stable name and address for Pods that come and go. `clusterIP: 'None'` makes it headless: DNS then gives the Pods' own addresses.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends KubeObject<'Service', k8s.Service> {
  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    super(
      scope,
      id,
      'Service',
      pasted<k8s.Service>(props, 'Service') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { ports, selector } = props;
          const spec: k8s.ServiceSpec = copiedBut(props, SHORTER);
          const pods = selector !== undefined && isFace(selector) ? selector : undefined;
          const list = servicePorts(ports, pods);
          if (selector !== undefined) spec.selector = pods ? pods.podLabels : copied(selector as { [key: string]: string });
          if (pods && Array.isArray(list)) {
            refuseLoopback(list, pods, rendering);
            sayWithoutTarget(list, pods, rendering);
          }
          if (list) spec.ports = pods && Array.isArray(list) ? certainPorts(list, pods, () => minorAt(self.scope)) : list;
          return { spec };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Service>): Service {
    return new Service(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere; say its `ports` by name if an Ingress or a route goes there. */
  static existing(name: string, options?: ExistingOptions): Existing<'Service'> {
    return existing('Service', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.ServiceSpec {
    return this.manifest.spec as k8s.ServiceSpec;
  }

  /** The name under which Pods of its own namespace reach it. */
  get host(): string {
    return this.name;
  }

  /** Its full DNS name in a cluster of the default domain; without a known namespace, its short one. */
  get dnsName(): string {
    return this.namespace === undefined ? this.name : `${this.name}.${this.namespace}.svc.cluster.local`;
  }

  /**
   * `http://web:8080`: the address for Pods of its own namespace, of its port `port`, else of the one called as the scheme, else of the first;
   * the number is left out where the scheme has it.
   */
  url({ scheme = 'http', port, host = this.host }: UrlOptions = {}): string {
    const ports = this.spec.ports ?? [];
    const number = (ports.find(({ name }) => name === (port ?? scheme)) ?? ports[0])?.port;
    return `${scheme}://${host}${number === undefined || number === WELL_KNOWN[scheme] ? '' : `:${number}`}`;
  }

  /** The DNS name of one Pod of a StatefulSet that this headless Service governs: `<pod>.<service>…`. */
  podDnsName(pod: string): string {
    return `${pod}.${this.dnsName}`;
  }

  /** One of its ports, by name, for an Ingress or a route. */
  port(name: string): BackendPort {
    const number = this.spec.ports?.find((port) => port.name === name)?.port;
    return { service: this.name, namespace: this.namespace, port: { name }, number };
  }
}

/** Without a target, a port goes to the container's of the same number: where none is declared, that is mostly a slip of a name. */
function sayWithoutTarget(ports: readonly k8s.ServicePort[], { ports: declared, podTemplate }: PodsFace, rendering: Rendering): void {
  if (declared.length === 0) return;
  const loopback = loopbackPorts(podTemplate?.spec);
  ports.forEach(({ name, port, targetPort }, i) => {
    if (targetPort !== undefined || loopback.has(port) || declared.some(({ containerPort }) => containerPort === port)) return;
    const all = declared.map((one) => (one.name === undefined ? String(one.containerPort) : `"${one.name}"`)).join(', ');
    rendering.warning(
      'known-target-port',
      `spec.ports[${i}].targetPort`,
      `Required value: no port of the containers is ${name === undefined ? port : `called "${name}"`}`,
      `theirs are ${all}: name the port as one of them, or say targetPort`,
    );
  });
}

/** An ambassador's port is the main container's alone: a Service that leads there leads nowhere. */
function refuseLoopback(ports: readonly k8s.ServicePort[], { podTemplate }: PodsFace, rendering: Rendering): void {
  const loopback = loopbackPorts(podTemplate?.spec);
  if (loopback.size === 0) return;
  ports.forEach(({ port, targetPort = port }, i) => {
    const name = typeof targetPort === 'number' ? loopback.get(targetPort) : undefined;
    if (name !== undefined)
      rendering.problem(
        'ambassador-port',
        `spec.ports[${i}].targetPort`,
        `Forbidden: ${targetPort} is served on 127.0.0.1 alone, by ambassador "${name}"`,
        'nothing outside the Pod reaches it: leave it out',
      );
  });
}

/** Labels are text; a workload has some as a property. */
const isFace = (selector: PodsFace | { [key: string]: string }): selector is PodsFace =>
  typeof selector === 'object' && selector !== null && 'podLabels' in selector && typeof selector.podLabels !== 'string';
