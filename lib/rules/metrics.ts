// What is wrong with one metric of an autoscaler.
import { isPlainObject } from '../kube/manifest';
import { nanosOf } from '../kube/quantity';
import { hasOnly, isNone, isText } from './entries';
import { quoted } from './scalars';

type Fields = Readonly<Record<string, unknown>>;
interface MetricProblem {
  readonly field: string;
  readonly message: string;
}

/** The fields of a metric, in the order in which the server looks at them. */
const FIELD_OF: Readonly<Record<string, string>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};
const TYPES = Object.keys(FIELD_OF).sort().map(quoted).join(', ');

export function metricProblems(metric: Fields): MetricProblem[] {
  const { type } = metric;
  if (!isText(type)) return [];
  const expected = FIELD_OF[type];
  if (expected === undefined) return [{ field: 'type', message: `Unsupported value: ${quoted(type)}: supported values: ${TYPES}` }];
  const said = Object.values(FIELD_OF).filter((field) => !isNone(metric[field]));
  const its = metric[expected];
  return [
    ...(isNone(its) && hasOnly(metric, ['type', ...Object.values(FIELD_OF)])
      ? [{ field: expected, message: 'Required value: must populate information for the given metric source' }]
      : []),
    ...said
      .filter((field) => field !== expected)
      .map((field) => ({ field, message: 'Forbidden: must populate the given metric source only' })),
    ...(isPlainObject(its) && isPlainObject(its.target) ? targetProblems(its.target, expected, `${expected}.target`) : []),
  ];
}

function targetProblems(target: Fields, kind: string, path: string): MetricProblem[] {
  const { type, value, averageValue, averageUtilization } = target;
  const found: MetricProblem[] = [];
  const say = (field: string, message: string): void => void found.push({ field: `${path}.${field}`, message });
  if (isText(type) && !['Utilization', 'Value', 'AverageValue'].includes(type))
    say('type', `Invalid value: ${quoted(type)}: must be either Utilization, Value, or AverageValue`);
  for (const [field, amount] of Object.entries({ value, averageValue })) {
    const nanos = nanosOf(amount);
    if (nanos !== undefined && nanos <= 0n) say(field, `Invalid value: ${quoted(String(amount))}: must be positive`);
  }
  if (typeof averageUtilization === 'number' && averageUtilization < 1)
    say('averageUtilization', `Invalid value: ${averageUtilization}: must be greater than 0`);

  const [hasValue, hasAverage, hasShare] = [!isNone(value), !isNone(averageValue), !isNone(averageUtilization)];
  if (kind === 'resource' || kind === 'containerResource') {
    if (!hasShare && !hasAverage) say('averageUtilization', 'Required value: must set either a target raw value or a target utilization');
    if (hasShare && hasAverage) say('averageValue', 'Forbidden: may not set both a target raw value and a target utilization');
  } else if (kind === 'pods') {
    if (!hasAverage) say('averageValue', 'Required value: must specify a positive target averageValue');
  } else if (!hasValue && !hasAverage) {
    say(
      'averageValue',
      `Required value: must set either a target value${kind === 'object' ? ' or averageValue' : ' for metric or a per-pod target'}`,
    );
  } else if (kind === 'external' && hasValue && hasAverage) {
    say('value', 'Forbidden: may not set both a target value for metric and a per-pod target');
  }
  return found;
}
