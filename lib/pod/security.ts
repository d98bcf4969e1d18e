// Completes a pod with what one word of security asks for. What that is stands in defaults.ts; the user's own fields win.
import type { Security } from '../context';
import { claimGroup, noToken, securityDefaults } from '../defaults';
import { copied } from '../kube/copied';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { over } from '../kube/over';
import type * as k8s from '../kube/wire';

type Word = Exclude<Security, 'none'>;

/**
 * Completes a pod spec in place.
 * @param claims whether the workload gives it claims of its own
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function secure(spec: k8s.PodSpec, security: Security, claims = false): void {
  if (security === 'none' || spec.os?.name === 'windows') return;
  const { pod } = securityDefaults[security];
  const group = claims || hasClaim(spec) ? groupOf(spec) : undefined;
  spec.securityContext = later(spec.securityContext ?? {}, (own) =>
    over({ ...copied(pod.securityContext), ...(group !== undefined && claimGroup(group)) }, own),
  );
  if (spec.serviceAccountName === undefined && spec.automountServiceAccountToken === undefined) Object.assign(spec, noToken);
  for (const list of ['initContainers', 'containers'] as const) {
    const all = spec[list];
    if (Array.isArray(all)) secureAll(all, security);
    // what a Lazy gives is not ours to change
    else if (spec[list] !== undefined)
      spec[list] = later(spec[list]!, (known) => (Array.isArray(known) ? secureAll(known.map(taken), security) : known));
  }
}

/** In place: the list is this pod's own. A container that is not known yet is completed once it is. */
function secureAll(containers: k8s.Container[], security: Word): k8s.Container[] {
  containers.forEach((one, i) => {
    containers[i] = isPlainObject(one) ? secured(one, security) : later(one, (known) => (known ? secured(taken(known), security) : known));
  });
  return containers;
}

const taken = (container: k8s.Container): k8s.Container => (isPlainObject(container) ? { ...container } : container);

function secured(container: k8s.Container, security: Word): k8s.Container {
  if (!isPlainObject(container)) return container; // a Lazy that gave nothing
  return Object.assign(container, { securityContext: later(container.securityContext ?? {}, (own) => securedContext(own, security)) });
}

function securedContext(own: k8s.SecurityContext = {}, security: Word): k8s.SecurityContext {
  if (!isPlainObject(own as unknown)) return own;
  const { capabilities: ownCapabilities } = own;
  const add = ownCapabilities?.add;
  const escalates = own.privileged === true || (Array.isArray(add) && add.some((name) => /^(CAP_)?SYS_ADMIN$/.test(name)));
  const { allowPrivilegeEscalation, capabilities } = securityDefaults[security].container;
  const all: k8s.SecurityContext = escalates ? { ...own } : { allowPrivilegeEscalation: allowPrivilegeEscalation!, ...own };
  if (capabilities) all.capabilities = later(ownCapabilities ?? {}, (its) => over(copied(capabilities), its));
  return all;
}

const hasClaim = ({ volumes }: k8s.PodSpec): boolean =>
  Array.isArray(volumes) && volumes.some(({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim ?? ephemeral);

/** The group for a claim: that of the pod's user, where it is known and not root. */
function groupOf({ securityContext, containers }: k8s.PodSpec): number | undefined {
  const main = Array.isArray(containers) ? containers[0]?.securityContext : undefined;
  const user = main?.runAsUser ?? securityContext?.runAsUser;
  return user === undefined || user === 0 ? undefined : (main?.runAsGroup ?? securityContext?.runAsGroup ?? user);
}
