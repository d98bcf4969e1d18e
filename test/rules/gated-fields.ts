// Each field that stands behind a feature gate, in a manifest that is right where the gate is on.
import type { Manifest } from '../../lib/kube/manifest';
import { REQUIRED, workload } from './row-of';

export interface GatedField {
  /** `Type.field`, as lib/kube/gates.ts has it. */
  readonly field: string;
  /** Where it stands in the manifest. */
  readonly path: string;
  readonly manifest: Manifest;
}

const main = { name: 'main', image: 'nginx:1.27' };
const made = (apiVersion: string, kind: string, spec: object): Manifest => ({ apiVersion, kind, metadata: { name: 'web' }, spec });
const pod = (spec: object, first: object = {}): Manifest =>
  made('v1', 'Pod', { serviceAccountName: 'default', automountServiceAccountToken: false, containers: [{ ...main, ...first }], ...spec });
const job = (spec: object): Manifest =>
  made('batch/v1', 'Job', { template: { spec: { restartPolicy: 'Never', containers: [main] } }, ...spec });
const indexed = (spec: object): Manifest => job({ completionMode: 'Indexed', completions: 3, parallelism: 1, ...spec });
const claim = (spec: object): Manifest =>
  made('v1', 'PersistentVolumeClaim', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec });
const volume = (source: object, mount?: object): Manifest =>
  pod({ volumes: [{ name: 'v', ...source }] }, mount && { volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }] });
const projected = (source: object): Manifest => volume({ projected: { sources: [source] } });
const near = (its: object): Manifest =>
  pod({ affinity: { podAffinity: { [REQUIRED]: [{ topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } }, ...its }] } } });
const template = { spec: { hostUsers: false, restartPolicy: 'Never', containers: [main] } };
const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a', namespace: 'b' };
const bundle = { name: 'a', path: 'a' };
const certificate = { signerName: 'a.example.com/b', keyType: 'ED25519', credentialBundlePath: 'a' };
const told = { path: 'a', fieldRef: { fieldPath: 'metadata.name' } };

const first = 'spec.containers[0]';
const atVolume = 'spec.volumes[0]';
const atTerm = `spec.affinity.podAffinity.${REQUIRED}[0]`;
const atSource = `${atVolume}.projected.sources[0]`;
const rows: readonly (readonly [field: string, path: string, manifest: Manifest])[] = [
  ['JobSpec.backoffLimitPerIndex', 'spec.backoffLimitPerIndex', indexed({ backoffLimitPerIndex: 1 })],
  ['JobSpec.maxFailedIndexes', 'spec.maxFailedIndexes', indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 1 })],
  ['JobSpec.podReplacementPolicy', 'spec.podReplacementPolicy', job({ podReplacementPolicy: 'Failed' })],
  ['JobSpec.successPolicy', 'spec.successPolicy', indexed({ successPolicy: { rules: [{ succeededCount: 1 }] } })],
  ['JobSpec.managedBy', 'spec.managedBy', job({ managedBy: 'example.com/me' })],
  ['JobSpec.scheduling', 'spec.scheduling', job({ scheduling: { schedulingPolicy: { basic: {} } } })],
  ['LifecycleHandler.sleep', `${first}.lifecycle.preStop.sleep`, pod({}, { lifecycle: { preStop: { sleep: { seconds: 1 } } } })],
  ['Lifecycle.stopSignal', `${first}.lifecycle.stopSignal`, pod({ os: { name: 'linux' } }, { lifecycle: { stopSignal: 'SIGTERM' } })],
  [
    'ServiceSpec.trafficDistribution',
    'spec.trafficDistribution',
    made('v1', 'Service', { selector: { app: 'web' }, ports: [{ port: 80 }], trafficDistribution: 'PreferClose' }),
  ],
  ['PodAffinityTerm.matchLabelKeys', `${atTerm}.matchLabelKeys`, near({ matchLabelKeys: ['zone'] })],
  ['PodAffinityTerm.mismatchLabelKeys', `${atTerm}.mismatchLabelKeys`, near({ mismatchLabelKeys: ['zone'] })],
  [
    'VolumeMount.recursiveReadOnly',
    `${first}.volumeMounts[0].recursiveReadOnly`,
    volume({ emptyDir: {} }, { readOnly: true, recursiveReadOnly: 'Enabled' }),
  ],
  ['VolumeMount.bindMountOptions', `${first}.volumeMounts[0].bindMountOptions`, volume({ emptyDir: {} }, { bindMountOptions: ['noexec'] })],
  ['Container.resizePolicy', `${first}.resizePolicy`, pod({}, { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] })],
  [
    'Container.restartPolicyRules',
    `${first}.restartPolicyRules`,
    pod({}, { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] }),
  ],
  ['PodSpec.hostUsers', 'spec.hostUsers', pod({ hostUsers: false })],
  ['PodSpec.hostUsers', 'spec.template.spec.hostUsers', workload({}, { hostUsers: false })],
  [
    'PodSpec.hostUsers',
    'spec.jobTemplate.spec.template.spec.hostUsers',
    made('batch/v1', 'CronJob', { schedule: '0 3 * * *', jobTemplate: { spec: { template } } }),
  ],
  [
    'PodSecurityContext.seLinuxChangePolicy',
    'spec.securityContext.seLinuxChangePolicy',
    pod({ securityContext: { seLinuxChangePolicy: 'Recursive' } }),
  ],
  [
    'PodSecurityContext.supplementalGroupsPolicy',
    'spec.securityContext.supplementalGroupsPolicy',
    pod({ securityContext: { supplementalGroupsPolicy: 'Strict' } }),
  ],
  [
    'SecurityContext.procMount',
    `${first}.securityContext.procMount`,
    // where hostUsers is taken away as well, nobody asks for it
    pod({ hostUsers: false }, { securityContext: { procMount: 'Unmasked' } }),
  ],
  ['PodSpec.resources', 'spec.resources', pod({ resources: { requests: { cpu: '1' } } })],
  ['PodSpec.resourceClaims', 'spec.resourceClaims', pod({ resourceClaims: [{ name: 'a', source: { resourceClaimName: 'a' } }] })],
  ['PodSpec.resourceClaims', 'spec.resourceClaims', pod({ resourceClaims: [{ name: 'a', resourceClaimName: 'a' }] })],
  [
    'ResourceRequirements.claims',
    `${first}.resources.claims`,
    pod({ resourceClaims: [{ name: 'a', source: { resourceClaimName: 'a' } }] }, { resources: { claims: [{ name: 'a' }] } }),
  ],
  [
    'ResourceRequirements.claims',
    `${first}.resources.claims`,
    pod({ resourceClaims: [{ name: 'a', resourceClaimName: 'a' }] }, { resources: { claims: [{ name: 'a' }] } }),
  ],
  ['PodSpec.hostnameOverride', 'spec.hostnameOverride', pod({ hostnameOverride: 'web' })],
  ['PodSpec.workloadRef', 'spec.workloadRef', pod({ workloadRef: { name: 'a', podGroup: 'a' } })],
  ['PodSpec.schedulingGroup', 'spec.schedulingGroup', pod({ schedulingGroup: { podGroupName: 'a' } })],
  ['PodSpec.evictionResponders', 'spec.evictionResponders', pod({ evictionResponders: [{ name: 'a.example.com/b', priority: 10_000 }] })],
  ['PersistentVolumeClaimSpec.volumeAttributesClassName', 'spec.volumeAttributesClassName', claim({ volumeAttributesClassName: 'fast' })],
  ['TypedObjectReference.namespace', 'spec.dataSourceRef.namespace', claim({ dataSourceRef: snapshot })],
  [
    'EnvVarSource.fileKeyRef',
    `${first}.env[0].valueFrom.fileKeyRef`,
    pod(
      { volumes: [{ name: 'v', emptyDir: {} }] },
      { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'a', key: 'A' } } }] },
    ),
  ],
  [
    'HPAScalingRules.tolerance',
    'spec.behavior.scaleDown.tolerance',
    made('autoscaling/v2', 'HorizontalPodAutoscaler', {
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      behavior: { scaleDown: { tolerance: '100m' } },
    }),
  ],
  [
    'RollingUpdateStatefulSetStrategy.maxUnavailable',
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
    workload({ serviceName: 'web', updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } }, {}, 'StatefulSet'),
  ],
  ['GRPCAction.mode', `${first}.livenessProbe.grpc.mode`, pod({}, { livenessProbe: { grpc: { port: 80, mode: 'TLS' } } })],
  [
    'HTTPGetAction.protocol',
    `${first}.livenessProbe.httpGet.protocol`,
    pod({}, { livenessProbe: { httpGet: { port: 80, protocol: 'HTTP2' } } }),
  ],
  ['Volume.image', `${atVolume}.image`, volume({ image: { reference: 'ghcr.io/acme/model:1' } })],
  ['EmptyDirVolumeSource.mode', `${atVolume}.emptyDir.mode`, volume({ emptyDir: { mode: 0o755 } })],
  ['ConfigMapVolumeSource.defaultUser', `${atVolume}.configMap.defaultUser`, volume({ configMap: { name: 'a', defaultUser: 1 } })],
  ['SecretVolumeSource.defaultUser', `${atVolume}.secret.defaultUser`, volume({ secret: { secretName: 'a', defaultUser: 1 } })],
  [
    'DownwardAPIVolumeSource.defaultUser',
    `${atVolume}.downwardAPI.defaultUser`,
    volume({ downwardAPI: { defaultUser: 1, items: [told] } }),
  ],
  [
    'ProjectedVolumeSource.defaultUser',
    `${atVolume}.projected.defaultUser`,
    volume({ projected: { defaultUser: 1, sources: [{ configMap: { name: 'a' } }] } }),
  ],
  [
    'KeyToPath.user',
    `${atVolume}.configMap.items[0].user`,
    volume({ configMap: { name: 'a', items: [{ key: 'a', path: 'a', user: 1 }] } }),
  ],
  ['DownwardAPIVolumeFile.user', `${atVolume}.downwardAPI.items[0].user`, volume({ downwardAPI: { items: [{ ...told, user: 1 }] } })],
  [
    'ServiceAccountTokenProjection.user',
    `${atSource}.serviceAccountToken.user`,
    projected({ serviceAccountToken: { path: 'a', user: 1 } }),
  ],
  ['VolumeProjection.clusterTrustBundle', `${atSource}.clusterTrustBundle`, projected({ clusterTrustBundle: bundle })],
  ['ClusterTrustBundleProjection.user', `${atSource}.clusterTrustBundle.user`, projected({ clusterTrustBundle: { ...bundle, user: 1 } })],
  ['VolumeProjection.podCertificate', `${atSource}.podCertificate`, projected({ podCertificate: certificate })],
  ['PodCertificateProjection.user', `${atSource}.podCertificate.user`, projected({ podCertificate: { ...certificate, user: 1 } })],
];

export const gatedFields: readonly GatedField[] = rows.map(([field, path, manifest]) => ({ field, path, manifest }));
