// Pod Security Standards: the profiles that confine a Pod: AppArmor, SELinux, seccomp.
import { isPlainObject } from './manifest';
import { containersWithout, contextOf, hasContainer } from './pod-security-containers';
import { annotated, type Fields, isUnset, type PodSecurityCheck, type Verdict } from './pod-security-check';

const appArmor = { id: 'appArmorProfile', level: 'baseline', reason: 'forbidden AppArmor profile' } as const;
const seccomp = { reason: 'seccompProfile', context: seccompProfile } as const;
const seccompRestricted = { ...seccomp, id: 'seccompProfile_restricted', level: 'restricted', pod: unsetSeccomp } as const;

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const profileChecks: readonly PodSecurityCheck[] = [
  {
    ...appArmor,
    servedSince: 30,
    context: ({ appArmorProfile }) => {
      const type = unconfined(appArmorProfile);
      return type === undefined ? undefined : [{ path: 'appArmorProfile.type', detail: `must not set AppArmor profile type to "${type}"` }];
    },
  },
  { ...appArmor, pod: (_, annotations) => annotated(annotations, appArmorAnnotation) },
  { ...seLinux('container_t', 'container_init_t', 'container_kvm_t'), until: 30 },
  { ...seLinux('container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'), since: 31 },
  {
    id: 'seccompProfile_baseline',
    level: 'baseline',
    reason: 'seccompProfile',
    until: 18,
    pod: (spec, annotations) => annotated(annotations, (key, value) => seccompAnnotation(spec, key, value)),
  },
  { ...seccomp, id: 'seccompProfile_baseline', level: 'baseline', since: 19, replacedSince: 19 },
  { ...seccompRestricted, since: 19, until: 24 },
  { ...seccompRestricted, since: 25, exempt: 'windows' },
];

/** The type of a profile that confines nothing; undefined where it does, or there is none. */
function unconfined(profile: unknown): string | undefined {
  if (!isPlainObject(profile)) return undefined;
  const type = isUnset(profile.type) ? '' : profile.type;
  return typeof type !== 'string' || type === 'RuntimeDefault' || type === 'Localhost' ? undefined : type;
}

const appArmorAnnotation = (key: string, value: string): string | undefined =>
  !key.startsWith('container.apparmor.security.beta.kubernetes.io/') || /^($|runtime\/default$|localhost\/)/.test(value)
    ? undefined
    : `annotation must not set AppArmor profile type to "${key}="${value}""`;

function seLinux(...types: string[]): PodSecurityCheck {
  const context = ({ seLinuxOptions }: Fields): Verdict => {
    if (!isPlainObject(seLinuxOptions)) return undefined;
    const { type, user, role } = seLinuxOptions;
    const wrong = [
      ...(typeof type === 'string' && type !== '' && !types.includes(type) ? [`type "${type}"`] : []),
      ...(typeof user === 'string' && user !== '' ? ['user may not be set'] : []),
      ...(typeof role === 'string' && role !== '' ? ['role may not be set'] : []),
    ];
    if (wrong.length === 0) return undefined;
    return [{ path: 'seLinuxOptions', detail: `set forbidden securityContext.seLinuxOptions: ${wrong.join('; ')}` }];
  };
  return { id: 'seLinuxOptions', level: 'baseline', reason: 'seLinuxOptions', context };
}

function seccompProfile({ seccompProfile: profile }: Fields): Verdict {
  const type = unconfined(profile);
  if (type === undefined) return undefined;
  return [{ path: 'seccompProfile.type', detail: `must not set securityContext.seccompProfile.type to "${type}"` }];
}

/** How seccomp was written before 1.19. */
function seccompAnnotation(spec: Fields, key: string, value: string): string | undefined {
  if (/^(runtime\/default$|docker\/default$|localhost\/)/.test(value)) return undefined;
  const container = /^container\.seccomp\.security\.alpha\.kubernetes\.io\/(.*)$/.exec(key)?.[1];
  const counts = container === undefined ? key === 'seccomp.security.alpha.kubernetes.io/pod' : hasContainer(spec, container);
  return counts ? `forbidden annotation ${key}="${value}"` : undefined;
}

function unsetSeccomp(spec: Fields): Verdict {
  const context = contextOf(spec);
  if (!context || !isUnset(context.seccompProfile)) return undefined;
  const who = containersWithout(spec, 'seccompProfile');
  if (who === undefined) return undefined;
  const detail = `pod or ${who} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`;
  return [{ path: 'securityContext.seccompProfile', detail, unset: true }];
}
