// The front door: everything that users import, by room.

// What Kubernetes says
export type * as k8s from './kube/wire';
export type { Quantity } from './kube/wire';
export type { Manifest, ObjectId } from './kube/manifest';
export type { Existing, ExistingOptions, NameRef, NeighbourRef, ObjectRef, Ref } from './kube/reference';
export { emit } from './kube/yaml-emit';
export { parseManifests, YamlError } from './kube/yaml-parse';

// What a scope says
export {
  type Companions,
  configure,
  type ContainerDefaults,
  type Monitor,
  type PodDefaults,
  type RestartOnChange,
  type Security,
  type Settings,
} from './context';

// Pods
export type { AdapterProps, AmbassadorProps, InitContainerProps, SidecarProps } from './pod/companion';
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
export { selfAware } from './pod/self-aware';
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
export { Service, type BackendPort, type ServiceProps, type ServicePropsFor, type UrlOptions } from './objects/service';
export type { ServicePorts } from './objects/service-ports';
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
export type { AutoscaleProps } from './objects/autoscaling';
export type { ServiceBackend } from './objects/backend';
export type { DataSources } from './objects/data-sources';
export { htpasswd } from './objects/htpasswd';
export { spreading, type SpreadOptions, type SpreadOver } from './objects/spreading';
export type { NginxOptions } from './objects/ingress-nginx';
export type { EgressPeerRule, IngressPeerRule, Peer, PodsSelector } from './objects/network-peer';
export type { Pasted } from './objects/pasted';
export type { PodOrTemplate } from './objects/pod-or-template';
export type { RbacSubject } from './objects/rbac';
export type { ParentRef, RouteBackend, RouteRule } from './objects/route';
export { daily, every, hourly, type Interval, monthly, type TimeOfDay, type Weekday, weekly } from './objects/schedule';
export type { StatelessFields } from './objects/stateless';
export type { PodsFace } from './objects/workload';

// Companions, ready-made
export { authProxy, type AuthProxyProps } from './companions/auth-proxy';
export { cloudSqlProxy, type CloudSqlProxyProps } from './companions/cloud-sql-proxy';
export { configReload, type ConfigReloadProps } from './companions/config-reload';
export type { GitProps } from './companions/git-access';
export { gitClone } from './companions/git-clone';
export { gitSync, type GitSyncProps } from './companions/git-sync';
export { logCollector, type LogCollectorProps } from './companions/log-collector';
export type { LogService } from './companions/log-output';
export { logShipper, type LogShipperProps } from './companions/log-shipper';
export { migrate, type MigrateProps } from './companions/migrate';
export { mysqlExporter, type MysqlExporterProps } from './companions/mysql-exporter';
export { nodeExporter } from './companions/node-exporter';
export { postgresExporter, type PostgresExporterProps } from './companions/postgres-exporter';
export { redisExporter, type RedisExporterProps } from './companions/redis-exporter';
export { redisProxy, type RedisProxyProps } from './companions/redis-proxy';
export { s3Transfer, type S3TransferProps } from './companions/s3-transfer';
export { statsdExporter, type StatsdExporterProps } from './companions/statsd-exporter';
export { tcpProxy, type TcpProxyProps } from './companions/tcp-proxy';
export { waitFor, type WaitForProps } from './companions/wait-for';

// Patterns
export { AdapterPod, type AdapterPodProps } from './patterns/adapter-pod';
export { AmbassadorPod, type AmbassadorPodProps } from './patterns/ambassador-pod';
export { BatchCron, type BatchCronFields, type BatchCronProps } from './patterns/batch-cron';
export { BatchJob, type BatchJobFields, type BatchJobProps } from './patterns/batch-job';
export { Configuration, type ConfigurationProps } from './patterns/configuration';
export { InitPod, type InitPodProps } from './patterns/init-pod';
export { type Allowed, NetworkSegment, type NetworkSegmentProps, type SegmentPeer } from './patterns/network-segment';
export { NodeDaemon, type NodeDaemonFields, type NodeDaemonProps } from './patterns/node-daemon';
export { type NodeLabels, placement, type Placement, type PlacementProps } from './patterns/placement';
export { SelfAwarePod } from './patterns/self-aware-pod';
export { ServiceDiscovery, type ServiceDiscoveryProps } from './patterns/service-discovery';
export { SidecarPod, type SidecarPodProps } from './patterns/sidecar-pod';
export { Singleton, type SingletonFields, type SingletonProps } from './patterns/singleton';
export { StatelessService, type StatelessServiceFields, type StatelessServiceProps } from './patterns/stateless-service';
export { TlsCertificate, type TlsCertificateProps } from './patterns/tls-certificate';
export { WebService, type WebServiceFields, type WebServiceProps } from './patterns/web-service';

// Engines of StatefulDatabase
export type { Engine, EngineProps } from './engines/engine';
export { mariadb, type MariadbProps } from './engines/mariadb';
export { mongodb } from './engines/mongodb';
export { mysql, type MysqlProps } from './engines/mysql';
export { postgresql, type PostgresqlProps } from './engines/postgresql';
export { redis } from './engines/redis';
export { StatefulDatabase, type StatefulDatabaseProps } from './patterns/stateful-database';

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
