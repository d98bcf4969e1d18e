// The ports of a pod that nobody outside of it reaches: ambassadors serve 127.0.0.1 alone.
import type * as k8s from '../kube/wire';
import { type Company, localPortOf } from './company';

const known = new WeakMap<object, ReadonlyMap<number, string>>();

/** Remembers them beside the pod spec. Kubernetes' own fields could not say it. */
export function noteLoopback(spec: k8s.PodSpec, { ambassadors }: Company): void {
  const ports = ambassadors.flatMap((one) => {
    const port = localPortOf(one);
    return port === undefined ? [] : [[port, one.props.name] as const];
  });
  if (ports.length > 0) known.set(spec, new Map(ports));
}

/** By number, the ambassador that serves it. */
export const loopbackPorts = (spec: k8s.PodSpec | undefined): ReadonlyMap<number, string> => (spec && known.get(spec)) ?? new Map();
