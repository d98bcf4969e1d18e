// A sidecar shares volumes with the main container; one that it mounts alone is mostly a slip of a name.
import type * as k8s from '../kube/wire';
import type { Company } from './company';
import type { Rendering } from './rendering';

/** Where programs put what is theirs alone. */
const SCRATCH = /^\/(tmp|run|var\/(tmp|run|cache|lib))(\/|$)/;

export function unshared(
  spec: k8s.PodSpec,
  { all }: Company,
  claims: readonly k8s.PersistentVolumeClaim[],
  path: string,
  rendering: Rendering,
): void {
  const containers = [spec.initContainers, spec.containers].flatMap((list) => (Array.isArray(list) ? list : []));
  const shareable = new Set([
    ...(Array.isArray(spec.volumes) ? spec.volumes : [])
      .filter(({ emptyDir, persistentVolumeClaim }) => emptyDir ?? persistentVolumeClaim)
      .map(({ name }) => name),
    ...claims.map(({ metadata }) => metadata?.name),
  ]);
  for (const { role, props, written } of all) {
    if (role !== 'sidecar') continue;
    const others = new Set(containers.filter(({ name }) => name !== props.name).flatMap((one) => mountsOf(one).map(({ name }) => name)));
    const own = mountsOf(containers.find((one) => one.name === props.name));
    const mounts = own.filter(({ name, mountPath }) => shareable.has(name) && !SCRATCH.test(mountPath));
    if (mounts.length === 0 || mounts.some(({ name }) => others.has(name))) continue; // beside what it shares, it may have its own
    const [{ name, mountPath }] = mounts as [k8s.VolumeMount];
    rendering.warning(
      'shared-volume',
      `${path}.${written}.volumeMounts[${JSON.stringify(mountPath)}]`,
      `Invalid value: "${name}": no other container mounts it, so nobody sees what "${props.name}" does there`,
      others.size > 0
        ? `the others mount ${[...others].map((other) => `"${other}"`).join(', ')}`
        : 'mount the same volume in the main container',
    );
  }
}

const mountsOf = (container: k8s.Container | undefined): k8s.VolumeMount[] =>
  Array.isArray(container?.volumeMounts) ? container.volumeMounts : [];
