// Policy: what a team may use and do, how its Pods are scaled and kept up, and which of them go first.
import {
  type App,
  Chart,
  ClusterRole,
  ClusterRoleBinding,
  configure,
  Deployment,
  HorizontalPodAutoscaler,
  httpGet,
  LimitRange,
  Namespace,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
  Role,
  RoleBinding,
  RuntimeClass,
  ServiceAccount,
} from 'cdk8s-patterns';

export function policy(app: App): void {
  const chart = new Chart(app, 'policy', { namespace: 'policy' });
  configure(chart, { security: 'restricted' });
  room(chart);

  // Classes are there for the whole cluster, and before the Pods that name them
  const critical = new PriorityClass(chart, 'policy-critical', {
    value: 100_000,
    description: 'Serves customers: takes the place of Pods with less, when there is none.',
  });
  const sandboxed = new RuntimeClass(chart, 'policy-gvisor', { handler: 'runsc', overhead: { podFixed: { cpu: '50m', memory: '64Mi' } } });

  const account = permissions(chart);
  const api = new Deployment(chart, 'api', {
    // no `replicas`: the autoscaler owns the number
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    pod: {
      serviceAccountName: account,
      automountServiceAccountToken: true, // it reads the API, so it gets a token
      priorityClassName: critical,
      runtimeClassName: sandboxed,
      securityContext: { runAsUser: 10001 },
      main: {
        image: 'ghcr.io/acme/api:3.1.0',
        ports: { http: 8080 },
        readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      },
    },
  });

  // 70 % of what the main container requests; a sidecar would not count. Below the workload, it bears its name
  new HorizontalPodAutoscaler(api, 'HorizontalPodAutoscaler', {
    scaleTargetRef: api,
    minReplicas: 3,
    maxReplicas: 10,
    metrics: [
      {
        type: 'ContainerResource',
        containerResource: { container: 'main', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ],
    behavior: { scaleDown: { stabilizationWindowSeconds: 600 } },
  });
  // one at a time when nodes are drained; Pods that are broken anyway do not hold a drain up
  new PodDisruptionBudget(api, 'PodDisruptionBudget', { selector: api, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
}

/** The namespace, and how much of the cluster fits in. */
function room(chart: Chart): void {
  new Namespace(chart, 'namespace', {
    metadata: {
      labels: {
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  });
  new ResourceQuota(chart, 'quota', { hard: { 'requests.cpu': '8', 'requests.memory': '16Gi', 'limits.memory': '32Gi', pods: '100' } });
  // with a quota, a container without request and limit is refused: here are some for those that say none
  new LimitRange(chart, 'defaults', {
    limits: [
      {
        type: 'Container',
        defaultRequest: { cpu: '50m', memory: '64Mi' },
        default: { memory: '128Mi' },
        max: { memory: '4Gi' },
      },
    ],
  });
}

/** What the Pods may do in their namespace, what they may see of the cluster, and what people may. */
function permissions(chart: Chart): ServiceAccount {
  const account = new ServiceAccount(chart, 'api-account', { automountServiceAccountToken: false });
  const leader = new Role(chart, 'elect-leader', {
    rules: [
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['api'], verbs: ['get', 'update', 'patch'] },
    ],
  });
  new RoleBinding(leader, 'RoleBinding', { roleRef: leader, subjects: [account] });

  const nodeReader = new ClusterRole(chart, 'policy-read-nodes', {
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] }],
  });
  new ClusterRoleBinding(nodeReader, 'ClusterRoleBinding', { roleRef: nodeReader, subjects: [account] });

  // a ClusterRole that every cluster has, in this namespace only
  new RoleBinding(chart, 'developers', {
    roleRef: ClusterRole.existing('view'),
    subjects: [{ kind: 'Group', name: 'developers', apiGroup: 'rbac.authorization.k8s.io' }],
  });
  return account;
}
