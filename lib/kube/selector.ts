// Which labels a selector selects. What is malformed selects nothing, and is a finding of its own.
import { isPlainObject } from './manifest';

/** Kubernetes' label selector: `{}` selects everything. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export function selects(selector: unknown, labels: unknown): boolean {
  if (!isPlainObject(selector)) return false;
  const own = isPlainObject(labels) ? labels : {};
  if (isPlainObject(selector.matchLabels) && !hasAll(selector.matchLabels, own)) return false;
  const expressions = Array.isArray(selector.matchExpressions) ? (selector.matchExpressions as unknown[]) : [];
  return expressions.every((expression) => isPlainObject(expression) && meets(expression, own));
}

/** A plain map of labels, as Services and ReplicationControllers have it: an empty one selects nothing. */
export const selectsByMap = (selector: unknown, labels: unknown): boolean =>
  isPlainObject(selector) && Object.keys(selector).length > 0 && isPlainObject(labels) && hasAll(selector, labels);

const hasAll = (wanted: Record<string, unknown>, labels: Record<string, unknown>): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

function meets({ key, operator, values }: Record<string, unknown>, labels: Record<string, unknown>): boolean {
  if (typeof key !== 'string') return false;
  const listed = Array.isArray(values) && values.includes(labels[key]);
  switch (operator) {
    case 'In':
      return key in labels && listed;
    case 'NotIn':
      return !(key in labels) || !listed;
    case 'Exists':
      return key in labels;
    case 'DoesNotExist':
      return !(key in labels);
    default:
      return false;
  }
}
