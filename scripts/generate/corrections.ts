// Where servers judge otherwise than their own schemas say: found by test/server/strict.server.ts, and put into the field table.
import { gates } from '../../lib/kube/gates';
import { type KindName, kinds } from '../../lib/kube/kinds';

export interface Correction {
  /** `Type.field`. */
  readonly of: readonly string[];
  /**
   * `optional`: the server takes it without. `required`: it does not. `unvalidated`: decoded and no more.
   * `nonempty`: empty text is a value, and a wrong one. A list: these values are refused.
   */
  readonly is: 'optional' | 'required' | 'unvalidated' | 'nonempty' | readonly string[];
  readonly because: string;
  /** The minor versions that it is about. @default all */
  readonly from?: number;
  readonly until?: number;
  /** Only in manifests of these kinds. @default all */
  readonly within?: readonly KindName[];
}

const GATE_OFF = 'its feature gate is off: the field is taken away before validation';

export const corrections: readonly Correction[] = [
  { of: Object.keys(kinds).map((kind) => `${kind}.status`), is: 'unvalidated', because: 'the status of a new object is reset' },

  {
    of: ['Deployment.spec', 'ReplicaSet.spec', 'DaemonSet.spec', 'StatefulSet.spec', 'CronJob.spec', 'HorizontalPodAutoscaler.spec'],
    is: 'required',
    because: 'what it must hold is missed; later schemas say so',
  },
  {
    of: [
      'Pod.spec',
      'PodTemplateSpec.spec',
      'Job.spec',
      'JobTemplateSpec.spec',
      'ReplicationController.spec',
      'Service.spec',
      'Ingress.spec',
      'IngressClass.spec',
      'PersistentVolume.spec',
      'PersistentVolumeClaim.spec',
    ],
    is: 'required',
    because: 'what it must hold is missed, though no schema says so',
  },
  {
    of: ['ReplicaSetSpec.template', 'ReplicationControllerSpec.template', 'EphemeralVolumeSource.volumeClaimTemplate'],
    is: 'required',
    because: 'validation asks for it, though no schema says so',
  },

  { of: ['StatefulSetSpec.serviceName'], is: 'optional', because: 'no version validates that it is there; schemas said so until 1.32' },
  {
    of: ['NetworkPolicySpec.podSelector', 'LimitRangeSpec.limits', 'PodFailurePolicy.rules', 'PreferredSchedulingTerm.preference'],
    is: 'optional',
    because: 'none is as good as an empty one',
  },
  {
    of: ['PriorityClass.value', 'ISCSIVolumeSource.lun', 'ISCSIPersistentVolumeSource.lun', 'SleepAction.seconds'],
    is: 'optional',
    because: 'Go cannot tell none from 0, and 0 is allowed',
  },
  { of: ['HTTPHeader.value', 'Sysctl.value'], is: 'optional', because: 'Go cannot tell none from empty text, and empty text is allowed' },
  { of: ['RoleRef.apiGroup'], is: 'optional', because: 'it has a default' },
  {
    of: ['ScaleIOVolumeSource.secretRef', 'ScaleIOPersistentVolumeSource.secretRef'],
    is: 'optional',
    because: 'nothing validates that it is there',
  },
  {
    of: ['PodFailurePolicyOnPodConditionsPattern.status'],
    is: 'required',
    within: ['CronJob'],
    until: 34,
    because: 'a Job has a default for it, which the template inside a CronJob has not',
  },
  {
    of: ['TypedLocalObjectReference.kind'],
    is: 'required',
    within: ['Ingress'],
    because: 'a dataSource of a kind that the server does not know is taken away from a claim',
  },

  { of: ['MetricIdentifier.selector'], is: 'unvalidated', because: 'the selector of a metric is left to the metrics server' },
  ...[
    'PodSpec.resourceClaims',
    'ResourceRequirements.claims',
    'Container.resizePolicy',
    'SecurityContext.procMount',
    'PodSecurityContext.supplementalGroupsPolicy',
    'Container.restartPolicyRules',
    'EnvVarSource.fileKeyRef',
    'Volume.image',
    'VolumeProjection.clusterTrustBundle',
    'VolumeProjection.podCertificate',
    'PodSpec.workloadRef',
    'Lifecycle.stopSignal',
    'HTTPGetAction.protocol',
    'GRPCAction.mode',
  ].map(behindGate),
  ...['JobSpec.podReplacementPolicy', 'JobSpec.successPolicy'].map((field): Correction => ({
    ...behindGate(field),
    within: ['Job'],
    because: `${GATE_OFF}; the template inside a CronJob is left alone`,
  })),

  {
    of: [
      'AzureDiskVolumeSource.cachingMode',
      'AzureDiskVolumeSource.kind',
      'JobSpec.completionMode',
      'JobSpec.podReplacementPolicy',
      'NetworkPolicyPort.protocol',
      'PersistentVolumeClaimSpec.volumeMode',
      'PersistentVolumeSpec.volumeMode',
      'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy',
      'PodSecurityContext.fsGroupChangePolicy',
      'PodSecurityContext.supplementalGroupsPolicy',
      'PodSpec.preemptionPolicy',
      'PriorityClass.preemptionPolicy',
      'SecurityContext.procMount',
      'ServiceSpec.internalTrafficPolicy',
      'ServiceSpec.ipFamilyPolicy',
      'StorageClass.volumeBindingMode',
      'TopologySpreadConstraint.nodeAffinityPolicy',
      'TopologySpreadConstraint.nodeTaintsPolicy',
      'VolumeMount.mountPropagation',
    ],
    is: 'nonempty',
    because: 'a pointer in Go: empty text is not the same as none',
  },
  { of: ['ServiceSpec.ipFamilies'], is: [''], because: 'the schema lists it, validation does not' },
  { of: ['StorageClass.reclaimPolicy'], is: ['Recycle'], because: 'only a PersistentVolume can say so' },
  { of: ['Toleration.operator'], is: ['Gt', 'Lt'], because: 'their feature gate is off' },
];

/** Taken away in the versions in which its gate is off. */
function behindGate(field: string): Correction {
  return { of: [field], is: 'unvalidated', until: gates.get(field)!.since - 1, because: GATE_OFF };
}
