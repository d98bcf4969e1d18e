// Rules about the nodes that Pods want, and about the Pods that they want to be near.
import { labelKeyProblem } from '../kube/label-syntax';
import { dnsLabelProblem, nameProblem } from '../kube/names';
import { entries, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';
import { keyProblems, labelValuesProblems, type Problem, valuesProblems } from './selector-problems';

const AFFINITY = 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/';
/** The only field of a node that can be asked for. */
const NODE_NAME = 'metadata.name';
const HEAVIEST = 100;

export const affinityRules: readonly Rule[] = [
  {
    id: 'node-expression',
    severity: 'error',
    on: ['NodeSelectorTerm'],
    reads: ['NodeSelectorRequirement.*'],
    accepts: 'what is asked of a node is a label with as many values as the operator takes, or its name',
    source: `${AFFINITY}#node-affinity`,
    check: ({ matchExpressions, matchFields }, at) => {
      for (const [list, its, problemsOf] of [
        ['matchExpressions', matchExpressions, nodeLabelProblems],
        ['matchFields', matchFields, nodeFieldProblems],
      ] as const)
        entries(its).forEach((one, i) => {
          for (const { field, message, hint } of problemsOf(one)) at.report(`${list}[${i}].${field}`, message, hint);
        });
    },
  },
  {
    id: 'node-value',
    severity: 'error',
    since: 33,
    on: ['NodeSelector'],
    reads: ['NodeSelectorRequirement.values'],
    accepts: 'what a node must have is a value that a label can have',
    source: `${AFFINITY}#node-affinity`,
    check: ({ nodeSelectorTerms }, at) =>
      entries(nodeSelectorTerms).forEach(({ matchExpressions }, i) =>
        entries(matchExpressions).forEach(({ values }, j) => {
          for (const { field, message } of labelValuesProblems(values))
            at.report(`nodeSelectorTerms[${i}].matchExpressions[${j}].${field}`, message);
        }),
      ),
  },
  {
    id: 'node-number',
    severity: 'warning',
    on: ['NodeSelectorTerm'],
    reads: ['NodeSelectorRequirement.values'],
    accepts: 'what the label of a node is to be above or below is a whole number',
    source: `${AFFINITY}#operators`,
    check: ({ matchExpressions }, at) =>
      entries(matchExpressions).forEach(({ operator, values }, i) => {
        const [value, ...more] = (operator === 'Gt' || operator === 'Lt') && Array.isArray(values) ? (values as unknown[]) : [];
        if (more.length > 0 || typeof value !== 'string' || /^[+-]?\d+$/.test(value)) return;
        at.report(
          `matchExpressions[${i}].values[0]`,
          `Invalid value: ${quoted(value)}: must be a whole number`,
          'no node is above or below it',
        );
      }),
  },
  {
    id: 'affinity-weight',
    severity: 'error',
    on: ['PreferredSchedulingTerm', 'WeightedPodAffinityTerm'],
    reads: ['PreferredSchedulingTerm.weight', 'WeightedPodAffinityTerm.weight'],
    accepts: `a preference weighs from 1 to ${HEAVIEST}`,
    source: `${AFFINITY}#node-affinity-weight`,
    check: ({ weight }, at) => {
      if (typeof weight === 'number' && (weight < 1 || weight > HEAVIEST))
        at.report('weight', `Invalid value: ${weight}: must be in the range 1-${HEAVIEST}`);
    },
  },
  {
    id: 'pod-affinity-term',
    severity: 'error',
    on: ['PodAffinityTerm'],
    reads: ['PodAffinityTerm.topologyKey', 'PodAffinityTerm.namespaces'],
    accepts: 'what Pods are near to is said by a label of nodes, and looked for in namespaces that can be',
    source: `${AFFINITY}#inter-pod-affinity-and-anti-affinity`,
    check: ({ topologyKey, namespaces }, at) => {
      for (const { field, message } of keyProblems(topologyKey, 'topologyKey')) at.report(field, message);
      if (!Array.isArray(namespaces)) return;
      namespaces.forEach((name: unknown, i) => {
        const problem = typeof name === 'string' ? dnsLabelProblem(name) : undefined;
        if (problem !== undefined) at.report(`namespaces[${i}]`, `Invalid value: ${quoted(name)}: ${problem}`);
      });
    },
  },
];

type Fields = Readonly<Record<string, unknown>>;

function nodeLabelProblems({ key, operator, values }: Fields): Problem[] {
  const isCompared = operator === 'Gt' || operator === 'Lt';
  const isOne = Array.isArray(values) && values.length === 1;
  return [
    ...valuesProblems(operator, values),
    ...(isCompared && !isOne
      ? [{ field: 'values', message: "Required value: must be specified single value when `operator` is 'Lt' or 'Gt'" }]
      : []),
    ...keyProblems(key),
  ];
}

function nodeFieldProblems({ key, operator, values }: Fields): Problem[] {
  const found: Problem[] = [];
  const isOneOf = operator === 'In' || operator === 'NotIn';
  if (['Exists', 'DoesNotExist', 'Gt', 'Lt'].includes(operator as string))
    found.push({ field: 'operator', message: `Invalid value: ${quoted(operator)}: not a valid selector operator`, hint: 'In or NotIn' });
  if (isOneOf && !(Array.isArray(values) && values.length === 1)) {
    const message = "Required value: must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    found.push({ field: 'values', message });
  }
  if (key !== NODE_NAME) {
    if (isText(key)) {
      const hint = labelKeyProblem(key) === undefined ? `only ${NODE_NAME} can be; labels are asked for under matchExpressions` : undefined;
      found.push({
        field: 'key',
        message: `Invalid value: ${quoted(key)}: not a valid field selector key`,
        ...(hint !== undefined && { hint }),
      });
    }
    return found;
  }
  for (const [i, name] of Array.isArray(values) ? (values as unknown[]).entries() : []) {
    const wrong = typeof name === 'string' ? nameProblem(name, 'subdomain') : undefined;
    if (wrong !== undefined) found.push({ field: `values[${i}]`, message: `Invalid value: ${quoted(name)}: ${wrong}` });
  }
  return found;
}
