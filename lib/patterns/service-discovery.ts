// How others find a workload: by name inside of the cluster, and from outside; or how Pods find what is outside.
import { Construct } from 'constructs';
import type { PropType, PropTypes } from '../kube/prop-type';
import { given, OBJECT } from '../objects/given';
import { complain } from '../objects/kube-object';
import type { HTTPRoute, HTTPRouteProps } from '../objects/http-route';
import type { Ingress, IngressProps } from '../objects/ingress';
import { Service, type ServicePropsFor } from '../objects/service';
import { webEntry } from '../objects/web-entry';
import type { PodsFace } from '../objects/workload';
import type { TlsCertificate } from './tls-certificate';

export interface ServiceDiscoveryProps {
  /** The workload that is to be found; or a host outside of the cluster (`'db.example.net'`), which then has a name inside (type ExternalName). */
  of: PodsFace | string;
  /** The name inside: Service/<workload>. @default a ClusterIP with the ports of the main container */
  service?: ServicePropsFor;
  /** Names of the single Pods of a StatefulSet: Service/<its serviceName>, without an address of its own. @default none */
  headless?: ServicePropsFor | boolean;
  /** A port of every node: Service/<workload>-node. @default none */
  nodePort?: ServicePropsFor | boolean;
  /** A load balancer of the cloud: Service/<workload>-public. @default none */
  loadBalancer?: ServicePropsFor | boolean;
  /** The name outside, which `ingress` or `route` leads to the Service's only port, or to the one called `http`: by `/`, unless rules of theirs say where that goes. @default none */
  host?: string;
  /** @default none */
  ingress?: IngressProps;
  /** For the Gateway API. @default none */
  route?: HTTPRouteProps;
  /** @default no TLS by the Ingress; a Gateway has its own */
  tls?: TlsCertificate;
}

const WAY: readonly PropType[] = ['an object', 'true or false'];
/** Of what is no field of a manifest. */
const TYPES: PropTypes<ServiceDiscoveryProps> = {
  of: ['text', 'an object'],
  service: OBJECT,
  headless: WAY,
  nodePort: WAY,
  loadBalancer: WAY,
  host: ['text'],
  ingress: OBJECT,
  route: OBJECT,
  tls: OBJECT,
};

/**
 * One place that says how a workload is found. Inside: DNS names as values for others' variables (`host`, `dnsName`, `url`, `podDnsName`).
 * Outside: a port of the nodes, a load balancer, an Ingress, a route of a Gateway. Every object that it makes has the workload's name.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 * @example apps/service-discovery.ts
 */
export class ServiceDiscovery extends Construct {
  readonly service: Service;
  readonly headless: Service | undefined;
  readonly nodePort: Service | undefined;
  readonly loadBalancer: Service | undefined;
  readonly ingress: Ingress | undefined;
  readonly route: HTTPRoute | undefined;
  private readonly of: PodsFace | string;

  constructor(scope: Construct, id: string, props: ServiceDiscoveryProps) {
    super(scope, id);
    props = given(this, props, TYPES);
    const { service = {}, headless = false, nodePort = false, loadBalancer = false, host, ingress, route, tls } = props;
    const of = this.sought(props.of);
    this.of = of;
    if (typeof of === 'string') {
      this.service = new Service(this, 'Service', { type: 'ExternalName', externalName: of, ...service });
      this.refuseWaysOf(of, { headless, nodePort, loadBalancer, ingress, route });
      return;
    }
    // a StatefulSet whose serviceName is its own name: that Service is the headless one
    const isOwn = headless !== false && serviceNameOf(of) === of.name;
    const own = { ...(isOwn && { clusterIP: 'None', ...(typeof headless === 'object' && headless) }), ...service };
    this.service = new Service(this, 'Service', { ...own, metadata: { ...called(of, of.name), ...own.metadata }, selector: of });
    const further = (what: string, name: string, more: ServicePropsFor | boolean, fixed: ServicePropsFor): Service | undefined => {
      if (more === false) return undefined;
      const own = more === true ? {} : more;
      const ports = service.ports === undefined ? {} : { ports: service.ports };
      return new Service(this, what, { ...ports, ...fixed, ...own, metadata: { ...called(of, name), ...own.metadata }, selector: of });
    };
    this.headless = isOwn ? this.service : further('headless', serviceNameOf(of) ?? `${of.name}-headless`, headless, { clusterIP: 'None' });
    this.nodePort = further('node', `${of.name}-node`, nodePort, { type: 'NodePort' });
    this.loadBalancer = further('public', `${of.name}-public`, loadBalancer, { type: 'LoadBalancer' });
    if (this.headless && serviceNameOf(of) !== this.headless.name) this.warnOfNames(of, this.headless.name);
    const metadata = called(of, of.name);
    const entry = webEntry(this, { host, ingress, route, tls, service: this.service, metadata }, (problem) => complain(this, [problem]));
    this.ingress = entry.ingress;
    this.route = entry.route;
  }

  /** Its name for Pods of its own namespace. */
  get host(): string {
    return this.service.host;
  }
  /** Its name for Pods of every namespace. */
  get dnsName(): string {
    return this.service.dnsName;
  }
  /** `http://web.shop.svc.cluster.local`: of a port by name, where there are several; its number is left out where the scheme has it. */
  url({ scheme, port }: { scheme?: string; port?: string } = {}): string {
    return this.service.url({ ...(scheme !== undefined && { scheme }), ...(port !== undefined && { port }), host: this.dnsName });
  }
  /** The name of one Pod of a StatefulSet, by its number: `headless` makes them. */
  podDnsName(ordinal: number): string {
    const pod = `${typeof this.of === 'string' ? this.of : this.of.name}-${ordinal}`;
    if (!this.headless)
      this.say('headless', 'Required value', 'single Pods have names behind a headless Service alone: headless: true', 'pod-names');
    return (this.headless ?? this.service).podDnsName(pod);
  }

  /** Where nothing can be found, that is said, and stands for a host. */
  private sought(of: PodsFace | string | undefined): PodsFace | string {
    if (typeof of === 'string' || (of !== undefined && 'podLabels' in of)) return of;
    const message = of === undefined ? 'Required value' : 'Invalid value: an object: must be a workload or a host';
    this.say('of', message, "a workload; or a host outside of the cluster, 'db.example.net'", 'field-type');
    return NOWHERE;
  }

  private refuseWaysOf(host: string, ways: { [prop: string]: object | boolean | undefined }): void {
    for (const [prop, way] of Object.entries(ways))
      if (way)
        this.say(
          prop,
          `Forbidden: "${host}" is outside of the cluster`,
          'an ExternalName has a name inside, and nothing else',
          'external-name',
        );
    if (/^[\d.]+$|:/.test(host))
      this.say(
        'of',
        `Invalid value: "${host}": must be a name`,
        'addresses need a Service without selector and an EndpointSlice',
        'external-name',
      );
  }

  private warnOfNames({ kind, name }: PodsFace, headless: string): void {
    const own =
      kind === 'StatefulSet' ? `write serviceName: '${headless}' in StatefulSet/${name}` : `${kind}/${name} has no Pods with names`;
    complain(this, [
      {
        rule: 'pod-names',
        severity: 'warning',
        path: 'headless',
        message: `Invalid value: "${headless}": the single Pods get no DNS names`,
        hint: own,
      },
    ]);
  }

  private say(path: string, message: string, hint: string, rule: string): void {
    complain(this, [{ rule, path, message, hint }]);
  }
}

/** No name of the internet ends so. */
const NOWHERE = 'host.invalid';

const called = ({ namespace }: PodsFace, name: string): { name: string; namespace?: string } => ({
  name,
  ...(namespace !== undefined && { namespace }),
});

/** By which a StatefulSet names its Pods; a pattern stands for its own. */
const serviceNameOf = (of: PodsFace): string | undefined =>
  (of as { manifest?: { spec?: { serviceName?: string } } }).manifest?.spec?.serviceName;
