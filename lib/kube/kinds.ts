// The kinds of this library, one row each: what the API server calls them and where their pods are.

/** The rule that a kind's `metadata.name` must follow; each is a grammar of `names.ts`. */
export type NameRule = 'subdomain' | 'label' | 'dns1035-label' | 'path-segment';

/** What is known of a kind before any manifest of it is seen. */
export interface Kind {
  /** Group and version as manifests write it. */
  readonly apiVersion: string;
  /** Whether its objects live in a namespace. */
  readonly namespaced: boolean;
  /** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
  readonly nameRule: NameRule;
  /** The minor version from which the name may be any DNS label. */
  readonly labelSince?: number;
  /** The longest name with which it and what its controller makes of it can exist. */
  readonly longestName: number;
  /** The path of its pod template (of the Pod itself: empty), if it has one. */
  readonly template?: string;
}

const row = (apiVersion: string, nameRule: NameRule, more: Partial<Kind> = {}): Kind => ({
  apiVersion,
  namespaced: true,
  nameRule,
  longestName: nameRule === 'label' || nameRule === 'dns1035-label' ? 63 : 253,
  ...more,
});
const clusterWide = { namespaced: false };

/** Every kind that has types, a field table and a class here. Adding a kind starts with its row. */
export const kinds = {
  Pod: row('v1', 'subdomain', { template: '' }),
  ReplicationController: row('v1', 'subdomain', { template: 'spec.template' }),
  ReplicaSet: row('apps/v1', 'subdomain', { template: 'spec.template' }),
  Deployment: row('apps/v1', 'subdomain', { template: 'spec.template' }),
  DaemonSet: row('apps/v1', 'subdomain', { template: 'spec.template' }),
  StatefulSet: row('apps/v1', 'label', { template: 'spec.template' }),
  Job: row('batch/v1', 'subdomain', { template: 'spec.template' }),
  CronJob: row('batch/v1', 'subdomain', { template: 'spec.jobTemplate.spec.template', longestName: 52 }),

  ConfigMap: row('v1', 'subdomain'),
  Secret: row('v1', 'subdomain'),
  PersistentVolumeClaim: row('v1', 'subdomain'),
  PersistentVolume: row('v1', 'subdomain', clusterWide),
  StorageClass: row('storage.k8s.io/v1', 'subdomain', clusterWide),

  Service: row('v1', 'dns1035-label', { labelSince: 36 }),
  Ingress: row('networking.k8s.io/v1', 'subdomain'),
  IngressClass: row('networking.k8s.io/v1', 'subdomain', clusterWide),
  NetworkPolicy: row('networking.k8s.io/v1', 'subdomain'),
  GatewayClass: row('gateway.networking.k8s.io/v1', 'subdomain', clusterWide),
  Gateway: row('gateway.networking.k8s.io/v1', 'subdomain'),
  HTTPRoute: row('gateway.networking.k8s.io/v1', 'subdomain'),
  GRPCRoute: row('gateway.networking.k8s.io/v1', 'subdomain'),
  ReferenceGrant: row('gateway.networking.k8s.io/v1', 'subdomain'),

  HorizontalPodAutoscaler: row('autoscaling/v2', 'subdomain'),
  PodDisruptionBudget: row('policy/v1', 'path-segment'),

  ServiceAccount: row('v1', 'subdomain'),
  Role: row('rbac.authorization.k8s.io/v1', 'path-segment'),
  ClusterRole: row('rbac.authorization.k8s.io/v1', 'path-segment', clusterWide),
  RoleBinding: row('rbac.authorization.k8s.io/v1', 'path-segment'),
  ClusterRoleBinding: row('rbac.authorization.k8s.io/v1', 'path-segment', clusterWide),
  Namespace: row('v1', 'label', clusterWide),
  PriorityClass: row('scheduling.k8s.io/v1', 'subdomain', clusterWide),
  ResourceQuota: row('v1', 'subdomain'),
  LimitRange: row('v1', 'subdomain'),
  RuntimeClass: row('node.k8s.io/v1', 'subdomain', clusterWide),

  Issuer: row('cert-manager.io/v1', 'subdomain'),
  ClusterIssuer: row('cert-manager.io/v1', 'subdomain', clusterWide),
  Certificate: row('cert-manager.io/v1', 'subdomain'),
  PodMonitor: row('monitoring.coreos.com/v1', 'subdomain'),
  ServiceMonitor: row('monitoring.coreos.com/v1', 'subdomain'),
} as const satisfies Record<string, Kind>;

/** The name of a kind of this library. */
export type KindName = keyof typeof kinds;
