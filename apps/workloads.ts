// The eight workloads, each for the work that it is made for.
import {
  type App,
  Chart,
  claim,
  configure,
  CronJob,
  DaemonSet,
  Deployment,
  emptyDir,
  exec,
  hostPath,
  httpGet,
  Job,
  Namespace,
  Pod,
  type PodProps,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from 'cdk8s-patterns';

export function workloads(app: App): void {
  const chart = new Chart(app, 'workloads', { namespace: 'workloads' });
  // holds for all that is made below: the Pods pass what the namespace enforces, and no container is without a request and a limit
  configure(chart, {
    security: 'restricted',
    container: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } } },
  });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  // Deployment: Pods that are all alike, replaced one by one when anything in `pod` changes
  const web = new Deployment(chart, 'web', {
    replicas: 3,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    pod: {
      securityContext: { runAsUser: 101 }, // the user that the image is made for
      main: {
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: { http: 8080 },
        readinessProbe: httpGet('/', 'http', { periodSeconds: 5 }),
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: { '/tmp': emptyDir('tmp', { sizeLimit: '64Mi' }) },
      },
    },
  });
  web.service({ ports: { http: 80 } }); // Service/web, for the Pods of this Deployment and no others

  // StatefulSet: Pods with a number, each with a DNS name and a claim of its own, wherever it runs
  const shards = new StatefulSet(chart, 'shards', {
    replicas: 3,
    serviceName: 'shards',
    podManagementPolicy: 'Parallel', // the shards know nothing of each other: who calls them chooses one by its name
    pod: {
      securityContext: { runAsUser: 999, runAsGroup: 999, fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' },
      main: {
        image: 'redis:7.4.5-bookworm',
        args: ['--appendonly', 'yes', '--maxmemory', '192mb'],
        ports: { redis: 6379 },
        readinessProbe: exec(['redis-cli', 'ping'], { timeoutSeconds: 2 }),
        resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
        volumeMounts: { '/data': claim({ size: '1Gi' }) },
      },
    },
  });
  shards.service({ clusterIP: 'None' }); // headless: shards-0.shards, shards-1.shards …

  // Job: Pods that end. Four parts of the work, two at a time; each Pod reads its part from JOB_COMPLETION_INDEX
  new Job(chart, 'thumbnails', {
    completionMode: 'Indexed',
    completions: 4,
    parallelism: 2,
    backoffLimit: 3,
    activeDeadlineSeconds: 3600,
    podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] }, // a drained node is no failure
    pod: {
      restartPolicy: 'Never',
      securityContext: { runAsUser: 65534 },
      main: { image: 'ghcr.io/acme/thumbnails:2.3.0', args: ['--parts=4'] },
    },
  });

  // CronJob: the same, at set times
  new CronJob(chart, 'report', {
    schedule: '0 3 * * *',
    timeZone: 'Asia/Seoul', // without it, the time zone of the controller
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 3600, // an hour late is still worth it, after that tomorrow's will do
    job: {
      backoffLimit: 2,
      activeDeadlineSeconds: 7200,
      pod: {
        restartPolicy: 'Never',
        securityContext: { runAsUser: 65534 },
        main: { image: 'ghcr.io/acme/report:1.8.2' },
      },
    },
  });

  // Pod: something to look around with. Nothing brings it back when its node goes: what has to stay is a Deployment
  new Pod(chart, 'toolbox', {
    activeDeadlineSeconds: 8 * 3600,
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 1, // as the first process, `sleep` hears no SIGTERM
    securityContext: { runAsUser: 65534 },
    main: { image: 'busybox:1.37.0', command: ['sleep', 'infinity'] },
  });

  // ReplicaSet: what a Deployment makes; ReplicationController: its ancestor. Neither ever rolls out a change by itself: for where
  // another program decides when
  const echo: PodProps = {
    securityContext: { runAsUser: 65534 },
    main: { image: 'hashicorp/http-echo:1.0.0', args: ['-text=ok'], ports: { http: 5678 }, readinessProbe: httpGet('/health', 'http') },
  };
  new ReplicaSet(chart, 'echo', { replicas: 2, pod: echo });
  new ReplicationController(chart, 'echo-of-2015', { replicas: 2, pod: echo });

  nodes(app);
}

/** DaemonSet: one Pod on every node. It looks into the node, which `restricted` forbids: it lives in a namespace of its own. */
function nodes(app: App): void {
  const chart = new Chart(app, 'workloads-nodes', { namespace: 'workloads-nodes' });
  configure(chart, { security: 'hardened' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });

  new DaemonSet(chart, 'node-exporter', {
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    pod: {
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists' }], // nodes with taints are nodes too
      hostNetwork: true, // it counts the packets and processes of the node, not its own
      hostPID: true,
      securityContext: { runAsNonRoot: true, runAsUser: 65534 },
      main: {
        image: 'quay.io/prometheus/node-exporter:v1.9.1',
        args: ['--path.rootfs=/host'],
        ports: { metrics: 9100 },
        readinessProbe: httpGet('/', 'metrics'),
        resources: { requests: { cpu: '50m', memory: '48Mi' }, limits: { memory: '96Mi' } },
        securityContext: { capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
        volumeMounts: { '/host': hostPath('root', '/').mounted({ readOnly: true, mountPropagation: 'HostToContainer' }) },
      },
    },
  });
}
