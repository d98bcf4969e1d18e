// What one word of security writes into a pod. All of it stands here; the user's own fields win.
import type { Security } from '../context';
import type * as k8s from '../kube/wire';

/**
 * Completes a pod spec in place. `'hardened'` writes nothing that breaks an image: RuntimeDefault seccomp, no privilege escalation, no
 * token unless an account is named. `'restricted'` also demands a user that is not root and drops all capabilities.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function secure(spec: k8s.PodSpec, security: Security): void {
  if (security === 'none' || spec.os?.name === 'windows') return;
  spec.securityContext = {
    ...(security === 'restricted' && { runAsNonRoot: true }),
    seccompProfile: { type: 'RuntimeDefault' },
    ...spec.securityContext,
  };
  if (spec.serviceAccountName === undefined && spec.automountServiceAccountToken === undefined) spec.automountServiceAccountToken = false;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) secureContainer(container, security);
}

function secureContainer(container: k8s.Container, security: Security): void {
  const own = container.securityContext ?? {};
  const added = own.capabilities?.add ?? [];
  // the server refuses the two together
  const escalates = own.privileged === true || added.some((name) => /^(CAP_)?SYS_ADMIN$/.test(name));
  container.securityContext = {
    ...(!escalates && { allowPrivilegeEscalation: false }),
    ...own,
    ...(security === 'restricted' && { capabilities: { drop: ['ALL'], ...own.capabilities } }),
  };
}
