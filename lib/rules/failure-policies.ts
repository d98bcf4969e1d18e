// Rules about the failures of Pods that a Job takes notice of.
import { isPlainObject } from '../kube/manifest';
import { labelKeyProblem } from '../kube/label-syntax';
import { entries, isNone, isText } from './entries';
import { listed } from './listed';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const POLICY = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy';
const MOST_RULES = 20;
const MOST_CODES = 255;
const STATUSES = ['False', 'True', 'Unknown'];
/** A server of before takes rules with FailIndex away. */
const FAIL_INDEX = 29;

export const failurePolicyRules: readonly Rule[] = [
  {
    id: 'failure-exit-codes',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['PodFailurePolicyOnExitCodesRequirement.*', 'Container.name'],
    accepts:
      'exit codes of a failure policy ascend, each once, 0 is none that a container fails with, and the container is one of the template',
    source: POLICY,
    check: ({ podFailurePolicy, template }, at) =>
      forRules(podFailurePolicy, at, ({ onExitCodes }, path) => {
        if (!isPlainObject(onExitCodes)) return;
        const { containerName, operator, values } = onExitCodes;
        if (typeof containerName === 'string') judgeContainer(containerName, template, `${path}.onExitCodes.containerName`, at);
        if (Array.isArray(values)) judgeCodes(values, operator === 'In', `${path}.onExitCodes.values`, at);
      }),
  },
  {
    id: 'failure-rules',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['PodFailurePolicyRule.*', 'PodFailurePolicy.rules', 'JobSpec.backoffLimitPerIndex'],
    accepts:
      'each of at most 20 rules of a failure policy is about exit codes or about conditions; an index fails where indexes have limits',
    source: POLICY,
    check: ({ podFailurePolicy, backoffLimitPerIndex }, at) => {
      if (!isPlainObject(podFailurePolicy)) return;
      atMost(podFailurePolicy.rules, MOST_RULES, 'podFailurePolicy.rules', at);
      forRules(podFailurePolicy, at, ({ action, onExitCodes, onPodConditions }, path) => {
        const hasCodes = !isNone(onExitCodes);
        const hasConditions = Array.isArray(onPodConditions) && onPodConditions.length > 0;
        if (hasCodes && hasConditions)
          at.report(path, 'Invalid value: specifying both OnExitCodes and OnPodConditions is not supported', 'write two rules');
        if (!hasCodes && (isNone(onPodConditions) || Array.isArray(onPodConditions)) && !hasConditions)
          at.report(path, 'Invalid value: specifying one of OnExitCodes and OnPodConditions is required');
        if (action === 'FailIndex' && isNone(backoffLimitPerIndex))
          at.report(`${path}.action`, 'Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set');
      });
    },
  },
  {
    id: 'failure-conditions',
    severity: 'error',
    on: ['JobSpec'],
    reads: ['PodFailurePolicyOnPodConditionsPattern.*'],
    accepts: 'a condition of a failure policy has the name of one, and is True, False or Unknown',
    source: POLICY,
    check: ({ podFailurePolicy }, at) =>
      forRules(podFailurePolicy, at, ({ onPodConditions }, path) => {
        atMost(onPodConditions, MOST_RULES, `${path}.onPodConditions`, at);
        entries(onPodConditions).forEach(({ type, status }, i) => {
          const its = `${path}.onPodConditions[${i}]`;
          const problem = isText(type) ? labelKeyProblem(type) : undefined;
          if (problem !== undefined) at.report(`${its}.type`, `Invalid value: ${quoted(type)}: ${problem}`);
          if (isText(status) && !STATUSES.includes(status))
            at.report(
              `${its}.status`,
              `Unsupported value: ${quoted(status)}: supported values: ${STATUSES.map(quoted).join(', ')}`,
              listed('they', STATUSES, status),
            );
        });
      }),
  },
  {
    id: 'failed-pods-first',
    severity: 'error',
    since: FAIL_INDEX,
    on: ['JobSpec'],
    reads: ['JobSpec.podFailurePolicy', 'JobSpec.podReplacementPolicy'],
    accepts: 'a Job with a failure policy replaces a Pod when it has failed, not while it ends',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy',
    check: ({ podFailurePolicy, podReplacementPolicy: policy }, at) => {
      if (isPlainObject(podFailurePolicy) && policy === 'TerminatingOrFailed')
        at.report('podReplacementPolicy', 'Unsupported value: "TerminatingOrFailed": supported values: "Failed"', 'leave it out');
    },
  },
];

function forRules(policy: unknown, { minor }: Place, visit: (rule: Readonly<Record<string, unknown>>, path: string) => void): void {
  if (!isPlainObject(policy)) return;
  entries(policy.rules).forEach((rule, i) => {
    if (minor >= FAIL_INDEX || rule.action !== 'FailIndex') visit(rule, `podFailurePolicy.rules[${i}]`);
  });
}

function judgeContainer(name: string, template: unknown, path: string, at: Place): void {
  const spec = isPlainObject(template) && isPlainObject(template.spec) ? template.spec : {};
  const names = [...entries(spec.containers), ...entries(spec.initContainers)].map((one) => one.name).filter(isText);
  if (names.includes(name)) return;
  at.report(
    path,
    `Invalid value: ${quoted(name)}: must be one of the container or initContainer names in the pod template`,
    listed('they', names, name),
  );
}

function judgeCodes(values: readonly unknown[], isIn: boolean, path: string, at: Place): void {
  atMost(values, MOST_CODES, path, at);
  const codes = values.map((value) => value ?? 0); // Go reads no number as none
  const seen = new Set<unknown>();
  codes.forEach((code, i) => {
    if (typeof code !== 'number') return;
    if (isIn && code === 0) at.report(`${path}[${i}]`, 'Invalid value: 0: must not be 0 for the In operator', 'with 0 it has succeeded');
    if (seen.has(code)) at.report(`${path}[${i}]`, `Duplicate value: ${code}`);
    seen.add(code);
  });
  if (codes.some((code, i) => i > 0 && Number(code) < Number(codes[i - 1])))
    at.report(
      path,
      `Invalid value: ${quoted(values)}: must be ordered`,
      `write ${quoted([...seen].sort((a, b) => Number(a) - Number(b)))}`,
    );
}

function atMost(list: unknown, most: number, path: string, at: Place): void {
  if (Array.isArray(list) && list.length > most) at.report(path, `Too many: ${list.length}: must have at most ${most} items`);
}
