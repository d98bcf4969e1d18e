// What every ready-made container says of its security: a numeric user that gains nothing, over an image that it cannot change.
import type * as k8s from '../kube/wire';

/**
 * Passes the Pod Security Standard `restricted` under every profile of the pod; what the program writes needs a volume.
 * @param user the numeric user of the image, for an image that says none any that can read it
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const unprivileged = (user: number, group: number = user): k8s.SecurityContext => ({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsGroup: group,
  runAsNonRoot: true,
  runAsUser: user,
});
