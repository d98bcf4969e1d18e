// Something that Pods which are all alike serve to the cluster, or that asks nobody to ask it: a worker.
import type { Construct } from 'constructs';
import { given } from '../objects/given';
import type { Deployment } from '../objects/deployment';
import type { HorizontalPodAutoscaler } from '../objects/horizontal-pod-autoscaler';
import { ownService } from '../objects/own-service';
import type { PodDisruptionBudget } from '../objects/pod-disruption-budget';
import type { PodOrTemplate } from '../objects/pod-or-template';
import type { Service, ServicePropsFor, UrlOptions } from '../objects/service';
import type { ServiceAccount } from '../objects/service-account';
import { stateless, STATELESS_TYPES, type StatelessFields } from '../objects/stateless';
import { Pattern } from './pattern';

export interface StatelessServiceFields extends StatelessFields {
  /** `false` for a worker, which nobody asks anything. @default the ports of the main container, as they are */
  service?: ServicePropsFor | false;
}
export type StatelessServiceProps = StatelessServiceFields & PodOrTemplate;

/**
 * Serves the cluster, over any protocol: a Deployment that never has fewer Pods than asked for, and its Service. From Kubernetes 1.30 on, a
 * Pod that is told to end serves on for 5 seconds, until nobody sends it anything. Where two Pods are certain, a drain takes one at a
 * time, and they stand on several nodes and in several zones if that is possible. Where no two may stand together (`placement({ apart })`, a
 * port of the node), a rollout takes one away before it brings another: the new one may have no other place. What has a host outside is a
 * WebService.
 *
 * Everything bears its name: other Pods of the namespace reach it by that.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 * @example apps/stateless-service.ts
 */
export class StatelessService extends Pattern<'Deployment', Deployment> {
  readonly deployment: Deployment;
  /** Undefined where `service: false` leaves it out. */
  readonly service: Service | undefined;
  readonly serviceAccount: ServiceAccount | undefined;
  readonly disruptionBudget: PodDisruptionBudget | undefined;
  readonly horizontalPodAutoscaler: HorizontalPodAutoscaler | undefined;

  constructor(scope: Construct, id: string, props: StatelessServiceProps) {
    super(scope, id);
    props = given(this, props, STATELESS_TYPES);
    const { service = {} } = props;
    const say = this.problem.bind(this);
    const { deployment, serviceAccount, disruptionBudget, horizontalPodAutoscaler } = stateless(this, props, service !== false, say);
    this.deployment = this.own(deployment);
    this.service = service ? ownService(this, service, deployment, undefined, say) : undefined;
    this.serviceAccount = serviceAccount;
    this.disruptionBudget = disruptionBudget;
    this.horizontalPodAutoscaler = horizontalPodAutoscaler;
  }

  /** `http://<name>`, with a port where it is not 80: by which Pods of its namespace reach it. */
  url(options: UrlOptions = {}): string {
    if (this.service) return this.service.url(options);
    const hint = 'leave service: false out';
    this.problem({ rule: 'served-port', path: 'service', message: 'Required value: without one nobody reaches it', hint });
    return '';
  }
}
