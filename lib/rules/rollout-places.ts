// Rules about rollouts for whose new Pods there is no place while the old ones stand.
import { keptApart } from '../kube/kept-apart';
import { isPlainObject } from '../kube/manifest';
import { isNoPods, podCountProblem } from '../kube/percent';
import { isNone } from './entries';
import type { Place, Rule } from './rule';

/** Of a Deployment that does not say. */
const DEFAULT = '25%';

type Fields = Readonly<Record<string, unknown>>;

export const rolloutPlaceRules: readonly Rule[] = [
  {
    id: 'rollout-place',
    severity: 'warning',
    on: ['DeploymentSpec'],
    reads: ['RollingUpdateDeployment.*', 'PodAffinityTerm.*', 'ContainerPort.hostPort'],
    accepts: 'of a Deployment whose Pods cannot stand together, one goes before another comes',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
    check: ({ replicas, strategy, template }, at) => {
      // one alone moves to another node; of how many others say, nobody knows here
      if (typeof replicas !== 'number' || replicas < 2 || !isPlainObject(template)) return;
      const { type = 'RollingUpdate', rollingUpdate } = isPlainObject(strategy) ? strategy : {};
      const rolling = isPlainObject(rollingUpdate) ? rollingUpdate : {};
      if (type !== 'RollingUpdate' || !takesNoneAway(rolling, replicas)) return;
      say(template, 'strategy.rollingUpdate.maxUnavailable', 'write maxUnavailable: 1, maxSurge: 0', at);
    },
  },
  {
    id: 'daemon-rollout-place',
    severity: 'warning',
    on: ['DaemonSetSpec'],
    reads: ['RollingUpdateDaemonSet.maxSurge', 'PodAffinityTerm.*', 'ContainerPort.hostPort'],
    accepts: 'a DaemonSet whose Pods cannot stand together on a node surges on none',
    source: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
    check: ({ updateStrategy, template }, at) => {
      const { type = 'RollingUpdate', rollingUpdate } = isPlainObject(updateStrategy) ? updateStrategy : {};
      const { maxSurge } = isPlainObject(rollingUpdate) ? rollingUpdate : {};
      if (type !== 'RollingUpdate' || isNone(maxSurge) || isNoPods(maxSurge) || podCountProblem(maxSurge) !== undefined) return;
      if (isPlainObject(template))
        say(template, 'updateStrategy.rollingUpdate.maxSurge', 'leave maxSurge out: the old Pod of a node then goes first', at);
    },
  },
];

/** As the controller counts: what may go is rounded down, what may come is rounded up, and if that is nothing at all, one may go. */
function takesNoneAway({ maxUnavailable, maxSurge }: Fields, replicas: number): boolean {
  const [gone, more] = [maxUnavailable ?? DEFAULT, maxSurge ?? DEFAULT];
  if (podCountProblem(gone) !== undefined || podCountProblem(more) !== undefined) return false;
  return Math.floor(amount(gone, replicas)) === 0 && Math.ceil(amount(more, replicas)) > 0;
}

const amount = (count: unknown, replicas: number): number =>
  typeof count === 'string' ? (Number(count.slice(0, -1)) * replicas) / 100 : typeof count === 'number' ? count : NaN;

function say(template: Fields, field: string, mend: string, at: Place): void {
  const apart = keptApart(template);
  if (!apart) return;
  const { by, path } = apart;
  const isDaemon = at.manifest.kind === 'DaemonSet';
  const place = 'hostPort' in by || by.topologyKey === 'kubernetes.io/hostname' ? 'node' : `place by ${by.topologyKey}`;
  const what = 'hostPort' in by ? `port ${by.hostPort} of a node is one Pod's` : `no ${place} takes two of its Pods`;
  at.report(
    field,
    `Forbidden: ${what}, and none goes before another comes`,
    `see template.spec.${path}; ${isDaemon ? 'a new Pod waits for ever' : `where each ${place} has one, a new Pod waits for ever`}: ${mend}`,
  );
}
