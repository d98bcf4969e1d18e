// What is wrong with labels that are asked for, and with the expressions of a selector, by themselves.
import { labelKeyProblem, labelValueProblem } from '../kube/label-syntax';
import { isPlainObject } from '../kube/manifest';
import { nearest } from './did-you-mean';
import { entries, isText } from './entries';
import { quoted } from './scalars';

type Fields = Readonly<Record<string, unknown>>;
export interface Problem {
  readonly field: string;
  readonly message: string;
  readonly hint?: string;
}

/** Made of the workload's name; what is wrong with that is said where it is made. */
const OURS = 'cdk8s-patterns/workload';
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Of a map of labels that stands in a field. */
export function labelProblems(labels: unknown, field: string, hint?: string): readonly Problem[] {
  if (!isPlainObject(labels)) return NONE;
  let found: Problem[] | undefined;
  for (const key in labels) {
    const value = labels[key];
    const wrong = labelKeyProblem(key);
    if (wrong !== undefined) (found ??= []).push({ field: `${field}[${key}]`, message: `Invalid value: ${quoted(key)}: ${wrong}` });
    const problem = typeof value === 'string' && key !== OURS ? labelValueProblem(value) : undefined;
    if (problem !== undefined)
      (found ??= []).push({
        field: `${field}[${key}]`,
        message: `Invalid value: ${quoted(value)}: ${problem}`,
        ...(hint !== undefined && { hint }),
      });
  }
  return found ?? NONE;
}
const NONE: readonly never[] = [];

/** Of one of a selector's expressions; what has no key or no operator is missed by another rule. */
export function expressionProblems({ key, operator, values }: Fields): readonly Problem[] {
  const found: Problem[] = [...valuesProblems(operator, values), ...keyProblems(key)];
  if (isText(operator) && !OPERATORS.includes(operator)) {
    const near = nearest(operator, OPERATORS);
    const hint = near === undefined ? `one of ${OPERATORS.map(quoted).join(', ')}` : `did you mean "${near}"?`;
    found.unshift({ field: 'operator', message: `Invalid value: ${quoted(operator)}: not a valid selector operator`, hint });
  }
  return [...found, ...labelValuesProblems(values)];
}

/** How many values go with an operator, of labels as of nodes. */
export function valuesProblems(operator: unknown, values: unknown): Problem[] {
  const count = Array.isArray(values) ? values.length : 0;
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    return [{ field: 'values', message: "Required value: must be specified when `operator` is 'In' or 'NotIn'" }];
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0) {
    const hint = `leave them out, or write operator: '${operator === 'Exists' ? 'In' : 'NotIn'}'`;
    return [{ field: 'values', message: "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'", hint }];
  }
  return [];
}

export function keyProblems(key: unknown, field = 'key'): Problem[] {
  const wrong = isText(key) ? labelKeyProblem(key) : undefined;
  return wrong === undefined ? [] : [{ field, message: `Invalid value: ${quoted(key)}: ${wrong}` }];
}

/** The values of an expression that no label can have. */
export function labelValuesProblems(values: unknown): Problem[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown, i) => {
    const wrong = typeof value === 'string' ? labelValueProblem(value) : undefined;
    return wrong === undefined ? [] : [{ field: `values[${i}]`, message: `Invalid value: ${quoted(value)}: ${wrong}` }];
  });
}

/** Whether a selector can be asked what it selects. */
export const isWellFormed = ({ matchLabels, matchExpressions }: Fields): boolean =>
  labelProblems(matchLabels, '').length === 0 && entries(matchExpressions).every((one) => expressionProblems(one).length === 0);
