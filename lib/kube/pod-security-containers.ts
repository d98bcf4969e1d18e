// The containers of a Pod, as the Pod Security Standards look at them.
import { isPlainObject } from './manifest';
import { type Fields, isUnset } from './pod-security-check';

export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The security context of a container or a pod spec; undefined while it is not known (a Lazy). */
export function contextOf({ securityContext }: Fields): Fields | undefined {
  if (isUnset(securityContext)) return NOTHING;
  return isPlainObject(securityContext) ? securityContext : undefined;
}

/** Kubernetes' words for the containers whose security context leaves the field out: `containers "a", "b"`; undefined where none does. */
export function containersWithout(spec: Fields, field: string): string | undefined {
  let names: string[] | undefined;
  for (const list of CONTAINER_LISTS) {
    const containers = spec[list];
    if (!Array.isArray(containers)) continue;
    for (const container of containers as unknown[]) {
      if (!isPlainObject(container)) continue;
      const context = contextOf(container);
      if (context && isUnset(context[field])) (names ??= []).push(`"${String(container.name)}"`);
    }
  }
  return names && `${names.length === 1 ? 'container' : 'containers'} ${names.join(', ')}`;
}

/** Whether the Pod has a container of that name. */
export const hasContainer = (spec: Fields, name: string): boolean =>
  CONTAINER_LISTS.some((list) => Array.isArray(spec[list]) && spec[list].some((one: unknown) => isPlainObject(one) && one.name === name));

const NOTHING: Fields = Object.freeze({});
