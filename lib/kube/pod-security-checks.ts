// All checks of the Pod Security Standards, and which of them a version asks.
import type { PodSecurityCheck } from './pod-security-check';
import { hostChecks } from './pod-security-host';
import { privilegeChecks } from './pod-security-privileges';
import { profileChecks } from './pod-security-profiles';
import { sysctlChecks } from './pod-security-sysctls';
import { userChecks } from './pod-security-users';

/** In the order in which Kubernetes speaks of them. */
export const podSecurityChecks: readonly PodSecurityCheck[] = [
  ...hostChecks,
  ...privilegeChecks,
  ...profileChecks,
  ...sysctlChecks,
  ...userChecks,
].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** What a server of one minor version asks of a Pod where a level of the standard of another is enforced. */
export function checksOf(level: 'baseline' | 'restricted', minor: number, server: number): readonly PodSecurityCheck[] {
  // a server knows the standards up to its own
  const version = Math.min(minor, server);
  const key = `${level} ${version} ${server}`;
  let checks = known.get(key);
  if (!checks) known.set(key, (checks = podSecurityChecks.filter((check) => asks(check, level, version, server))));
  return checks;
}

const known = new Map<string, readonly PodSecurityCheck[]>();

function asks(
  { level, since = 0, until = Infinity, replacedSince = Infinity, servedSince = 0 }: PodSecurityCheck,
  asked: 'baseline' | 'restricted',
  version: number,
  server: number,
): boolean {
  if (version < since || version > until || server < servedSince) return false;
  return asked === 'baseline' ? level === 'baseline' : level === 'restricted' || version < replacedSince;
}

function rank({ level }: PodSecurityCheck): number {
  return level === 'baseline' ? 0 : 1;
}
