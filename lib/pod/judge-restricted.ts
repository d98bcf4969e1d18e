// A pod that says `restricted` has to be that: what its own fields undo is refused, container by container.
import { violations } from '../kube/pod-security';
import { lacksNumericUser } from '../kube/pod-security-users';
import type { PodTemplate } from './pod-template';
import type { Rendering } from './rendering';

/** Speaks of what a namespace that enforces the standard would refuse, and of containers whose user only the image knows. */
export function judgeRestricted(
  template: PodTemplate,
  { path, minor = 28 }: { readonly path: string; readonly minor?: number },
  rendering: Rendering,
): void {
  for (const { path: below, message } of violations(template, 'restricted', minor)) {
    rendering.problem(
      'pod-security',
      below.startsWith('metadata.') ? `${path.slice(0, -'spec'.length)}${below}` : `${path}.${below}`,
      `Forbidden: violates PodSecurity "restricted:latest": ${message}`,
      "leave it out; or say how secure this pod is: security: 'hardened'",
    );
  }
  for (const container of lacksNumericUser(template.spec))
    rendering.warning(
      'run-as-non-root',
      `${path}.${container}.securityContext.runAsUser`,
      'Required value',
      'runAsNonRoot starts no image whose user is root or has a name: say the number, for the pod or the container',
    );
}
