// Rules about how long Pods live, and whether they start again.
import { isPlainObject } from '../kube/manifest';
import { isNone } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const LIFETIME = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy';
const CONTROLLERS: Readonly<Record<string, string>> = {
  Deployment: 'ReplicaSet',
  ReplicaSet: 'ReplicaSet',
  ReplicationController: 'ReplicationController',
  DaemonSet: 'DaemonSet',
  StatefulSet: 'StatefulSet',
};

export const podLifetimeRules: readonly Rule[] = [
  {
    id: 'restart-policy',
    severity: 'error',
    on: ['DeploymentSpec', 'ReplicaSetSpec', 'ReplicationControllerSpec', 'DaemonSetSpec', 'StatefulSetSpec'],
    reads: ['PodSpec.restartPolicy', 'PodSpec.activeDeadlineSeconds'],
    accepts: 'the Pods that a workload keeps running restart always, and have no deadline',
    source: LIFETIME,
    check: ({ template }, at) => {
      const spec = isPlainObject(template) && isPlainObject(template.spec) ? template.spec : {};
      if (spec.restartPolicy === 'Never' || spec.restartPolicy === 'OnFailure')
        at.report(
          'template.spec.restartPolicy',
          `Unsupported value: ${quoted(spec.restartPolicy)}: supported values: "Always"`,
          'what ends is a Job',
        );
      if (!isNone(spec.activeDeadlineSeconds))
        at.report(
          'template.spec.activeDeadlineSeconds',
          `Forbidden: activeDeadlineSeconds in ${CONTROLLERS[at.manifest.kind] ?? at.manifest.kind} is not Supported`,
          'what ends is a Job',
        );
    },
  },
  {
    id: 'pod-deadline',
    severity: 'error',
    on: ['PodSpec'],
    where: ['activeDeadlineSeconds'],
    reads: ['PodSpec.activeDeadlineSeconds'],
    accepts: 'a pod that may run for a limited time may run for a second at least',
    source: LIFETIME,
    check: ({ activeDeadlineSeconds: seconds }, at) => {
      if (at.manifest.kind in CONTROLLERS) return; // it may have none at all
      if (typeof seconds === 'number' && (seconds < 1 || seconds > 2 ** 31 - 1))
        at.report('activeDeadlineSeconds', `Invalid value: ${seconds}: must be between 1 and 2147483647, inclusive`);
    },
  },
];
