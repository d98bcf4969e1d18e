// Rules about the nodes that Pods may come onto, and how they are spread.
import { labelKeyProblem, labelValueProblem } from '../kube/label-syntax';
import { entries, forTwice, isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const TAINTS = 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/';
const SPREAD = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';

export const schedulingRules: readonly Rule[] = [
  {
    id: 'toleration',
    severity: 'error',
    on: ['Toleration'],
    reads: ['Toleration.*'],
    accepts: 'a toleration is of a key and its value, of a key that exists, or of everything; it is limited in time for NoExecute alone',
    source: TAINTS,
    check: ({ key, operator, value, effect, tolerationSeconds }, at) => {
      const problem = isText(key) ? labelKeyProblem(key) : undefined;
      if (problem !== undefined) at.report('key', `Invalid value: ${quoted(key)}: ${problem}`);
      const exists = operator === 'Exists';
      if (!isText(key) && !exists)
        at.report(
          'operator',
          `Invalid value: ${quoted(operator ?? '')}: operator must be Exists when \`key\` is empty, which means "match all values and all keys"`,
          "write operator: 'Exists'",
        );
      if (!isNone(tolerationSeconds) && effect !== 'NoExecute')
        at.report('effect', `Invalid value: ${quoted(effect ?? '')}: effect must be 'NoExecute' when \`tolerationSeconds\` is set`);
      if (!isText(value)) return;
      if (exists)
        at.report(
          'operator',
          `Invalid value: ${quoted(value)}: value must be empty when \`operator\` is 'Exists'`,
          "leave value out, or write operator: 'Equal'",
        );
      const wrong = exists || (isText(operator) && operator !== 'Equal') ? undefined : labelValueProblem(value);
      if (wrong !== undefined) at.report('operator', `Invalid value: ${quoted(value)}: ${wrong}`);
    },
  },
  {
    id: 'spread-constraint',
    severity: 'error',
    on: ['TopologySpreadConstraint'],
    reads: ['TopologySpreadConstraint.maxSkew', 'TopologySpreadConstraint.minDomains', 'TopologySpreadConstraint.whenUnsatisfiable'],
    accepts: 'the Pods are spread with a difference of one at least; a number of domains is for those that must not be scheduled otherwise',
    source: SPREAD,
    check: ({ maxSkew, minDomains, whenUnsatisfiable }, at) => {
      if (typeof maxSkew === 'number' && maxSkew <= 0) at.report('maxSkew', `Invalid value: ${maxSkew}: must be greater than zero`);
      if (typeof minDomains !== 'number') return;
      if (minDomains <= 0) at.report('minDomains', `Invalid value: ${minDomains}: must be greater than zero`);
      if (whenUnsatisfiable === 'ScheduleAnyway')
        at.report(
          'minDomains',
          `Invalid value: ${minDomains}: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway`,
        );
    },
  },
  {
    id: 'spread-once',
    severity: 'error',
    on: ['PodSpec'],
    where: ['topologySpreadConstraints'],
    reads: ['TopologySpreadConstraint.topologyKey', 'TopologySpreadConstraint.whenUnsatisfiable'],
    accepts: 'one constraint is for each topology and each way of meeting it',
    source: SPREAD,
    check: ({ topologySpreadConstraints }, at) =>
      forTwice(
        entries(topologySpreadConstraints).map(({ topologyKey, whenUnsatisfiable }) =>
          isText(topologyKey) && isText(whenUnsatisfiable) ? `{${topologyKey}, ${whenUnsatisfiable}}` : undefined,
        ),
        (i, pair) => at.report(`topologySpreadConstraints[${i}]`, `Duplicate value: ${quoted(pair)}`),
      ),
  },
];
