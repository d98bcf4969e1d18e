// A rule about containers that have to be root where root is not started.
import { isPlainObject } from '../kube/manifest';
import { isWindows } from '../kube/pod-security-users';
import { entries, isNone } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const FIELD = 'securityContext.runAsUser';
const MESSAGE = "Invalid value: 0: container's runAsUser breaks non-root policy";

type Fields = Readonly<Record<string, unknown>>;

export const rootUserRules: readonly Rule[] = [
  {
    id: 'root-user',
    severity: 'warning',
    on: ['PodSpec'],
    reads: ['SecurityContext.runAsUser', 'SecurityContext.runAsNonRoot', 'PodSecurityContext.runAsUser', 'PodSecurityContext.runAsNonRoot'],
    accepts: 'no container is root where runAsNonRoot holds, its own or that of the Pod: the kubelet would never start it',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    check: (spec, at) => {
      if (isWindows(spec)) return;
      const pod = contextOf(spec);
      const byPod: Refused[] = [];
      for (const list of ['initContainers', 'containers'])
        entries(spec[list]).forEach((container, i) => {
          const own = contextOf(container);
          // as the kubelet reads them: the container's own before the Pod's
          if (said(own.runAsUser, pod.runAsUser) !== 0 || said(own.runAsNonRoot, pod.runAsNonRoot) !== true) return;
          const refused = { name: container.name, isOwnRule: own.runAsNonRoot === true };
          if (isNone(own.runAsUser)) byPod.push(refused);
          else at.report(`${list}[${i}].${FIELD}`, MESSAGE, hint([refused], 'that container'));
        });
      if (byPod.length > 0) at.report(FIELD, MESSAGE, hint(byPod, byPod.some(({ isOwnRule }) => isOwnRule) ? 'that container' : 'the Pod'));
    },
  },
];

interface Refused {
  readonly name: unknown;
  /** Whether the container itself says that it is not root. */
  readonly isOwnRule: boolean;
}

const hint = (refused: readonly Refused[], whose: string): string =>
  `the kubelet never starts ${refused.map(({ name }) => quoted(name)).join(', ')} (CreateContainerConfigError): write runAsNonRoot: false for ${whose}, or a user that is not root`;

const said = (own: unknown, pod: unknown): unknown => (isNone(own) ? pod : own);

const contextOf = ({ securityContext }: Fields): Fields => (isPlainObject(securityContext) ? securityContext : {});
