// Rules about how many Pods a workload has, and how they are replaced.
import { isPlainObject } from '../kube/manifest';
import { isMoreThanAll, isNoPods, podCountProblem } from '../kube/percent';
import { isNone } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const DEPLOYMENT = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/';
const DAEMON_SET = 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/';
const AMOUNTS = ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'];
const DEFAULT_DEADLINE = 600;

export const rolloutRules: readonly Rule[] = [
  {
    id: 'workload-amounts',
    severity: 'error',
    on: ['DeploymentSpec', 'ReplicaSetSpec', 'ReplicationControllerSpec', 'DaemonSetSpec', 'StatefulSetSpec'],
    reads: AMOUNTS.map((field) => `DeploymentSpec.${field}`),
    accepts: 'no number of Pods, time or limit of a workload is below zero',
    source: DEPLOYMENT,
    check: (spec, at) => {
      for (const field of AMOUNTS) {
        const value = spec[field];
        // a StatefulSet takes any history
        if (typeof value !== 'number' || value >= 0 || (field === 'revisionHistoryLimit' && at.manifest.kind === 'StatefulSet')) continue;
        at.report(field, `Invalid value: ${value}: must be greater than or equal to 0`);
      }
    },
  },
  {
    id: 'deployment-deadline',
    severity: 'error',
    on: ['DeploymentSpec'],
    where: ['progressDeadlineSeconds', 'minReadySeconds'],
    reads: ['DeploymentSpec.progressDeadlineSeconds', 'DeploymentSpec.minReadySeconds'],
    accepts: 'a Deployment has more time to make progress than a Pod needs to be available',
    source: `${DEPLOYMENT}#progress-deadline-seconds`,
    check: ({ progressDeadlineSeconds = null, minReadySeconds }, at) => {
      const deadline = progressDeadlineSeconds ?? DEFAULT_DEADLINE;
      if (typeof deadline !== 'number' || deadline < 0) return;
      const ready = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
      if (deadline <= ready)
        at.report(
          'progressDeadlineSeconds',
          `Invalid value: ${deadline}: must be greater than minReadySeconds`,
          isNone(progressDeadlineSeconds) ? `${deadline} is what it is if left out: write more than ${ready}` : `which is ${ready}`,
        );
    },
  },
  {
    id: 'deployment-recreate',
    severity: 'error',
    on: ['DeploymentStrategy'],
    reads: ['DeploymentStrategy.type', 'DeploymentStrategy.rollingUpdate'],
    accepts: 'what is recreated has no rolling update',
    source: `${DEPLOYMENT}#recreate-deployment`,
    check: ({ type, rollingUpdate }, at) => {
      if (type === 'Recreate' && isPlainObject(rollingUpdate))
        at.report('rollingUpdate', "Forbidden: may not be specified when strategy `type` is 'Recreate'", 'leave it out');
    },
  },
  {
    id: 'rolling-update',
    severity: 'error',
    on: ['RollingUpdateDeployment', 'RollingUpdateDaemonSet'],
    reads: ['RollingUpdateDeployment.*', 'RollingUpdateDaemonSet.*'],
    accepts: 'what a rolling update may take away or add is a number or a percentage of Pods, not both nothing; of a DaemonSet one of them',
    source: DAEMON_SET,
    check: (rolling, at) => {
      const isDaemonSet = at.manifest.kind === 'DaemonSet';
      for (const field of ['maxUnavailable', 'maxSurge']) {
        const value = rolling[field];
        const problem = podCountProblem(value);
        if (problem !== undefined) at.report(field, `Invalid value: ${quoted(value)}: ${problem}`, mend(value));
        else if ((field === 'maxUnavailable' || isDaemonSet) && isMoreThanAll(value))
          at.report(field, `Invalid value: ${quoted(value)}: must not be greater than 100%`);
      }
      if (isDaemonSet) oneOfTwo(rolling, at);
      else if (isNoPods(rolling.maxUnavailable) && isNoPods(rolling.maxSurge))
        at.report(
          'maxUnavailable',
          `Invalid value: ${quoted(rolling.maxUnavailable)}: may not be 0 when \`maxSurge\` is 0`,
          'no Pod could be replaced',
        );
    },
  },
];

/** Left out, a Pod goes before its successor comes. */
function oneOfTwo({ maxUnavailable, maxSurge }: Readonly<Record<string, unknown>>, at: Place): void {
  if (podCountProblem(maxUnavailable) !== undefined || podCountProblem(maxSurge) !== undefined) return;
  const surges = !isNone(maxSurge) && !isNoPods(maxSurge);
  if (isNoPods(maxUnavailable) && !surges) at.report('maxUnavailable', 'Required value: cannot be 0 when maxSurge is 0');
  if (!isNoPods(maxUnavailable) && surges)
    at.report(
      'maxSurge',
      `Invalid value: ${quoted(maxSurge)}: may not be set when maxUnavailable is non-zero`,
      isNone(maxUnavailable) ? 'it is 1 if left out: write maxUnavailable: 0' : 'write maxUnavailable: 0',
    );
}

const mend = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d+$/.test(value) ? `write ${Number(value)}, without quotes, or '${value}%'` : undefined;
