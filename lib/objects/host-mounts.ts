// What Pods mount of their node, after their template is rendered.
import { entries } from '../kube/entries';
import type { PodTemplate } from '../pod/pod-template';

/** Containers only read it, unless a mount says `readOnly: false`. Lists that are not known yet stay as they are. */
export function readOnlyHostMounts({ spec }: PodTemplate): void {
  const ofNode = new Set(entries(spec.volumes).flatMap(({ name, hostPath }) => (hostPath ? [name] : [])));
  if (ofNode.size === 0) return;
  for (const container of [...entries(spec.initContainers), ...entries(spec.containers)])
    for (const mount of entries(container.volumeMounts)) if (ofNode.has(mount.name)) mount.readOnly ??= true;
}
