// The containers that a user wrote, as they can be worked with: what was left out is gone, and what can be no container is said.
import { isLate } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { isNothing } from './nothing';
import { shown } from '../kube/prop-type';
import type { PodProps } from './pod-props';
import type { Rendering } from './rendering';

/** One of a list, and where in it it was written. */
export interface Said<C> {
  readonly one: C;
  readonly index: number;
}

/** The props with a main container that can be one, and lists without nothing. Lists and entries that are a Lazy are Kubernetes' own. */
export function saidContainers(props: PodProps, path: string, rendering: Rendering): PodProps {
  if (isLate(props)) {
    rendering.tooLate(path, 'write the pod now; its fields may be late: { main: { image: Lazy.any(…) } }');
    return {};
  }
  const { main, containers, initContainers } = props;
  if (containers === undefined && initContainers === undefined && isPlainObject(main) && !isLate(main)) return props; // as most are
  const lists = { containers: withoutNothing(containers), initContainers: withoutNothing(initContainers) };
  const hasMain = isNothing(main) || isContainer(main, `${path}.main`, rendering);
  if (hasMain && lists.containers === containers && lists.initContainers === initContainers) return props;
  const { main: _, containers: _containers, initContainers: _init, ...others } = props;
  return {
    ...others,
    ...(hasMain && !isNothing(main) && { main }),
    ...(lists.containers !== undefined && { containers: lists.containers }),
    ...(lists.initContainers !== undefined && { initContainers: lists.initContainers }),
  };
}

/** The companions of a list: where each stands, and what it is told, depends on all of them. */
export function saidCompanions<C extends object>(list: readonly C[] | undefined, path: string, rendering: Rendering): Said<C>[] {
  if (isNothing(list)) return [];
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (isLate(list)) rendering.tooLate(path, `write the list now; fields in it may be late: ${field}: [{ name: 'x', image: Lazy.any(…) }]`);
  else if (!Array.isArray(list))
    rendering.problem('field-type', path, `Invalid value: ${shown(list)}: must be a list`, `write ${field}: [ … ]`);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one, index) => (isNothing(one) || !isContainer(one, `${path}[${index}]`, rendering) ? [] : [{ one, index }]));
}

function withoutNothing<C>(list: C[] | undefined): C[] | undefined {
  if (isNothing(list)) return undefined;
  return Array.isArray(list) && list.some(isNothing) ? list.filter((one) => !isNothing(one)) : list;
}

function isContainer(value: object, path: string, rendering: Rendering): boolean {
  if (isLate(value)) {
    rendering.tooLate(path, 'write the container now; its fields may be late: { image: Lazy.any(…) }');
    return false;
  }
  if (typeof value === 'object' && !Array.isArray(value)) return true;
  const call =
    typeof value === 'function' ? `call it: ${(value as { name?: string }).name || 'the function'}(…)` : "write { name: 'x', image: … }";
  rendering.problem('field-type', path, `Invalid value: ${shown(value)}: must be a container`, call);
  return false;
}
