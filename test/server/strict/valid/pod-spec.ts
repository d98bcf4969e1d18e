// Pod specs that together use most of what a pod can say.

type Fields = Record<string, unknown>;

/** What newer versions know beside it, by the minor version that began to validate it. */
const NEWER: readonly { since: number; container?: Fields; pod?: Fields; volumes?: readonly Fields[] }[] = [
  {
    since: 30,
    container: { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
    pod: { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
  },
  {
    since: 34,
    pod: {
      hostUsers: true,
      resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '4' } },
      resourceClaims: [{ name: 'gpu', resourceClaimName: 'one-gpu' }],
    },
  },
  { since: 35, volumes: [{ name: 'weights', image: { reference: 'models/tiny:1', pullPolicy: 'IfNotPresent' } }] },
  {
    since: 37,
    volumes: [{ name: 'trust', projected: { sources: [{ clusterTrustBundle: { name: 'roots', path: 'roots.pem', optional: true } }] } }],
  },
];

/** A pod spec with nearly everything in it, for a minor version. */
export function richPodSpec(minor: number): Fields {
  const newer = NEWER.filter(({ since }) => minor >= since);
  return Object.assign({}, ...newer.map(({ pod }) => pod), {
    containers: [
      Object.assign(richContainer(), ...newer.map(({ container }) => container)),
      { name: 'beside', image: 'busybox:1', command: ['sleep'], args: ['9'] },
    ],
    initContainers: [{ name: 'first', image: 'busybox:1', env: [{ name: 'A', value: 'b' }], resources: { limits: { memory: '64Mi' } } }],
    volumes: [...VOLUMES, ...newer.flatMap(({ volumes }) => volumes ?? [])],
    affinity: AFFINITY,
    automountServiceAccountToken: false,
    dnsConfig: { nameservers: ['10.0.0.10'], options: [{ name: 'ndots', value: '2' }], searches: ['example.com'] },
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: false,
    hostAliases: [{ ip: '10.1.2.3', hostnames: ['db'] }],
    hostname: 'here',
    subdomain: 'there',
    imagePullSecrets: [{ name: 'registry' }],
    nodeSelector: { disk: 'ssd' },
    readinessGates: [{ conditionType: 'example.com/ready' }],
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: 1000,
      runAsNonRoot: true,
      runAsUser: 1000,
      supplementalGroups: [1000, 2000],
      seLinuxOptions: { level: 's0', role: 'r', type: 't', user: 'u' },
      seccompProfile: { type: 'Localhost', localhostProfile: 'p.json' },
      sysctls: [{ name: 'net.core.somaxconn', value: '1024' }],
      ...(newer.find(({ pod }) => pod?.securityContext)?.pod?.securityContext as Fields | undefined),
    },
    serviceAccountName: 'app',
    setHostnameAsFQDN: false,
    shareProcessNamespace: true,
    terminationGracePeriodSeconds: 30,
    tolerations: [
      { key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' },
      { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
    ],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
        minDomains: 2,
        nodeAffinityPolicy: 'Honor',
        nodeTaintsPolicy: 'Ignore',
        matchLabelKeys: ['rev'],
      },
    ],
  });
}

/** The least that a pod spec can be. */
export const leastPodSpec = (): Fields => ({ containers: [{ name: 'main', image: 'nginx:1' }] });

function richContainer(): Fields {
  return {
    name: 'main',
    image: 'nginx:1.25',
    imagePullPolicy: 'IfNotPresent',
    command: ['nginx'],
    args: ['-g', 'daemon off;'],
    workingDir: '/srv',
    env: [
      { name: 'PLAIN', value: 'text' },
      { name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
      { name: 'CPU', valueFrom: { resourceFieldRef: { containerName: 'main', resource: 'limits.cpu', divisor: '1m' } } },
      { name: 'FROM_MAP', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a', optional: true } } },
      { name: 'FROM_SECRET', valueFrom: { secretKeyRef: { name: 'keys', key: 'b' } } },
    ],
    envFrom: [{ prefix: 'P_', configMapRef: { name: 'settings', optional: true } }, { secretRef: { name: 'keys' } }],
    ports: [
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'dns', containerPort: 53, protocol: 'UDP', hostPort: 5353, hostIP: '127.0.0.1' },
    ],
    livenessProbe: {
      httpGet: { path: '/', port: 'http', host: 'localhost', scheme: 'HTTP', httpHeaders: [{ name: 'X-Probe', value: 'yes' }] },
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 3,
      terminationGracePeriodSeconds: 9,
    },
    readinessProbe: { tcpSocket: { port: 8080, host: 'localhost' }, initialDelaySeconds: 1, successThreshold: 2 },
    startupProbe: { grpc: { port: 8080, service: 'health' } },
    lifecycle: { postStart: { exec: { command: ['true'] } }, preStop: { httpGet: { port: 8080, path: '/bye' } } },
    resources: { requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' }, limits: { cpu: 1, memory: '1Gi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
      privileged: false,
      procMount: 'Default',
      readOnlyRootFilesystem: true,
      runAsGroup: 1,
      runAsNonRoot: true,
      runAsUser: 1,
      seccompProfile: { type: 'RuntimeDefault' },
      seLinuxOptions: { level: 's0' },
      windowsOptions: { runAsUserName: 'app' },
    },
    stdin: true,
    stdinOnce: false,
    tty: true,
    terminationMessagePath: '/dev/log',
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'empty', mountPath: '/empty', mountPropagation: 'HostToContainer', subPath: 'x' },
      { name: 'config', mountPath: '/config', readOnly: true, subPathExpr: '$(PLAIN)' },
    ],
    volumeDevices: [{ name: 'claim', devicePath: '/dev/x' }],
  };
}

const labelSelector = { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }] };
const node = {
  matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }],
  matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['n1'] }],
};
const podTerm = {
  labelSelector,
  topologyKey: 'kubernetes.io/hostname',
  namespaceSelector: { matchLabels: { team: 'x' } },
  namespaces: ['other'],
};
const AFFINITY = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [node] },
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, preference: node }],
  },
  podAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [podTerm],
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: podTerm }],
  },
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [podTerm],
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: podTerm }],
  },
};

const items = [{ key: 'a', path: 'a.txt', mode: 0o400 }];
const downward = [
  { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
  { path: 'cpu', mode: 0o444, resourceFieldRef: { containerName: 'main', resource: 'requests.cpu', divisor: '1m' } },
];
/** One of every kind of volume. */
const VOLUMES: readonly Fields[] = [
  { name: 'empty', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
  { name: 'config', configMap: { name: 'settings', defaultMode: 0o644, items, optional: true } },
  { name: 'secret', secret: { secretName: 'keys', defaultMode: 0o600, items, optional: false } },
  { name: 'claim', persistentVolumeClaim: { claimName: 'data', readOnly: true } },
  { name: 'host', hostPath: { path: '/var/log', type: 'Directory' } },
  { name: 'downward', downwardAPI: { defaultMode: 0o644, items: downward } },
  {
    name: 'projected',
    projected: {
      defaultMode: 0o644,
      sources: [
        { configMap: { name: 'settings', items } },
        { secret: { name: 'keys', items: [{ key: 'b', path: 'b.txt' }], optional: true } },
        { downwardAPI: { items: downward } },
        { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 3600 } },
      ],
    },
  },
  {
    name: 'ephemeral',
    ephemeral: {
      volumeClaimTemplate: {
        metadata: { labels: { a: 'b' } },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
          storageClassName: 'fast',
          volumeMode: 'Filesystem',
        },
      },
    },
  },
  {
    name: 'csi',
    csi: {
      driver: 'csi.example.com',
      fsType: 'ext4',
      readOnly: true,
      volumeAttributes: { a: 'b' },
      nodePublishSecretRef: { name: 'keys' },
    },
  },
  { name: 'nfs', nfs: { server: 'nfs', path: '/x', readOnly: true } },
  {
    name: 'iscsi',
    iscsi: {
      targetPortal: '10.0.0.1:3260',
      iqn: 'iqn.2001-04.com.example:s',
      lun: 1,
      fsType: 'ext4',
      chapAuthSession: true,
      secretRef: { name: 'keys' },
      initiatorName: 'iqn.2001-04.com.example:i',
      portals: ['10.0.0.2'],
    },
  },
  { name: 'fc', fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2, fsType: 'ext4' } },
  { name: 'ebs', awsElasticBlockStore: { volumeID: 'vol-1', fsType: 'ext4', partition: 1 } },
  { name: 'gce', gcePersistentDisk: { pdName: 'disk', partition: 1, readOnly: true } },
  {
    name: 'azuredisk',
    azureDisk: { diskName: 'd', diskURI: 'https://blob/d.vhd', cachingMode: 'ReadOnly', kind: 'Shared', fsType: 'ext4' },
  },
  { name: 'azurefile', azureFile: { secretName: 's', shareName: 'x' } },
  { name: 'cephfs', cephfs: { monitors: ['10.0.0.1:6789'], path: '/x', user: 'admin', secretFile: '/etc/s', secretRef: { name: 'keys' } } },
  { name: 'cinder', cinder: { volumeID: 'v', fsType: 'ext4', secretRef: { name: 'keys' } } },
  { name: 'flex', flexVolume: { driver: 'example.com/flex', options: { a: 'b' }, secretRef: { name: 'keys' } } },
  { name: 'flocker', flocker: { datasetName: 'x' } },
  { name: 'gitrepo', gitRepo: { repository: 'https://git/x', revision: 'main', directory: 'x' } },
  { name: 'gluster', glusterfs: { endpoints: 'e', path: 'p' } },
  { name: 'photon', photonPersistentDisk: { pdID: 'x', fsType: 'ext4' } },
  { name: 'portworx', portworxVolume: { volumeID: 'x' } },
  { name: 'quobyte', quobyte: { registry: 'r:1', volume: 'v', user: 'u' } },
  {
    name: 'rbd',
    rbd: { monitors: ['10.0.0.1:6789'], image: 'i', pool: 'p', keyring: '/etc/k', user: 'admin', secretRef: { name: 'keys' } },
  },
  {
    name: 'scaleio',
    scaleIO: { gateway: 'https://g', system: 's', secretRef: { name: 'keys' }, volumeName: 'v', storageMode: 'ThinProvisioned' },
  },
  { name: 'storageos', storageos: { volumeName: 'v', volumeNamespace: 'n', secretRef: { name: 'keys' } } },
  { name: 'vsphere', vsphereVolume: { volumePath: '[ds] v', fsType: 'ext4', storagePolicyName: 'gold' } },
];
