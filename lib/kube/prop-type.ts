// Whether props have types that they can have: they come from plain JavaScript and from JSON as well, where no compiler asked.
import { isDeferred } from './later';

export type PropType = 'text' | 'a number' | 'true or false' | 'false' | 'a list' | 'an object';
/** The types of the props that are no fields of a manifest: what becomes a field, the check judges. */
export type PropTypes<P> = { readonly [prop in P extends unknown ? keyof P : never]?: readonly PropType[] };

/** The props without what is null, as Kubernetes reads it, and without what is `wrong`. Good ones are the very same. */
export function readable<P extends object>(props: P, types: PropTypes<P>, wrong: (prop: string, message: string) => void): P {
  const all = props as { readonly [prop: string]: unknown };
  let kept: Record<string, unknown> | undefined;
  for (const prop of Object.keys(props)) {
    const value = all[prop];
    if (value === undefined) continue;
    const wanted = (types as Record<string, readonly PropType[] | undefined>)[prop];
    const message = value === null || wanted === undefined ? undefined : typeProblem(value, wanted);
    if (value !== null && message === undefined) continue;
    kept ??= { ...all };
    delete kept[prop];
    if (message !== undefined) wrong(prop, message);
  }
  return (kept ?? props) as P;
}

/** Why there are no props at all. */
export const propsProblem = (props: unknown): string | undefined =>
  props === undefined || props === null ? 'Required value' : typeProblem(props, ['an object']);

/** Why the value can be none of these, as it is said; what is known late may be a scalar of any type. */
export function typeProblem(value: unknown, wanted: readonly PropType[]): string | undefined {
  for (const one of wanted) if (fits(value, one)) return undefined;
  // a password that was to be a reference is nobody's to read
  const what = typeof value === 'string' && !wanted.some((one) => one !== 'an object') ? 'a text' : shown(value);
  return `Invalid value: ${what}: must be ${wanted.join(' or ')}`;
}

function fits(value: unknown, wanted: PropType): boolean {
  switch (wanted) {
    case 'a list':
      return Array.isArray(value);
    case 'an object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'false':
      return value === false;
    case 'text':
      return typeof value === 'string' || isDeferred(value);
    case 'a number':
      return typeof value === 'number' || isDeferred(value);
    case 'true or false':
      return typeof value === 'boolean' || isDeferred(value);
  }
}

/** A value in a message: what has parts, by its type. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
