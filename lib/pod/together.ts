// A pod's two lists of containers, with those that keep the main one company in their places.
import { later } from '../kube/later';
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
  const mains = main ? (containers ?? []) : later(containers ?? [], ([it, ...rest]) => (it ? [injected(it, inject), ...rest] : []));
  if (!native) return { containers: later(mains, (list) => [...list, ...first, ...last] as typeof list), initContainers };
  const helped = later(initContainers ?? [], (list) => [
    ...(first as typeof list),
    ...list.map((one) => (one.needsNetwork === false ? one : injected(one, inject))),
    ...(last as typeof list),
  ]);
  return { containers: main ? containers : mains, initContainers: helped };
}
