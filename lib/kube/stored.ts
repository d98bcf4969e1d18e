// What the API server stores differently from how it was sent, where that makes a second manager of the object conflict.
// Seen on servers of 1.28 and 1.37; test/server/apps.server.ts applies every app as two managers.
import { isPlainObject } from './manifest';

/** Fields of Go's zero-valued kind: the server stores no empty text, no 0 and no false there. By type. */
export const unstoredZeros: Readonly<Record<string, ReadonlySet<string>>> = {
  Container: set('imagePullPolicy restartPolicy stdin stdinOnce terminationMessagePath terminationMessagePolicy tty workingDir image'),
  ContainerPort: set('hostIP hostPort name protocol'),
  EnvVar: set('value'),
  EnvFromSource: set('prefix'),
  PodSpec: set(
    'dnsPolicy hostIPC hostNetwork hostPID hostname nodeName priorityClassName restartPolicy schedulerName serviceAccount serviceAccountName subdomain',
  ),
  Probe: set('failureThreshold initialDelaySeconds periodSeconds successThreshold timeoutSeconds'),
  HTTPGetAction: set('host path scheme'),
  TCPSocketAction: set('host'),
  VolumeMount: set('readOnly subPath subPathExpr'),
  EmptyDirVolumeSource: set('medium'),
  SecretVolumeSource: set('secretName'),
  PersistentVolumeClaimVolumeSource: set('readOnly'),
  NFSVolumeSource: set('readOnly'),
  Toleration: set('effect key operator value'),
  ServiceSpec: set(
    'clusterIP externalName externalTrafficPolicy healthCheckNodePort loadBalancerIP publishNotReadyAddresses sessionAffinity type',
  ),
  ServicePort: set('name nodePort protocol'),
  DeploymentSpec: set('minReadySeconds paused'),
  ReplicaSetSpec: set('minReadySeconds'),
  ReplicationControllerSpec: set('minReadySeconds'),
  DaemonSetSpec: set('minReadySeconds'),
  StatefulSetSpec: set('minReadySeconds podManagementPolicy serviceName'),
  PriorityClass: set('description globalDefault'),
  PersistentVolumeSpec: set('persistentVolumeReclaimPolicy storageClassName'),
  IngressTLS: set('secretName'),
  IngressRule: set('host'),
  HTTPIngressPath: set('path'),
};

type Fields = Record<string, unknown>;

/** What the server fills in inside lists and maps that it treats as one value. By type; completes the fields in place. */
export const atomicDefaults: Readonly<Record<string, (fields: Fields) => void>> = {
  ObjectFieldSelector: defaults({ apiVersion: 'v1' }),
  ResourceFieldSelector: defaults({ divisor: '0' }),
  ServiceAccountTokenProjection: defaults({ expirationSeconds: 3600 }),
  NetworkPolicyPort: defaults({ protocol: 'TCP' }),
  PodFailurePolicyOnPodConditionsPattern: defaults({ status: 'True' }),
  Subject: (subject) => {
    if (subject.kind === 'User' || subject.kind === 'Group') fill(subject, { apiGroup: 'rbac.authorization.k8s.io' });
  },
  // what says nothing is not written
  PodTemplateSpec: withoutEmptyMetadata,
  JobTemplateSpec: withoutEmptyMetadata,
  RoleRef: defaults({ apiGroup: 'rbac.authorization.k8s.io' }),
  // every default that the definitions of the custom kinds have inside a list or map of one value
  GatewaySpecAddresses: defaults({ type: 'IPAddress' }),
  GatewaySpecListenersAllowedRoutesKinds: defaults({ group: 'gateway.networking.k8s.io' }),
  GatewaySpecListenersTlsCertificateRefs: defaults({ group: '', kind: 'Secret' }),
  HTTPRouteSpecParentRefs: defaults({ group: 'gateway.networking.k8s.io', kind: 'Gateway' }),
  HTTPRouteSpecRules: defaults({ matches: [{}] }),
  HTTPRouteSpecRulesMatches: defaults({ path: {} }),
  HTTPRouteSpecRulesMatchesPath: defaults({ type: 'PathPrefix', value: '/' }),
  HTTPRouteSpecRulesMatchesHeaders: defaults({ type: 'Exact' }),
  HTTPRouteSpecRulesMatchesQueryParams: defaults({ type: 'Exact' }),
  HTTPRouteSpecRulesBackendRefs: defaults({ group: '', kind: 'Service', weight: 1 }),
  HTTPRouteSpecRulesBackendRefsFiltersCors: defaults({ maxAge: 5 }),
  HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorBackendRef: defaults({ group: '', kind: 'Service' }),
  HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorFraction: defaults({ denominator: 100 }),
  HTTPRouteSpecRulesBackendRefsFiltersRequestRedirect: defaults({ statusCode: 302 }),
  GRPCRouteSpecRulesMatchesHeaders: defaults({ type: 'Exact' }),
  GRPCRouteSpecRulesMatchesMethod: defaults({ type: 'Exact' }),
  GRPCRouteSpecRulesBackendRefs: defaults({ group: '', kind: 'Service', weight: 1 }),
  IssuerSpecAcmeSolversHttp01GatewayHTTPRouteParentRefs: defaults({ group: 'gateway.networking.k8s.io', kind: 'Gateway' }),
  PodMonitorSpecPodMetricsEndpointsMetricRelabelings: defaults({ action: 'replace' }),
};

function withoutEmptyMetadata(fields: Fields): void {
  const { metadata } = fields;
  if (isPlainObject(metadata) && Object.values(metadata).every((value) => value === undefined || value === null)) delete fields.metadata;
}

function defaults(values: Fields): (fields: Fields) => void {
  return (fields) => fill(fields, values);
}

function fill(fields: Fields, values: Fields): void {
  for (const [key, value] of Object.entries(values)) fields[key] ??= value;
}

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
