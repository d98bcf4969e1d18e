// Rules about labels and annotations, and about what asks for labels.
import { labelKeyProblem } from '../kube/label-syntax';
import { isPlainObject } from '../kube/manifest';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';
import { expressionProblems, labelProblems, type Problem } from './selector-problems';

const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/';

export const labelRules: readonly Rule[] = [
  {
    id: 'label-syntax',
    severity: 'error',
    on: ['ObjectMeta'],
    where: ['labels', 'annotations'],
    reads: ['ObjectMeta.labels', 'ObjectMeta.annotations'],
    accepts:
      'keys are names, with a DNS subdomain before them or not; the value of a label has at most 63 letters, digits, `-`, `_` and `.`',
    source: `${LABELS}#syntax-and-character-set`,
    check: ({ labels, annotations }, at) => {
      reportAll(labelProblems(labels, 'labels', 'other text is for annotations'), at);
      for (const key of Object.keys(isPlainObject(annotations) ? annotations : {})) {
        const wrong = labelKeyProblem(key.toLowerCase());
        if (wrong !== undefined) at.report(`annotations[${key}]`, `Invalid value: ${quoted(key)}: ${wrong}`);
      }
    },
  },
  {
    id: 'selector-labels',
    severity: 'error',
    on: ['LabelSelector'],
    where: ['matchLabels'],
    reads: ['LabelSelector.matchLabels'],
    accepts: 'the labels that a selector asks for are such as an object can have',
    source: `${LABELS}#label-selectors`,
    check: ({ matchLabels }, at) => reportAll(labelProblems(matchLabels, 'matchLabels'), at),
  },
  {
    id: 'service-selector',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['selector'],
    reads: ['ServiceSpec.selector'],
    accepts: 'the labels that a Service asks for are such as a Pod can have',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    check: ({ selector }, at) => reportAll(labelProblems(selector, 'selector'), at),
  },
  {
    id: 'node-selector',
    severity: 'error',
    on: ['PodSpec', 'Scheduling'],
    where: ['nodeSelector'],
    reads: ['PodSpec.nodeSelector', 'Scheduling.nodeSelector'],
    accepts: 'the labels that are asked for are such as a node can have',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector',
    check: ({ nodeSelector }, at) => {
      if (nodeSelector !== undefined) reportAll(labelProblems(nodeSelector, 'nodeSelector'), at);
    },
  },
  {
    id: 'selector-expression',
    severity: 'error',
    on: ['LabelSelectorRequirement'],
    reads: ['LabelSelectorRequirement.*'],
    accepts: 'an expression of a selector has an operator that there is, with values that labels can have where it takes some',
    source: `${LABELS}#set-based-requirement`,
    check: (expression, at) => reportAll(expressionProblems(expression), at),
  },
];

function reportAll(problems: readonly Problem[], at: Place): void {
  for (const { field, message, hint } of problems) at.report(field, message, hint);
}
