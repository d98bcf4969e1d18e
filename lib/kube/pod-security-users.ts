// Pod Security Standards: whom the processes of a Pod run as.
import { isPlainObject } from './manifest';
import { CONTAINER_LISTS, containersWithout, contextOf } from './pod-security-containers';
import { type Fields, isUnset, type PodSecurityCheck, type Verdict } from './pod-security-check';

const nonRoot = { id: 'runAsNonRoot', level: 'restricted', reason: 'runAsNonRoot != true', pod: unsetNonRoot, context: root } as const;
const user = { id: 'runAsUser', level: 'restricted', reason: 'runAsUser=0', context: userZero } as const;

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const userChecks: readonly PodSecurityCheck[] = [
  { ...nonRoot, until: 34 },
  { ...nonRoot, since: 35, exempt: 'userNamespace' },
  { ...user, since: 23, until: 34 },
  { ...user, since: 35, exempt: 'userNamespace' },
];

/**
 * The paths of the containers (`containers[0]`) for which neither they nor their Pod say a user by number: the kubelet cannot know that an
 * image's named user is not root, and with `runAsNonRoot` does not start it.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function lacksNumericUser(podSpec: object): string[] {
  const spec = podSpec as Fields;
  const found: string[] = [];
  const context = contextOf(spec);
  if (!context || !isUnset(context.runAsUser) || isWindows(spec)) return found;
  for (const list of CONTAINER_LISTS) {
    const containers = spec[list];
    if (!Array.isArray(containers)) continue;
    containers.forEach((container: unknown, i) => {
      const its = isPlainObject(container) ? contextOf(container) : undefined;
      if (its && isUnset(its.runAsUser)) found.push(`${list}[${i}]`);
    });
  }
  return found;
}

/** Whether its containers say that they run on Windows, where users have names and no numbers. */
export const isWindows = ({ os }: Fields): boolean => isPlainObject(os) && os.name === 'windows';

function unsetNonRoot(spec: Fields): Verdict {
  const context = contextOf(spec);
  if (!context || !isUnset(context.runAsNonRoot)) return undefined;
  const who = containersWithout(spec, 'runAsNonRoot');
  if (who === undefined) return undefined;
  return [{ path: 'securityContext.runAsNonRoot', detail: `pod or ${who} must set securityContext.runAsNonRoot=true`, unset: true }];
}

function root({ runAsNonRoot }: Fields): Verdict {
  return runAsNonRoot === false ? [{ path: 'runAsNonRoot', detail: 'must not set securityContext.runAsNonRoot=false' }] : undefined;
}

function userZero({ runAsUser }: Fields): Verdict {
  return runAsUser === 0 ? [{ path: 'runAsUser', detail: 'must not set runAsUser=0' }] : undefined;
}
