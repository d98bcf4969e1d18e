// The front door: everything that users import, by room.

// What Kubernetes says
export type * as k8s from './kube/wire';
export type { Quantity } from './kube/wire';
export type { Manifest, ObjectId } from './kube/manifest';
export type { Existing, ExistingOptions, NameRef, NeighbourRef, ObjectRef, Ref } from './kube/reference';
export { emit } from './kube/yaml-emit';
export { parseManifests, YamlError } from './kube/yaml-parse';

// What a scope says
export { configure, type ContainerDefaults, type PodDefaults, type Security, type Settings } from './context';

// Pods
export type { ContainerProps, NamedContainerProps } from './pod/container';
export {
  configMapKeyRef,
  type ContainerResource,
  type Env,
  type EnvFieldPath,
  type EnvValue,
  fieldRef,
  fileKeyRef,
  resourceFieldRef,
  secretKeyRef,
} from './pod/env';
export { type EnvFrom, prefixed } from './pod/env-from';
export type { PodProps } from './pod/pod-props';
export type { PodTemplate } from './pod/pod-template';
export type { PodVolume, VolumeMounts } from './pod/pod-volumes';
export type { Ports } from './pod/ports';
export { exec, grpc, httpGet, type HttpGetOptions, type ProbeTiming, sleep, tcpSocket } from './pod/probe';
export { type MountOptions, Volume } from './pod/volume';
export {
  claim,
  type ClaimOptions,
  configMap,
  csi,
  downwardAPI,
  type DownwardFiles,
  emptyDir,
  ephemeral,
  fc,
  type FilePath,
  type FormerVolume,
  formerVolume,
  hostPath,
  image,
  iscsi,
  nfs,
  persistentVolumeClaim,
  projected,
  secret,
  volume,
} from './pod/volumes';

// Objects
export { Pod } from './objects/pod';
export { ReplicationController, type ReplicationControllerFields, type ReplicationControllerProps } from './objects/replication-controller';
export { ReplicaSet, type ReplicaSetFields, type ReplicaSetProps } from './objects/replica-set';
export { Deployment, type DeploymentFields, type DeploymentProps } from './objects/deployment';
export { DaemonSet, type DaemonSetFields, type DaemonSetProps } from './objects/daemon-set';
export { StatefulSet, type StatefulSetFields, type StatefulSetProps } from './objects/stateful-set';
export { Job, type JobFields, type JobProps } from './objects/job';
export { CronJob, type CronJobFields, type CronJobProps } from './objects/cron-job';
export { ConfigMap, type ConfigMapProps } from './objects/config-map';
export { Secret, type SecretProps, type SecretType } from './objects/secret';
export { PersistentVolumeClaim, type PersistentVolumeClaimProps } from './objects/persistent-volume-claim';
export { PersistentVolume, type PersistentVolumeProps } from './objects/persistent-volume';
export { StorageClass, type StorageClassProps } from './objects/storage-class';
export { Service, type BackendPort, type ServicePorts, type ServiceProps, type ServicePropsFor } from './objects/service';
export { Ingress, type IngressPaths, type IngressProps, type IngressRule, type IngressTls } from './objects/ingress';
export { IngressClass, type IngressClassProps } from './objects/ingress-class';
export { GatewayClass, type GatewayClassProps } from './objects/gateway-class';
export { Gateway, type GatewayProps } from './objects/gateway';
export { HTTPRoute, type HTTPRouteProps } from './objects/http-route';
export { GRPCRoute, type GRPCRouteProps } from './objects/grpc-route';
export { ReferenceGrant, type ReferenceGrantProps } from './objects/reference-grant';
export { NetworkPolicy, type NetworkPolicyProps } from './objects/network-policy';
export { HorizontalPodAutoscaler, type HorizontalPodAutoscalerProps } from './objects/horizontal-pod-autoscaler';
export { PodDisruptionBudget, type PodDisruptionBudgetProps } from './objects/pod-disruption-budget';
export { ServiceAccount, type ServiceAccountProps } from './objects/service-account';
export { Role, type RoleProps } from './objects/role';
export { ClusterRole, type ClusterRoleProps } from './objects/cluster-role';
export { RoleBinding, type RoleBindingProps } from './objects/role-binding';
export { ClusterRoleBinding, type ClusterRoleBindingProps } from './objects/cluster-role-binding';
export { Namespace, type NamespaceProps } from './objects/namespace';
export { PriorityClass, type PriorityClassProps } from './objects/priority-class';
export { ResourceQuota, type ResourceQuotaProps } from './objects/resource-quota';
export { LimitRange, type LimitRangeProps } from './objects/limit-range';
export { RuntimeClass, type RuntimeClassProps } from './objects/runtime-class';
export { Issuer, type IssuerProps } from './objects/issuer';
export { ClusterIssuer, type ClusterIssuerProps } from './objects/cluster-issuer';
export { Certificate, type CertificateProps } from './objects/certificate';
export { PodMonitor, type PodMonitorProps } from './objects/pod-monitor';
export { ServiceMonitor, type ServiceMonitorProps } from './objects/service-monitor';
export type { ServiceBackend } from './objects/backend';
export type { DataSources } from './objects/data-sources';
export { htpasswd } from './objects/htpasswd';
export type { NginxOptions } from './objects/ingress-nginx';
export type { EgressPeerRule, IngressPeerRule, Peer, PodsSelector } from './objects/network-peer';
export type { Pasted } from './objects/pasted';
export type { PodOrTemplate } from './objects/pod-or-template';
export type { RbacSubject } from './objects/rbac';
export type { ParentRef, RouteBackend, RouteRule } from './objects/route';
export type { PodsFace } from './objects/workload';

// Rules
export { check, type CheckOptions, type Suppression } from './rules/check';
export type { Finding, Severity } from './rules/finding';
export type { ExistingObject } from './rules/manifest-set';

// Synth
export { App, type AppProps } from './synth/app';
export { checked } from './synth/checked';
export { overrule, suppress } from './synth/suppress';
export { SynthError } from './synth/synth-error';

// cdk8s, as it is
export { ApiObject, Chart, type ChartProps, Helm, Include, JsonPatch, Lazy, Size, Testing, YamlOutputType } from 'cdk8s';
