// What is written though nobody asked for it: all of it stands here, to be read at one sitting. A user's own fields always win.
import type * as k8s from './kube/wire';

type PodPart = Pick<k8s.PodSpec, 'securityContext'>;
type ContainerPart = k8s.SecurityContext;

/**
 * What one word of security writes. `hardened` is what breaks no image: never a user, a group, a read-only root or dropped capabilities by
 * itself. `restricted` is what the Pod Security Standard of that name demands.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const securityDefaults: {
  readonly [word in 'hardened' | 'restricted']: { readonly pod: PodPart; readonly container: ContainerPart };
} = {
  hardened: {
    pod: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    // not where a container is privileged or has SYS_ADMIN: the server refuses the two together
    container: { allowPrivilegeEscalation: false },
  },
  restricted: {
    pod: { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } },
    container: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  },
};

/** Under either word: no token, unless the pod names an account. */
export const noToken: Pick<k8s.PodSpec, 'automountServiceAccountToken'> = { automountServiceAccountToken: false };

/** A claim belongs to the user that reads it, if that one is known and not root; a volume that is right already is not walked through. */
export const claimGroup = (group: number): k8s.PodSecurityContext => ({ fsGroup: group, fsGroupChangePolicy: 'OnRootMismatch' });

/** Patterns are hardened where nobody says how secure. Plain objects are `none`. */
export const PATTERN_SECURITY = 'hardened';

/** In the pods of patterns. Variables for every Service of the namespace surprise programs: `REDIS_PORT=tcp://…`. */
export const patternPod: Pick<k8s.PodSpec, 'enableServiceLinks'> = { enableServiceLinks: false };

/** On the Pods of patterns; people look by it, and no selector ever has it. */
export const podNames = (name: string): { [key: string]: string } => ({ 'app.kubernetes.io/name': name });

/** On the metadata of a pattern's workload, never on its Pods: a new version would replace them for a label. */
export const workloadNames = (name: string, partOf: string, version: string | undefined): { [key: string]: string } => ({
  ...podNames(name),
  'app.kubernetes.io/part-of': partOf,
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
  ...(version !== undefined && { 'app.kubernetes.io/version': version }),
});

/** Where a pod has company: `kubectl logs` and `exec` mean the main container. */
export const defaultContainer = (name: string): { [key: string]: string } => ({ 'kubectl.kubernetes.io/default-container': name });

/** On what carries scripts and configuration of ours: Flux would take their `${…}` for its own variables. */
export const notSubstituted: { readonly [key: string]: string } = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };

/** StatefulSets of patterns: a bad rollout heals, and no claim is ever deleted by a field. */
export const statefulSetDefaults: Pick<k8s.StatefulSetSpec, 'podManagementPolicy' | 'persistentVolumeClaimRetentionPolicy'> = {
  podManagementPolicy: 'Parallel',
  persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
};

/** Databases: what does not run after an hour of starting is begun anew, and a server has two minutes to end in order. */
export const DATABASE_STARTUP_SECONDS = 3600;
export const DATABASE_GRACE_SECONDS = 120;
/** GitOps controllers ask before they delete a database, or leave it alone. */
export const databaseKept: { readonly [key: string]: string } = {
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** The Deployment of a Singleton that always has one Pod: the new one is there before the old one goes. */
export const surgeByOne: k8s.DeploymentStrategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };

/** Jobs of patterns: each try is a Pod of its own, whose log can be read. */
export const JOB_RESTART_POLICY = 'Never';

/** CronJobs of patterns: no run beside another, a late one within the hour, and Jobs to look back at. */
export const cronJobDefaults = {
  concurrencyPolicy: 'Forbid',
  startingDeadlineSeconds: 3600,
  successfulJobsHistoryLimit: 3,
  failedJobsHistoryLimit: 3,
} as const satisfies Partial<k8s.CronJobSpec>;
/** Their Jobs: what fails thrice fails for a reason. */
export const CRON_BACKOFF_LIMIT = 2;

/** Deployments of patterns that serve: never fewer Pods than asked for. */
export const rollingDefaults: k8s.DeploymentStrategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } };
/** Where no two of several Pods may stand together: with as many nodes as Pods, a new one has no place before an old one goes. */
export const apartRolling: k8s.DeploymentStrategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };

/** Where two replicas are certain. What never became ready holds up no drain; databases leave that out. */
export const budgetDefaults: Pick<k8s.PodDisruptionBudgetSpec, 'maxUnavailable' | 'unhealthyPodEvictionPolicy'> = {
  maxUnavailable: 1,
  unhealthyPodEvictionPolicy: 'AlwaysAllow',
};

/** Seconds for which a stopping server still answers: as long as it takes until nobody sends it anything. */
export const PRE_STOP_SECONDS = 5;
/** What Kubernetes gives a Pod to end, and what is added for the seconds above. */
export const GRACE_SECONDS = 30;

/** Pods of one workload: over nodes and zones, if that is possible; never a reason not to run. */
export const spreadDefaults = { over: ['nodes', 'zones'], maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' } as const;

/** The percentage of its requested cpu at which an autoscaled container has company. */
export const CPU_TARGET = 70;

/** NodeDaemons: a tenth of the nodes at a time, and the nodes of the system that images are commonly made for. */
export const daemonUpdates: k8s.DaemonSetUpdateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } };
export const daemonNodes: { readonly [label: string]: string } = { 'kubernetes.io/os': 'linux' };
