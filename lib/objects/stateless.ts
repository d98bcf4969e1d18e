// A Deployment whose Pods serve and are all alike, with what surrounds it wherever requests come from.
import type { Construct } from 'constructs';
import { minorAt, settingsOf } from '../context';
import { apartRolling, budgetDefaults, rollingDefaults } from '../defaults';
import { copied, copiedBut } from '../kube/copied';
import { keptApart } from '../kube/kept-apart';
import { isPlainObject } from '../kube/manifest';
import { said } from '../kube/said';
import type * as k8s from '../kube/wire';
import type { PodProps } from '../pod/pod-props';
import type { Problem } from '../pod/rendering';
import { autoscaling, type AutoscaleProps } from './autoscaling';
import { Deployment, type DeploymentFields } from './deployment';
import { OBJECT_OR_FALSE, OF_WORKLOADS } from './given';
import { HorizontalPodAutoscaler } from './horizontal-pod-autoscaler';
import { ownAccount } from './own-account';
import { PodDisruptionBudget, type PodDisruptionBudgetProps } from './pod-disruption-budget';
import { podPropsOf } from './pod-or-template';
import type { ServiceAccount, ServiceAccountProps } from './service-account';
import { changesWithTarget, servingPod } from './serving-pod';

/** The fields of a Deployment, and a prop for each object beside it. */
export interface StatelessFields extends DeploymentFields {
  /**
   * An account of its own: `{}`, or with annotations for the identity that it has in a cloud (`metadata: { annotations }`). Its Pods get no
   * token of the cluster unless it says so. @default none
   */
  serviceAccount?: ServiceAccountProps | false;
  /** As many Pods as the load wants; then `replicas` is not said. @default none */
  autoscale?: AutoscaleProps | false;
  /** How many of them a drain may take at once. @default one, where two replicas are certain */
  disruptionBudget?: Omit<PodDisruptionBudgetProps, 'selector'> | false;
}

export interface Stateless {
  readonly deployment: Deployment;
  readonly serviceAccount: ServiceAccount | undefined;
  readonly disruptionBudget: PodDisruptionBudget | undefined;
  readonly horizontalPodAutoscaler: HorizontalPodAutoscaler | undefined;
}

type Props = StatelessFields & { readonly pod?: PodProps | undefined; readonly template?: k8s.PodTemplateSpec | undefined };

/**
 * Makes them below `scope`, where the Deployment is the child `Default`; says what is wrong with the props.
 * @param serves whether anybody sends it requests
 */
export function stateless(scope: Construct, props: Props, serves: boolean, problem: (problem: Problem) => void): Stateless {
  const { serviceAccount: askedAccount, autoscale, disruptionBudget: askedBudget, pod: beside, template, replicas } = props;
  if (autoscale && replicas !== undefined)
    problem({
      rule: 'replicas-owner',
      path: 'spec.replicas',
      message: 'Forbidden: autoscale owns the number of Pods, and every apply would set it back',
      hint: 'leave replicas out; autoscale.minReplicas says how many there are at least',
    });
  const several = isSeveral(autoscale ? autoscale.minReplicas : replicas);
  const asked = podPropsOf({ pod: beside, template });
  if (serves && settingsOf(scope).target === undefined && changesWithTarget(asked, minorAt(scope)))
    problem({
      rule: 'target-by-default',
      path: 'spec.template.spec',
      message: 'a Pod that is told to end does not wait for requests on their way, since nobody said a target and 1.28 is the default',
      hint: "from 1.30 on it does, and a change of that replaces all Pods: say the version, as in new App({ target: '1.30' })",
      severity: 'warning',
    });
  const pod = servingPod(asked, { minor: minorAt(scope), several, serves });
  const own = askedAccount ? ownAccount(scope, askedAccount, props.metadata, pod, problem) : undefined;
  const deployment = new Deployment(scope, 'Default', {
    strategy: rollingDefaults,
    ...copiedBut(props, OWN),
    ...(!autoscale && replicas !== undefined && { replicas }),
    pod: own?.pod ?? pod,
    // which of them is meant, the Deployment asks
    ...({ template: beside && template } as object),
  });
  if (several && props.strategy === undefined && keptApart(deployment.podTemplate)) deployment.spec.strategy = copied(apartRolling);
  const { name, namespace } = deployment;
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  return {
    deployment,
    serviceAccount: own?.account,
    disruptionBudget: budget(),
    horizontalPodAutoscaler: autoscaler(),
  };

  function budget(): PodDisruptionBudget | undefined {
    const budget = askedBudget ?? (several ? {} : false);
    if (!budget) return undefined;
    const asked = said(budget);
    const { maxUnavailable, unhealthyPodEvictionPolicy } = budgetDefaults as Required<typeof budgetDefaults>;
    return new PodDisruptionBudget(scope, 'PodDisruptionBudget', {
      ...(asked.minAvailable === undefined && { maxUnavailable }),
      unhealthyPodEvictionPolicy,
      ...asked,
      metadata: { ...metadata, ...asked.metadata },
      selector: deployment,
    });
  }

  function autoscaler(): HorizontalPodAutoscaler | undefined {
    if (!autoscale) return undefined;
    const { containers } = deployment.podTemplate.spec;
    const main = Array.isArray(containers) && isPlainObject(containers[0]) ? containers[0] : undefined;
    const { props: scaled, problems } = autoscaling(autoscale, main);
    problems.forEach(problem);
    return new HorizontalPodAutoscaler(scope, 'HorizontalPodAutoscaler', {
      ...scaled,
      metadata: { ...metadata, ...autoscale.metadata },
      scaleTargetRef: deployment,
    });
  }
}

/** Of what is no field of a manifest. */
export const STATELESS_TYPES = {
  ...OF_WORKLOADS,
  serviceAccount: OBJECT_OR_FALSE,
  autoscale: OBJECT_OR_FALSE,
  disruptionBudget: OBJECT_OR_FALSE,
  service: OBJECT_OR_FALSE,
} as const;

/** What is no field of a Deployment, or is made by itself; what a pattern's props say besides is not looked at. */
const OWN = new Set([
  'serviceAccount',
  'autoscale',
  'disruptionBudget',
  'pod',
  'template',
  'replicas',
  'service',
  'host',
  'ingress',
  'route',
  'tls',
] as const) as ReadonlySet<'serviceAccount' | 'autoscale' | 'disruptionBudget' | 'pod' | 'template' | 'replicas'>;

/** What is not known yet (a Lazy) is not certain. */
const isSeveral = (count: unknown): boolean => typeof count === 'number' && count >= 2;
