// What one word of security writes into a pod. All of it stands here; the user's own fields win.
import type { Security } from '../context';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';

/**
 * Completes a pod spec in place. `'hardened'` writes nothing that breaks an image: RuntimeDefault seccomp, no privilege escalation, no
 * token unless an account is named. `'restricted'` also demands a user that is not root and drops all capabilities.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function secure(spec: k8s.PodSpec, security: Security): void {
  if (security === 'none' || spec.os?.name === 'windows') return;
  spec.securityContext = later(spec.securityContext ?? {}, (own) => ({
    ...(security === 'restricted' && { runAsNonRoot: true }),
    seccompProfile: { type: 'RuntimeDefault' },
    ...own,
  }));
  if (spec.serviceAccountName === undefined && spec.automountServiceAccountToken === undefined) spec.automountServiceAccountToken = false;
  for (const list of ['initContainers', 'containers'] as const) {
    if (spec[list] === undefined) continue;
    spec[list] = later(spec[list], (all) =>
      Array.isArray(all) ? all.map((one) => later(one, (container) => securedContainer(container, security))) : all,
    );
  }
}

function securedContainer(container: k8s.Container, security: Security): k8s.Container {
  if (!isPlainObject(container)) return container; // a Lazy that gave nothing
  return { ...container, securityContext: later(container.securityContext ?? {}, (own) => securedContext(own, security)) };
}

function securedContext(own: k8s.SecurityContext = {}, security: Security): k8s.SecurityContext {
  const add = own.capabilities?.add;
  const added = Array.isArray(add) ? add : [];
  // the server refuses the two together
  const escalates = own.privileged === true || added.some((name) => /^(CAP_)?SYS_ADMIN$/.test(name));
  return {
    ...(!escalates && { allowPrivilegeEscalation: false }),
    ...own,
    ...(security === 'restricted' && { capabilities: later(own.capabilities ?? {}, (its) => ({ drop: ['ALL'], ...its })) }),
  };
}
