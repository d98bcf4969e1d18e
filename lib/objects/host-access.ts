// What Pods have of their node, after their template is rendered.
import { isPlainObject } from '../kube/manifest';
import { violations } from '../kube/pod-security';
import type { PodTemplate } from '../pod/pod-template';
import type { Problem } from '../pod/rendering';

/** Containers only read what they mount of the node, unless a mount says `readOnly: false`. Lists that are not known yet stay as they are. */
export function readOnlyHostMounts({ spec }: PodTemplate): void {
  const ofNode = new Set(listOf(spec.volumes).flatMap(({ name, hostPath }) => (hostPath ? [name] : [])));
  if (ofNode.size === 0) return;
  for (const container of [...listOf(spec.initContainers), ...listOf(spec.containers)])
    for (const mount of listOf(container.volumeMounts)) if (ofNode.has(mount.name)) mount.readOnly ??= true;
}

/** What the Pod Security Standard `baseline`, and so `restricted`, forbids of it. */
export const hostAccess = (template: PodTemplate, minor: number): Problem[] =>
  violations(template, 'baseline', minor).map(({ path, message }) => ({
    rule: 'restricted-daemon',
    path: path.startsWith('metadata.') ? `spec.template.${path}` : `spec.template.spec.${path}`,
    message: `Forbidden: ${message}: the scope says restricted`,
    hint: "security: 'hardened' on what needs its node, in a namespace of its own that lets it in",
  }));

const listOf = <T extends object>(list: T[] | undefined): T[] => (Array.isArray(list) ? (list.filter(isPlainObject) as T[]) : []);
