// Rules about autoscaling, and about how a budget says how many Pods a disruption may take.
import { isMoreThanAll, podCountProblem } from '../kube/percent';
import { entries, isNone } from './entries';
import { metricProblems } from './metrics';
import type { Rule } from './rule';
import { quoted } from './scalars';

const AUTOSCALER = 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/';
const BUDGET = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
/** Down to none since then, where something outside of the Pods is measured. */
const TO_ZERO = 37;

export const scalingRules: readonly Rule[] = [
  {
    id: 'autoscaler-replicas',
    severity: 'error',
    on: ['HorizontalPodAutoscalerSpec'],
    reads: ['HorizontalPodAutoscalerSpec.minReplicas', 'HorizontalPodAutoscalerSpec.maxReplicas'],
    accepts: 'an autoscaler has a Pod at least, and its maximum is not below its minimum',
    source: AUTOSCALER,
    check: ({ minReplicas, maxReplicas, metrics }, at) => {
      const least = at.minor >= TO_ZERO ? 0 : 1;
      const isCounted = typeof minReplicas === 'number';
      if (isCounted && minReplicas < least)
        at.report('minReplicas', `Invalid value: ${minReplicas}: must be greater than or equal to ${least}`);
      else if (minReplicas === 0 && !entries(metrics).some(({ type }) => type === 'Object' || type === 'External'))
        at.report('metrics', 'Forbidden: must specify at least one Object or External metric to support scaling to zero replicas');
      if (typeof maxReplicas !== 'number') return;
      if (maxReplicas < 1) at.report('maxReplicas', `Invalid value: ${maxReplicas}: must be greater than 0`);
      if (isCounted && maxReplicas < minReplicas)
        at.report(
          'maxReplicas',
          `Invalid value: ${maxReplicas}: must be greater than or equal to \`minReplicas\``,
          `which is ${minReplicas}`,
        );
    },
  },
  {
    id: 'autoscaler-metric',
    severity: 'error',
    on: ['MetricSpec'],
    reads: ['MetricSpec.*', 'MetricTarget.*'],
    accepts: 'a metric says where it is measured, once, and the one value that is aimed at',
    source: `${AUTOSCALER}#scaling-on-resource-metrics`,
    check: (metric, at) => {
      for (const { field, message } of metricProblems(metric)) at.report(field, message);
    },
  },
  {
    id: 'budget-amount',
    severity: 'error',
    on: ['PodDisruptionBudgetSpec'],
    reads: ['PodDisruptionBudgetSpec.minAvailable', 'PodDisruptionBudgetSpec.maxUnavailable'],
    accepts: 'a budget says how many Pods stay, or how many may go: a number, or a percentage up to 100%',
    source: BUDGET,
    check: ({ minAvailable, maxUnavailable }, at) => {
      if (!isNone(minAvailable) && !isNone(maxUnavailable))
        at.report('', 'Invalid value: minAvailable and maxUnavailable cannot be both set', 'write one of them');
      for (const [field, value] of Object.entries({ minAvailable, maxUnavailable })) {
        const problem = podCountProblem(value) ?? (isMoreThanAll(value) ? 'must not be greater than 100%' : undefined);
        if (problem !== undefined) at.report(field, `Invalid value: ${quoted(value)}: ${problem}`);
      }
    },
  },
];
