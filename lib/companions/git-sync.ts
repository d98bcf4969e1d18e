// Follows a git repository: its files in a volume, renewed all at once when the branch moves.
import type { SidecarProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { GIT_TYPES, gitAccess, type GitProps } from './git-access';
import { healthPortName } from './health-port-name';
import { period } from './period';
import { port } from './port';

export interface GitSyncProps extends GitProps {
  /** How long between two looks. @default '30s' */
  readonly period?: string;
  /** The port of the Pod's address for health. @default 9905 */
  readonly port?: number;
}

/**
 * For `sidecars`: where it is native, the main container starts when the files are there. It tries on through failures, with the last good files in place.
 * @throws RangeError for no repo, one with a password in it or by ssh without `ssh`, a volume that is read-only, a period that is no duration
 * @see https://github.com/kubernetes/git-sync
 */
export function gitSync(props: GitSyncProps): SidecarProps {
  props = asked(props, 'gitSync', GIT_TYPES);
  const { name = 'git-sync' } = props;
  const healthPort = port(props.port ?? 9905, 'gitSync: port');
  const access = gitAccess(props, 'gitSync', name);
  return {
    ...access,
    args: [
      ...access.args,
      `--period=${period(props.period ?? '30s', 'gitSync: period')}`,
      '--max-failures=-1',
      `--http-bind=:${healthPort}`,
    ],
    ports: [{ name: healthPortName(name, { name: 'git-sync', port: 'git-health' }), containerPort: healthPort }],
    // 503 until the first checkout is there, then 200 for good
    startupProbe: httpGet('/', healthPort, { periodSeconds: 2, failureThreshold: 150 }),
    livenessProbe: httpGet('/', healthPort),
  };
}
