// HTTP that is served by Pods which are all alike, to the cluster and, by a host, to everybody.
import type { Construct } from 'constructs';
import type { PropTypes } from '../kube/prop-type';
import { given, OBJECT, OBJECT_OR_FALSE } from '../objects/given';
import type { Deployment } from '../objects/deployment';
import type { HorizontalPodAutoscaler } from '../objects/horizontal-pod-autoscaler';
import type { HTTPRoute, HTTPRouteProps } from '../objects/http-route';
import type { Ingress, IngressProps } from '../objects/ingress';
import { ownService } from '../objects/own-service';
import type { PodDisruptionBudget } from '../objects/pod-disruption-budget';
import type { PodOrTemplate } from '../objects/pod-or-template';
import type { Service, ServicePropsFor, UrlOptions } from '../objects/service';
import type { ServicePorts } from '../objects/service-ports';
import type { ServiceAccount } from '../objects/service-account';
import { stateless, STATELESS_TYPES, type StatelessFields } from '../objects/stateless';
import { webEntry } from '../objects/web-entry';
import { Pattern } from './pattern';
import type { TlsCertificate } from './tls-certificate';

export interface WebServiceFields extends StatelessFields {
  /** The name by which everybody outside reaches it; it wants an `ingress` or a `route`. Beside rules of theirs `/` leads here, unless they say where that goes. @default none: it is for the cluster alone */
  host?: string;
  /** Leads from the host to it, by a controller of the class `ingressClassName`. @default none */
  ingress?: IngressProps | false;
  /** Leads from the host to it, by the Gateways in `parentRefs`. @default none */
  route?: HTTPRouteProps | false;
  /** The certificate of the host. With a `route` the Gateway's listener serves with it; it gets leave to read the Secret. @default none */
  tls?: TlsCertificate;
  /** @default port 80, `http`, to the container's port `http` or to its only one; those of the container where there is neither */
  service?: ServicePropsFor | false;
}
export type WebServiceProps = WebServiceFields & PodOrTemplate;

/** Of what is no field of a manifest. */
const TYPES: PropTypes<WebServiceProps> = {
  ...STATELESS_TYPES,
  host: ['text'],
  ingress: OBJECT_OR_FALSE,
  route: OBJECT_OR_FALSE,
  tls: OBJECT,
};

/**
 * Serves HTTP: a Deployment that never has fewer Pods than asked for, its Service, and what leads to it from outside. From Kubernetes 1.30
 * on, a Pod that is told to end serves on for 5 seconds, until nobody sends it anything. Where two Pods are certain, a drain takes one at
 * a time, and they stand on several nodes and in several zones if that is possible. Where no two may stand together (`placement({ apart })`, a
 * port of the node), a rollout takes one away before it brings another: the new one may have no other place.
 *
 * Everything bears its name: other Pods of the namespace reach it as `http://<name>`.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 * @example apps/web-service.ts
 */
export class WebService extends Pattern<'Deployment', Deployment> {
  readonly deployment: Deployment;
  /** Undefined where `service: false` leaves it out. */
  readonly service: Service | undefined;
  readonly serviceAccount: ServiceAccount | undefined;
  readonly ingress: Ingress | undefined;
  readonly route: HTTPRoute | undefined;
  readonly disruptionBudget: PodDisruptionBudget | undefined;
  readonly horizontalPodAutoscaler: HorizontalPodAutoscaler | undefined;
  /** The name by which everybody outside reaches it. */
  readonly host: string | undefined;

  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    props = given(this, props, TYPES);
    const { host, ingress, route, tls, service = {} } = props;
    const say = this.problem.bind(this);
    const { deployment, serviceAccount, disruptionBudget, horizontalPodAutoscaler } = stateless(this, props, service !== false, say);
    this.deployment = this.own(deployment);
    this.service = service ? ownService(this, service, deployment, webPorts(deployment), say) : undefined;
    const entry = webEntry(this, { host, ingress, route, tls, service: service && this.service, metadata: this.called }, say);
    this.ingress = entry.ingress;
    this.route = entry.route;
    this.serviceAccount = serviceAccount;
    this.disruptionBudget = disruptionBudget;
    this.horizontalPodAutoscaler = horizontalPodAutoscaler;
    this.host = host;
  }

  /** `http://<name>`, with a port where it is not 80: by which Pods of its namespace reach it. */
  url(options: UrlOptions = {}): string {
    if (this.service) return this.service.url(options);
    const hint = 'leave service: false out';
    this.problem({ rule: 'served-port', path: 'service', message: 'Required value: without one nobody reaches it', hint });
    return '';
  }
}

/** Browsers ask port 80. Which of several ports is meant only its name can say; metrics beside it are nobody's business outside. */
const webPorts = ({ ports }: Deployment): ServicePorts | undefined =>
  ports.length === 1 || ports.some(({ name }) => name === 'http') ? { http: 80 } : undefined;
