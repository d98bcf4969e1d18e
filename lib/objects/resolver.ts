// cdk8s' resolvers (Lazy, tokens, the App's own), asked only where they could have something to say.
import { type ApiObject, type IResolver, ResolutionContext } from 'cdk8s';
import { isPlainObject } from '../kube/manifest';

/** Expands a value at a place of the manifest, until nobody replaces it any more. */
export type Resolve = (value: unknown, path: readonly string[]) => unknown;

/** The number of resolvers that every App brings; none of them touches plain data. */
const BUILT_IN = 3;

/** Whether there are resolvers of the user's, which may have something to say to any value. */
export const hasCustom = (resolvers: readonly IResolver[]): boolean => resolvers.length > BUILT_IN;

export function resolver(object: ApiObject, resolvers: readonly IResolver[]): Resolve {
  const custom = hasCustom(resolvers);
  return (value, path) => {
    let current = value;
    for (let round = 0; current !== undefined && current !== null && (custom || isOpaque(current)); round++) {
      const replaced = replacement(object, resolvers, current, path);
      if (!replaced || isSettled(current, replaced.value)) break;
      if (round === MOST_ROUNDS) throw new Error(`${path.join('.')}: a resolver replaces what it gave without end`);
      current = replaced.value;
    }
    return current;
  };
}

const MOST_ROUNDS = 1000;

/** A resolver that answers a key with the same value again and again has said it. */
const isSettled = (current: unknown, replaced: unknown): boolean =>
  current === replaced || (!isOpaque(current) && !isOpaque(replaced) && JSON.stringify(current) === JSON.stringify(replaced));

/** Runs code of cdk8s that resolves by itself, and would ask such a resolver for ever. */
export function settling<T>(resolvers: IResolver[], run: () => T): T {
  if (!hasCustom(resolvers)) return run();
  const all = [...resolvers];
  const once = all.map((one): IResolver => ({
    resolve: (context) => {
      const asked = new ResolutionContext(context.obj, context.key, context.value);
      one.resolve(asked);
      if (asked.replaced && !isSettled(context.value, asked.replacedValue)) context.replaceValue(asked.replacedValue);
    },
  }));
  resolvers.splice(0, all.length, ...once);
  try {
    return run();
  } finally {
    resolvers.splice(0, all.length, ...all);
  }
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
