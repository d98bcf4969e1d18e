// A pod's two lists of containers, with those that keep the main one company in their places.
import { isDeferred, later } from '../kube/later';
import { asContainer, type Company } from './company';
import type { ContainerProps } from './container';
import { injected } from './injected';
import type { PodProps } from './pod-props';

/** In the order of what each role promises. A list that is a Lazy is completed once it is known. */
export function together(props: PodProps, company: Company): Pick<PodProps, 'containers' | 'initContainers'> {
  const { native, ambassadors, others, inject } = company;
  const [first, last] = [ambassadors, others].map((list) => list.map((one) => asContainer(one, native))) as [
    ContainerProps[],
    ContainerProps[],
  ];
  const { main, containers, initContainers } = props;
  const mains = main ? (containers ?? []) : listed(containers, ([it, ...rest], late) => (it ? [injected(it, inject, late), ...rest] : []));
  if (!native) return { containers: listed(mains, (list) => [...list, ...first, ...last] as typeof list), initContainers };
  const helped = listed(initContainers, (list, late) => [
    ...(first as typeof list),
    ...list.map((one) => (one?.needsNetwork === false ? one : injected(one, inject, late))),
    ...(last as typeof list),
  ]);
  return { containers: main ? containers : mains, initContainers: helped };
}

/** The changed list; `late` where it is a Lazy's, and Kubernetes' own. What is no list is left for a rule to refuse. */
function listed<L extends unknown[]>(list: L | undefined, change: (list: L, late: boolean) => L): L {
  return later(list ?? ([] as unknown as L), (known) => (Array.isArray(known) ? change(known, isDeferred(list)) : known));
}
