// What is wrong with the ports of a container: a list that kubectl apply --server-side cannot tell apart.
import type * as k8s from '../kube/wire';
import type { Rendering } from './rendering';

/** Number and protocol are the key of an entry. */
export function portProblems(ports: k8s.ContainerPort[], path: string, rendering: Rendering): void {
  if (!Array.isArray(ports) || ports.length < 2) return;
  const known = new Map<string, number>();
  ports.forEach(({ containerPort, protocol = 'TCP' }, i) => {
    if (typeof containerPort !== 'number') return;
    const key = `containerPort=${containerPort},protocol="${protocol}"`;
    const first = known.get(key);
    if (first === undefined) known.set(key, i);
    else
      rendering.problem(
        'one-entry-a-port',
        `${path}[${i}]`,
        `duplicate entries for key [${key}]`,
        `ports[${first}] is the same port: server-side apply refuses a second entry`,
      );
  });
}
