// Fields that versions know and servers take away all the same: their feature gate is off there, unless somebody switches it on.

/** What is known of a field behind a gate. */
export interface Gate {
  /** The minor version from which servers have the gate on by themselves; Infinity: none of those that are known. */
  readonly since: number;
  /** The value that is as good as none. */
  readonly none?: unknown;
  /** What goes with it. */
  readonly takes?: string;
}

/** By `Type.field`. From the reference of each version, and asked of servers by test/server/dropped.server.ts. */
export const gates: ReadonlyMap<string, Gate> = new Map<string, Gate>([
  ...off(29, 'JobSpec.backoffLimitPerIndex', 'JobSpec.maxFailedIndexes'),
  ['JobSpec.podReplacementPolicy', { since: 29, none: 'TerminatingOrFailed' }],
  ['LifecycleHandler.sleep', { since: 30 }],
  ...off(31, 'JobSpec.successPolicy', 'ServiceSpec.trafficDistribution'),
  ...off(31, 'PodAffinityTerm.matchLabelKeys', 'PodAffinityTerm.mismatchLabelKeys'),
  ['VolumeMount.recursiveReadOnly', { since: 31, none: 'Disabled' }],
  ['JobSpec.managedBy', { since: 32, none: 'kubernetes.io/job-controller' }],
  ['Container.resizePolicy', { since: 33 }],
  ['PodSpec.hostUsers', { since: 33, none: true }],
  ['PodSecurityContext.seLinuxChangePolicy', { since: 33 }],
  ['PodSecurityContext.supplementalGroupsPolicy', { since: 33, none: 'Merge' }],
  ['SecurityContext.procMount', { since: 33, none: 'Default' }],
  // a PersistentVolume keeps its own
  ...off(34, 'PersistentVolumeClaimSpec.volumeAttributesClassName'),
  ...off(34, 'PodSpec.resourceClaims', 'PodSpec.resources', 'ResourceRequirements.claims'),
  ...off(35, 'Container.restartPolicyRules', 'EnvVarSource.fileKeyRef', 'HPAScalingRules.tolerance', 'PodSpec.hostnameOverride'),
  ['Volume.image', { since: 35, takes: 'the volume, and where it is mounted' }],
  ...off(37, 'RollingUpdateStatefulSetStrategy.maxUnavailable', 'VolumeProjection.clusterTrustBundle', 'VolumeProjection.podCertificate'),
  ['TypedObjectReference.namespace', { since: Infinity, takes: 'all of dataSourceRef' }],
  ['GRPCAction.mode', { since: Infinity, none: 'Plaintext' }],
  ['HTTPGetAction.protocol', { since: Infinity, none: 'HTTP1' }],
  ...off(Infinity, 'JobSpec.scheduling', 'Lifecycle.stopSignal', 'PodSpec.workloadRef', 'PodSpec.schedulingGroup'),
  ...off(Infinity, 'PodSpec.evictionResponders', 'VolumeMount.bindMountOptions', 'EmptyDirVolumeSource.mode'),
  ...off(Infinity, 'ConfigMapVolumeSource.defaultUser', 'SecretVolumeSource.defaultUser', 'DownwardAPIVolumeSource.defaultUser'),
  ...off(Infinity, 'ProjectedVolumeSource.defaultUser', 'KeyToPath.user', 'DownwardAPIVolumeFile.user'),
  ...off(Infinity, 'ServiceAccountTokenProjection.user', 'ClusterTrustBundleProjection.user', 'PodCertificateProjection.user'),
]);

function off(since: number, ...fields: string[]): [string, Gate][] {
  return fields.map((field) => [field, { since }]);
}
