// Rules about how fast an autoscaler scales, and about the names of what it scales and measures.
import { isPlainObject } from '../kube/manifest';
import { dnsLabelProblem, nameProblem } from '../kube/names';
import { nanosOf } from '../kube/quantity';
import { entries, isText } from './entries';
import { nearest } from './did-you-mean';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const AUTOSCALER = 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/';
const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;
const SELECTS = ['Disabled', 'Max', 'Min'];
const POLICIES = ['Percent', 'Pods'];
/** Since then a version must be one. */
const VERSIONS = 34;
/** Before that its feature gate is off. */
const TOLERANCE = 35;

export const scalingBehaviorRules: readonly Rule[] = [
  {
    id: 'autoscaler-behavior',
    severity: 'error',
    on: ['HPAScalingRules'],
    reads: ['HPAScalingRules.*', 'HPAScalingPolicy.*'],
    accepts: `a window lasts up to ${LONGEST_WINDOW} seconds; a policy lets go or adds some Pods in up to ${LONGEST_PERIOD} seconds`,
    source: `${AUTOSCALER}#configurable-scaling-behavior`,
    check: ({ stabilizationWindowSeconds: window, selectPolicy, policies, tolerance }, at) => {
      if (typeof window === 'number' && window < 0) at.report('stabilizationWindowSeconds', atLeastZero(window, 'zero'));
      if (typeof window === 'number' && window > LONGEST_WINDOW)
        at.report('stabilizationWindowSeconds', `Invalid value: ${window}: must be less than or equal to ${LONGEST_WINDOW}`);
      if (typeof selectPolicy === 'string') oneOf(selectPolicy, SELECTS, 'selectPolicy', at);
      if (Array.isArray(policies) && policies.length === 0)
        at.report('policies', 'Required value: must specify at least one Policy', 'left out, they are those of Kubernetes');
      entries(policies).forEach((policy, i) => judgePolicy(policy, `policies[${i}]`, at));
      if (at.minor >= TOLERANCE && (nanosOf(tolerance) ?? 0n) < 0n) at.report('tolerance', atLeastZero(quoted(String(tolerance)), '0'));
    },
  },
  {
    id: 'autoscaler-name',
    severity: 'error',
    on: ['CrossVersionObjectReference', 'MetricIdentifier', 'ContainerResourceMetricSource'],
    reads: ['CrossVersionObjectReference.*', 'MetricIdentifier.name', 'ContainerResourceMetricSource.container'],
    accepts: 'what is scaled or measured has a name that can stand in a URL; a container has that of a container',
    source: AUTOSCALER,
    check: (value, at) => {
      const { apiVersion, kind, name, container } = value;
      const problem = isText(container) ? dnsLabelProblem(container) : undefined;
      if (problem !== undefined) at.report('container', `Invalid value: ${quoted(container)}: ${problem}`);
      // the name of a container's resource is not judged
      if (container !== undefined) return;
      for (const [field, text] of Object.entries({ kind, name })) {
        const wrong = isText(text) ? nameProblem(text, 'path-segment') : undefined;
        if (wrong !== undefined) at.report(field, `Invalid value: ${quoted(text)}: ${wrong}`);
      }
      if (at.minor >= VERSIONS && isText(apiVersion) && apiVersion.split('/').length > 2)
        at.report('apiVersion', `Invalid value: ${quoted(apiVersion)}: unexpected GroupVersion string: ${apiVersion}`);
    },
  },
  {
    id: 'autoscaler-group',
    severity: 'error',
    since: VERSIONS,
    on: ['HorizontalPodAutoscalerSpec'],
    reads: ['CrossVersionObjectReference.apiVersion'],
    accepts: 'what is scaled has the group of its kind in its apiVersion, as in apps/v1; a ReplicationController has none',
    source: AUTOSCALER,
    check: ({ scaleTargetRef }, at) => {
      if (!isPlainObject(scaleTargetRef)) return;
      const { apiVersion, kind } = scaleTargetRef;
      const text = apiVersion ?? '';
      if (kind === 'ReplicationController' || typeof text !== 'string' || /^[^/]+\/|\/.*\//.test(text)) return;
      at.report('scaleTargetRef.apiVersion', `Invalid value: ${quoted(text)}: apiVersion must specify API group`, "for example 'apps/v1'");
    },
  },
];

function judgePolicy({ type, value, periodSeconds }: Readonly<Record<string, unknown>>, path: string, at: Place): void {
  if (isText(type)) oneOf(type, POLICIES, `${path}.type`, at);
  for (const [field, amount] of Object.entries({ value, periodSeconds }))
    if (typeof amount === 'number' && amount <= 0) at.report(`${path}.${field}`, `Invalid value: ${amount}: must be greater than zero`);
  if (typeof periodSeconds === 'number' && periodSeconds > LONGEST_PERIOD)
    at.report(`${path}.periodSeconds`, `Invalid value: ${periodSeconds}: must be less than or equal to ${LONGEST_PERIOD}`);
}

function oneOf(text: string, words: readonly string[], field: string, at: Place): void {
  if (words.includes(text)) return;
  const near = nearest(text, words);
  const supported = words.map(quoted).join(', ');
  at.report(field, `Unsupported value: ${quoted(text)}: supported values: ${supported}`, near && `did you mean "${near}"?`);
}

const atLeastZero = (value: number | string, zero: string): string => `Invalid value: ${value}: must be greater than or equal to ${zero}`;
