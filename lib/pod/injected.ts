// A container that is told by its environment where it finds something.
import { isPlainObject } from '../kube/manifest';
import { isDeferred, later } from '../kube/later';
import type { ContainerProps } from './container';
import type { Env } from './env';

/**
 * The variables come first, so that `$(NAME)` in the user's own sees them; the user's of the same name wins. A container that a Lazy gave
 * (`late`, or is a Lazy) has Kubernetes' own list.
 */
export function injected<C extends ContainerProps>(container: C, variables: { readonly [name: string]: string }, late = false): C {
  if (Object.keys(variables).length === 0) return container;
  const none: Env = late || isDeferred(container) ? [] : {};
  return later(
    container,
    (known) =>
      known && {
        ...known,
        env: later(known.env ?? none, (own): Env => (Array.isArray(own) ? beforeList(own, variables) : beforeMap(own, variables))),
      },
  );
}

function beforeList(own: Extract<Env, unknown[]>, variables: { readonly [name: string]: string }): Env {
  const written = new Set(own.map((one) => one?.name));
  const missing = Object.entries(variables).filter(([name]) => !written.has(name));
  return [...missing.map(([name, value]) => ({ name, value })), ...own];
}

function beforeMap(own: Env, variables: { readonly [name: string]: string }): Env {
  if (!isPlainObject(own)) return own;
  const missing = Object.entries(variables).filter(([name]) => own[name] === undefined);
  return { ...Object.fromEntries(missing), ...own } as Env;
}
