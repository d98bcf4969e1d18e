// What is wrong with ambassadors: each is to serve 127.0.0.1 alone, on a port of its own, and to be found by variables of its own.
import type * as k8s from '../kube/wire';
import { type Companion, localPortOf } from './company';
import type { PodProps } from './pod-props';
import { containerPorts } from './ports';
import type { Rendering } from './rendering';

export function ambassadorProblems(props: PodProps, ambassadors: readonly Companion[], path: string, rendering: Rendering): void {
  const taken = new Map<number, string>();
  const mains = [...(props.main ? [{ name: 'main', ...props.main }] : []), ...(Array.isArray(props.containers) ? props.containers : [])];
  for (const { name, ports } of mains) for (const { containerPort } of declared(ports)) taken.set(containerPort, name);
  for (const one of ambassadors) {
    const at = `${path}.${one.written}`;
    const port = localPortOf(one);
    if (props.hostNetwork === true)
      rendering.problem(
        'ambassador-host-network',
        at,
        'Forbidden: under hostNetwork 127.0.0.1 is the node’s, and all that runs there reaches it',
      );
    if (one.props.startupProbe === undefined)
      rendering.warning(
        'ambassador-startup',
        `${at}.startupProbe`,
        'Required value',
        'without one, what needs it begins once it was started, not once it serves',
      );
    if (port === undefined) continue;
    const other = taken.get(port);
    if (other !== undefined)
      rendering.problem(
        'ambassador-port',
        `${at}.localPort`,
        `Duplicate value: ${port}`,
        `"${other}" listens on it too, and they share 127.0.0.1`,
      );
    else taken.set(port, one.props.name);
    loopbackOnly(one, port, at, rendering);
  }
  if (ambassadors.length > 1) injectedOnce(ambassadors, path, rendering);
}

/** A variable has one value: what a second one injects would take the place of the first one's, and nobody would find that. */
function injectedOnce(ambassadors: readonly Companion[], path: string, rendering: Rendering): void {
  const known = new Map<string, { readonly by: string; readonly value: string }>();
  for (const { props, written } of ambassadors)
    for (const [variable, value] of Object.entries(props.inject ?? {})) {
      const first = known.get(variable);
      if (first === undefined) known.set(variable, { by: props.name, value });
      else if (first.value !== value)
        rendering.problem(
          'ambassador-inject',
          `${path}.${written}.inject.${variable}`,
          `Duplicate value: "${variable}"`,
          `"${first.by}" injects it too, with another value; let "${props.name}" inject another one: as: 'OTHER' where it is ready-made`,
        );
    }
}

/** What it serves is for the pod alone: nobody outside may be led to it, and no probe reaches it. */
function loopbackOnly({ props }: Companion, port: number, at: string, rendering: Rendering): void {
  declared(props.ports).forEach(({ containerPort }, i) => {
    if (containerPort === port)
      rendering.problem(
        'ambassador-port',
        `${at}.ports[${i}]`,
        `Forbidden: ${port} is served on 127.0.0.1 alone`,
        'leave it out: nothing outside the Pod reaches it',
      );
  });
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
    const { httpGet, tcpSocket, grpc } = props[probe] ?? {};
    if ((httpGet ?? tcpSocket ?? grpc)?.port === port)
      rendering.problem(
        'ambassador-probe',
        `${at}.${probe}`,
        `Invalid value: ${port}: a probe goes to the Pod's address, and it serves 127.0.0.1 alone`,
        'probe a health port of its own, or exec a command that the image has',
      );
  }
}

const declared = (ports: unknown): k8s.ContainerPort[] => {
  const list = ports === undefined ? [] : containerPorts(ports as never);
  return Array.isArray(list) ? list : [];
};
