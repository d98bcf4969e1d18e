// Rules about labels and annotations.
import { labelKeyProblem, labelValueProblem } from '../kube/label-syntax';
import { isPlainObject } from '../kube/manifest';
import type { Rule } from './rule';
import { quoted } from './scalars';

const LABELS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set';
/** Made of the workload's name; what is wrong with that is said where it is made. */
const OURS = 'cdk8s-patterns/workload';

export const labelRules: readonly Rule[] = [
  {
    id: 'label-syntax',
    severity: 'error',
    on: ['ObjectMeta'],
    reads: ['ObjectMeta.labels', 'ObjectMeta.annotations'],
    accepts:
      'keys are names, with a DNS subdomain before them or not; the value of a label has at most 63 letters, digits, `-`, `_` and `.`',
    source: LABELS,
    check: ({ labels, annotations }, at) => {
      for (const [key, value] of Object.entries(isPlainObject(labels) ? labels : {})) {
        const wrong = labelKeyProblem(key);
        if (wrong !== undefined) at.report(`labels[${key}]`, `Invalid value: ${quoted(key)}: ${wrong}`);
        const problem = typeof value === 'string' && key !== OURS ? labelValueProblem(value) : undefined;
        if (problem !== undefined)
          at.report(`labels[${key}]`, `Invalid value: ${quoted(value)}: ${problem}`, 'other text is for annotations');
      }
      for (const key of Object.keys(isPlainObject(annotations) ? annotations : {})) {
        const wrong = labelKeyProblem(key.toLowerCase());
        if (wrong !== undefined) at.report(`annotations[${key}]`, `Invalid value: ${quoted(key)}: ${wrong}`);
      }
    },
  },
];
