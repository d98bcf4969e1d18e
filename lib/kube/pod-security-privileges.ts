// Pod Security Standards: what the processes of a container may do to the kernel.
import { isPlainObject } from './manifest';
import { type Fields, isUnset, type PodSecurityCheck, type Verdict, type Wrong } from './pod-security-check';

/** What a container runtime gives by itself. */
const DEFAULT_CAPABILITIES = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);
const RESTRICTED_CAPABILITIES = new Set(['NET_BIND_SERVICE']);

const procMount = { reason: 'procMount', servedSince: 33, containerContext: unmasked } as const;
const escalation = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  reason: 'allowPrivilegeEscalation != false',
  containerContext: escalates,
} as const;
const restrictedCapabilities = {
  id: 'capabilities_restricted',
  level: 'restricted',
  reason: 'unrestricted capabilities',
  containerContext: unrestricted,
} as const;

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const privilegeChecks: readonly PodSecurityCheck[] = [
  {
    id: 'capabilities_baseline',
    level: 'baseline',
    reason: 'non-default capabilities',
    replacedSince: 22,
    containerContext: ({ capabilities }) => adds(capabilities, DEFAULT_CAPABILITIES),
  },
  {
    id: 'privileged',
    level: 'baseline',
    reason: 'privileged',
    containerContext: ({ privileged }) =>
      privileged === true ? [{ path: 'privileged', detail: 'must not set securityContext.privileged=true' }] : undefined,
  },
  { ...procMount, id: 'procMount', level: 'baseline', until: 34 },
  { ...procMount, id: 'procMount', level: 'baseline', since: 35, replacedSince: 35, exempt: 'userNamespace' },
  { ...escalation, since: 8, until: 24 },
  { ...escalation, since: 25, exempt: 'windows' },
  { ...restrictedCapabilities, since: 22, until: 24 },
  { ...restrictedCapabilities, since: 25, exempt: 'windows' },
  { ...procMount, id: 'procMount_restricted', level: 'restricted', since: 35 },
];

function unmasked({ procMount: mount }: Fields): Verdict {
  if (typeof mount !== 'string' || mount === 'Default') return undefined;
  return [{ path: 'procMount', detail: `must not set securityContext.procMount to "${mount}"` }];
}

function escalates({ allowPrivilegeEscalation: allowed }: Fields): Verdict {
  if (allowed !== true && !isUnset(allowed)) return undefined;
  const detail = 'must set securityContext.allowPrivilegeEscalation=false';
  return [{ path: 'allowPrivilegeEscalation', detail, ...(allowed !== true && { unset: true }) }];
}

function unrestricted({ capabilities }: Fields): Verdict {
  const undropped = keeps(capabilities);
  const added = adds(capabilities, RESTRICTED_CAPABILITIES);
  return undropped && added ? [undropped, ...added] : undropped ? [undropped] : added;
}

/** Unless ALL are dropped. */
function keeps(capabilities: unknown): Wrong | undefined {
  if (!isUnset(capabilities) && !isPlainObject(capabilities)) return undefined;
  const drop = capabilities?.drop;
  if (!isUnset(drop) && (!Array.isArray(drop) || drop.some((name) => name === 'ALL' || typeof name !== 'string'))) return undefined;
  const detail = 'must set securityContext.capabilities.drop=["ALL"]';
  return { path: 'capabilities.drop', detail, ...(isUnset(drop) && { unset: true }) };
}

function adds(capabilities: unknown, allowed: ReadonlySet<string>): Verdict {
  if (!isPlainObject(capabilities) || !Array.isArray(capabilities.add)) return undefined;
  const forbidden = new Set(capabilities.add.filter((name): name is string => typeof name === 'string' && !allowed.has(name)));
  if (forbidden.size === 0) return undefined;
  const names = [...forbidden].sort().map((name) => `"${name}"`);
  return [{ path: 'capabilities.add', detail: `must not include ${names.join(', ')} in securityContext.capabilities.add` }];
}
