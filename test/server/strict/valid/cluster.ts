// Valid autoscalers, budgets, access, namespaces, quotas and classes.
import type { Manifest } from '../../../../lib/kube/manifest';

/** Valid manifests of every kind that governs workloads. */
export function cluster(): Manifest[] {
  const metadata = { name: 'web', labels: { app: 'web' } };
  const selector = { matchLabels: { app: 'web' } };
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const metric = { name: 'requests', selector };
  const rules = [{ apiGroups: ['', 'apps'], resources: ['pods', 'deployments'], verbs: ['get', 'list'], resourceNames: ['web'] }];
  const rbac = (kind: string, fields: Record<string, unknown>): Manifest => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata,
    ...fields,
  });
  const subjects = [
    { kind: 'ServiceAccount', name: 'app', namespace: 'default' },
    { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'team' },
  ];
  return [
    { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec: { scaleTargetRef, maxReplicas: 3 } },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef,
        minReplicas: 1,
        maxReplicas: 9,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
          {
            type: 'ContainerResource',
            containerResource: { name: 'memory', container: 'main', target: { type: 'AverageValue', averageValue: '100Mi' } },
          },
          { type: 'Pods', pods: { metric, target: { type: 'AverageValue', averageValue: '1k' } } },
          {
            type: 'Object',
            object: { metric, describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' }, target: { type: 'Value', value: 10 } },
          },
          { type: 'External', external: { metric, target: { type: 'Value', value: '1500m' } } },
        ],
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] },
          scaleDown: { stabilizationWindowSeconds: 60, selectPolicy: 'Min', policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
        },
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { selector, minAvailable: '50%', unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { selector: {}, maxUnavailable: 1 } },

    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'registry' }],
      secrets: [{ name: 'keys' }],
    },
    rbac('Role', { rules }),
    rbac('ClusterRole', { rules: [...rules, { nonResourceURLs: ['/healthz'], verbs: ['get'] }] }),
    rbac('ClusterRole', { rules: [], aggregationRule: { clusterRoleSelectors: [selector] } }),
    rbac('RoleBinding', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' }, subjects }),
    rbac('ClusterRoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [...subjects, { kind: 'User', name: 'eve' }],
    }),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { ...metadata, name: 'team' }, spec: { finalizers: ['kubernetes'] } },
    {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata,
      value: 1000,
      globalDefault: false,
      description: 'text',
      preemptionPolicy: 'Never',
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      spec: { hard: { pods: 10, 'requests.cpu': '4', 'limits.memory': '8Gi' }, scopes: ['NotTerminating'] },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      spec: {
        hard: { pods: '10' },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata,
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '1' },
            defaultRequest: { cpu: '500m' },
            min: { cpu: '100m' },
            max: { cpu: 2 },
            maxLimitRequestRatio: { cpu: 4 },
          },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '9Gi' } },
        ],
      },
    },
    {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata,
      handler: 'kata',
      overhead: { podFixed: { cpu: '100m', memory: '64Mi' } },
      scheduling: { nodeSelector: { kata: 'yes' }, tolerations: [{ key: 'kata', operator: 'Exists', effect: 'NoSchedule' }] },
    },
  ];
}
