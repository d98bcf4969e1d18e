// What Pods mount of their node, after their template is rendered.
import { isPlainObject } from '../kube/manifest';
import type { PodTemplate } from '../pod/pod-template';

/** Containers only read it, unless a mount says `readOnly: false`. Lists that are not known yet stay as they are. */
export function readOnlyHostMounts({ spec }: PodTemplate): void {
  const ofNode = new Set(listOf(spec.volumes).flatMap(({ name, hostPath }) => (hostPath ? [name] : [])));
  if (ofNode.size === 0) return;
  for (const container of [...listOf(spec.initContainers), ...listOf(spec.containers)])
    for (const mount of listOf(container.volumeMounts)) if (ofNode.has(mount.name)) mount.readOnly ??= true;
}

const listOf = <T extends object>(list: T[] | undefined): T[] => (Array.isArray(list) ? (list.filter(isPlainObject) as T[]) : []);
