// cdk8s' resolvers (Lazy, tokens, the App's own), asked only where they could have something to say.
import { type ApiObject, type IResolver, ResolutionContext } from 'cdk8s';
import { isPlainObject } from '../kube/manifest';

/** Expands a value at a place of the manifest, until nobody replaces it any more. */
export type Resolve = (value: unknown, path: readonly string[]) => unknown;

/** The number of resolvers that every App brings; none of them touches plain data. */
const BUILT_IN = 3;

export function resolver(object: ApiObject, resolvers: readonly IResolver[]): Resolve {
  const custom = resolvers.length > BUILT_IN;
  return (value, path) => {
    let current = value;
    while (current !== undefined && current !== null && (custom || isOpaque(current))) {
      const replaced = replacement(object, resolvers, current, path);
      // a resolver that answers a key with the same value again and again has said it
      if (replaced === undefined || replaced.value === current) break;
      current = replaced.value;
    }
    return current;
  };
}

const isOpaque = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && (!isPlainObject(value) || typeof value.resolve === 'function');

function replacement(
  object: ApiObject,
  resolvers: readonly IResolver[],
  value: unknown,
  path: readonly string[],
): { value: unknown } | undefined {
  const context = new ResolutionContext(object, [...path], value);
  for (const one of resolvers) {
    one.resolve(context);
    if (context.replaced) return { value: unwrapped(context.replacedValue) };
  }
  return undefined;
}

/** cdk8s hands an IntOrString or a Quantity of its classes on as `{ value }`; Kubernetes reads the value. */
function unwrapped(value: unknown): unknown {
  if (!isPlainObject(value) || Object.keys(value).length !== 1) return value;
  return typeof value.value === 'number' || typeof value.value === 'string' ? value.value : value;
}
