// Work that must not be done by two at a time, or must always be done by one.
import type { Construct } from 'constructs';
import { statefulSetDefaults, surgeByOne } from '../defaults';
import { said } from '../kube/said';
import type * as k8s from '../kube/wire';
import { given, OF_WORKLOADS } from '../objects/given';
import { Deployment } from '../objects/deployment';
import { type PodOrTemplate, podPropsOf } from '../objects/pod-or-template';
import { Service } from '../objects/service';
import { StatefulSet } from '../objects/stateful-set';
import { Pattern } from './pattern';

export interface SingletonFields {
  /** Never two Pods, and sometimes none. @default not promised; one of atMost and atLeast is written */
  atMost?: 1;
  /** Never none while rolling out, and sometimes two. @default not promised; one of atMost and atLeast is written */
  atLeast?: 1;
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** Seconds for which a Pod has to be ready before it counts. @default 0 */
  minReadySeconds?: number;
  /** Former versions that are kept, to go back to. @default 10 */
  revisionHistoryLimit?: number;
  /** Never to be changed once applied. @default the label cdk8s-patterns/workload, which the Pods get */
  selector?: k8s.LabelSelector;
  /** Refused: it is one. */
  replicas?: never;
  /** Refused: a budget on one Pod either does nothing or stops every drain. */
  disruptionBudget?: false;
}
export type SingletonProps = SingletonFields & PodOrTemplate;

/**
 * One Pod, and no more or no fewer: which of the two has to be said, since no cluster keeps both.
 *
 * `atMost: 1` is a StatefulSet: there are never two, so that there is none while rolling, while its node is drained, or until a lost node's Pod
 * is confirmed gone (by the node coming back, by its deletion, or by hand). Who deletes the Pod with `--force` breaks the promise.
 * `atLeast: 1` is a Deployment that makes the new Pod before it ends the old one: two for a moment. A drained or lost node takes
 * its Pod along here as well, and the next one is made at once, not first.
 *
 * There is no budget: on one Pod it would do nothing, or let nobody drain the node.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 * @example apps/singleton.ts
 */
export class Singleton extends Pattern<'StatefulSet' | 'Deployment', StatefulSet | Deployment> {
  /** What it promises, in one sentence. */
  readonly promise: string;
  /** With `atMost: 1`. */
  readonly statefulSet: StatefulSet | undefined;
  /** Which a StatefulSet has to have: it gives the Pod its DNS name, `<name>-0.<name>-headless`. */
  readonly headlessService: Service | undefined;
  /** With `atLeast: 1`. */
  readonly deployment: Deployment | undefined;

  constructor(scope: Construct, id: string, props: SingletonProps) {
    super(scope, id);
    props = given(this, props, OF_WORKLOADS);
    const { atMost, atLeast, replicas, disruptionBudget, pod, template, ...asked } = props;
    const fields = {
      ...said(asked),
      pod: podPropsOf({ pod, template }),
      // which of them is meant, the workload asks
      ...({ template: pod && template } as object),
    };
    if (atLeast !== undefined && atMost === undefined) {
      this.promise = AT_LEAST;
      this.deployment = new Deployment(this, 'Default', { ...fields, replicas: 1, strategy: surgeByOne });
      this.own(this.deployment);
      this.sayIfNeverKnownReady(this.deployment);
    } else {
      this.promise = AT_MOST;
      const set = new StatefulSet(this, 'Default', { ...statefulSetDefaults, ...fields, replicas: 1 });
      this.statefulSet = set;
      this.own(set);
      const { name, ...where } = this.called;
      this.headlessService = new Service(this, 'Service', {
        metadata: { ...where, name: `${name}-headless` },
        clusterIP: 'None',
        selector: set.podLabels,
      });
      set.spec.serviceName = this.headlessService.name;
    }
    this.sayWhatIsWrong({ atMost, atLeast, replicas, disruptionBudget });
  }

  private sayWhatIsWrong({ atMost, atLeast, replicas, disruptionBudget }: { [prop in Judged]: unknown }): void {
    const rule = 'singleton-promise';
    const hint = 'atMost: 1 is never two, and none while rolling; atLeast: 1 is never none while rolling, and two for a moment';
    if (atMost === undefined && atLeast === undefined) this.problem({ rule, path: 'atMost', message: 'Required value', hint });
    if (atMost !== undefined && atLeast !== undefined)
      this.problem({ rule, path: 'atLeast', message: 'Forbidden: atMost is given as well, and no cluster keeps both', hint });
    for (const [path, value] of Object.entries({ atMost, atLeast }))
      if (value !== undefined && value !== 1)
        this.problem({ rule, path, message: `Unsupported value: ${JSON.stringify(value)}: supported values: 1`, hint: MORE });
    if (replicas !== undefined) this.problem({ rule, path: 'replicas', message: 'Forbidden: a Singleton is one', hint: MORE });
    if (disruptionBudget !== undefined && disruptionBudget !== false)
      this.problem({
        rule,
        path: 'disruptionBudget',
        message: 'Forbidden: a budget on one Pod does nothing, or lets nobody drain its node',
        hint: 'leave it out',
      });
  }

  /** A Pod that says nothing is taken for ready as soon as it runs, and the old one goes. */
  private sayIfNeverKnownReady({ podTemplate, spec }: Deployment): void {
    const { containers } = podTemplate.spec;
    const main = Array.isArray(containers) ? containers[0] : undefined;
    if (!main || main.readinessProbe || (spec.minReadySeconds ?? 0) > 0) return;
    this.problem({
      rule: 'readiness-probe',
      path: 'spec.template.spec.containers[0].readinessProbe',
      message: 'Required value',
      hint: 'without it the old Pod goes as soon as the new one runs, ready or not: give one, or minReadySeconds',
      severity: 'warning',
    });
  }
}

type Judged = 'atMost' | 'atLeast' | 'replicas' | 'disruptionBudget';

const AT_MOST = "at most one Pod: none while rolling or until a lost node's Pod is confirmed gone";
const AT_LEAST = 'at least one Pod while rolling: two for a moment';
const MORE = 'several equal Pods are a Deployment; several that take turns elect their leader themselves';
