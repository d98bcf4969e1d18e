// Pod Security Standards: the kernel settings that are a Pod's own, more of them in each version.
import { isPlainObject } from './manifest';
import { each, type PodSecurityCheck } from './pod-security-check';

/** The settings that a version of the standard began to allow. */
const ALLOWED: readonly (readonly [since: number, names: readonly string[]])[] = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.ip_unprivileged_port_start',
      'net.ipv4.ping_group_range',
      'net.ipv4.tcp_syncookies',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [29, ['net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time']],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle']],
];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const sysctlChecks: readonly PodSecurityCheck[] = ALLOWED.map(([since], i) => {
  const allowed = new Set(ALLOWED.slice(0, i + 1).flatMap(([, names]) => names));
  const next = ALLOWED[i + 1];
  return {
    id: 'sysctls',
    level: 'baseline',
    reason: 'forbidden sysctls',
    since,
    ...(next && { until: next[0] - 1 }),
    pod: ({ securityContext }) =>
      isPlainObject(securityContext)
        ? each(securityContext.sysctls, ({ name }, at) =>
            typeof name === 'string' && !allowed.has(name) ? { path: `securityContext.sysctls[${at}].name`, detail: name } : undefined,
          )
        : undefined,
  };
});
