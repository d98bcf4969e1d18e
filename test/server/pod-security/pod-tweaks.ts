// What Pods have that the Pod Security Standards look at: one change of a Pod each, which servers take otherwise.

export interface PodTweak {
  readonly what: string;
  readonly tweak: (pod: any) => void;
  /** The servers' minor versions whose validation takes it. */
  readonly since?: number;
  readonly until?: number;
}

const merged = (into: any, fields: object): void => {
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) merged((into[key] ??= {}), value as object);
    else into[key] = value;
  }
};
const row = (what: string, tweak: (pod: any) => void, more: Partial<PodTweak> = {}): PodTweak => ({ what, tweak, ...more });
const spec = (fields: object, more?: Partial<PodTweak>): PodTweak => row(`spec ${text(fields)}`, (pod) => merged(pod.spec, fields), more);
const ofPod = (context: object, more?: Partial<PodTweak>): PodTweak =>
  row(`the Pod's ${text(context)}`, (pod) => merged(pod.spec, { securityContext: context }), more);
const ofMain = (context: object, more?: Partial<PodTweak>): PodTweak =>
  row(`a container's ${text(context)}`, (pod) => merged(pod.spec.containers[0], { securityContext: context }), more);
const ofFirst = (context: object, more?: Partial<PodTweak>): PodTweak =>
  row(`an init container's ${text(context)}`, (pod) => merged(pod.spec.initContainers[0], { securityContext: context }), more);
const ofAll = (context: object): PodTweak =>
  row(`every container's ${text(context)}`, ({ spec: { initContainers, containers } }) => {
    for (const one of [...initContainers, ...containers]) merged(one, { securityContext: context });
  });
const main = (fields: object): PodTweak => row(`a container's ${text(fields)}`, (pod) => merged(pod.spec.containers[0], fields));
const annotated = (key: string, value: string, more?: Partial<PodTweak>): PodTweak =>
  row(`${key}: ${value}`, (pod) => merged(pod.metadata, { annotations: { [key]: value } }), more);
const volume = (source: object): PodTweak =>
  row(`volume ${text(source)}`, (pod) => (pod.spec.volumes ??= []).push({ name: `v${pod.spec.volumes.length}`, ...source }));
const text = (fields: object): string => JSON.stringify(fields);

const sysctls = (...names: string[]): PodTweak => ofPod({ sysctls: names.map((name) => ({ name, value: '1' })) });
const web = { httpGet: { port: 80, host: '10.0.0.1' } };
const raw = { tcpSocket: { port: 80, host: 'db.example.com' } };
const userNamespace = (pod: any): void => merged(pod.spec, { hostUsers: false });
const windows = (pod: any): void => {
  const { initContainers, containers } = pod.spec;
  merged(pod.spec, { os: { name: 'windows' } });
  pod.spec.securityContext = { runAsNonRoot: true };
  for (const one of [...initContainers, ...containers]) delete one.securityContext;
};

export const podTweaks: readonly PodTweak[] = [
  row('nothing more', () => undefined),
  spec({ hostNetwork: true }),
  spec({ hostPID: true }),
  spec({ hostIPC: true }),
  spec({ hostPID: false, hostIPC: false, hostNetwork: false }),
  row('privileged', (pod) => {
    pod.spec.containers[0].securityContext = { privileged: true };
  }),
  ofMain({ privileged: false }),
  ofMain({ allowPrivilegeEscalation: true }),
  ofFirst({ allowPrivilegeEscalation: true }),
  ofMain({ allowPrivilegeEscalation: null }),
  ofMain({ capabilities: { add: ['NET_BIND_SERVICE'] } }),
  ofMain({ capabilities: { add: ['CHOWN', 'KILL'] } }),
  ofMain({ capabilities: { add: ['SYS_TIME', 'NET_RAW'] } }),
  ofFirst({ capabilities: { add: ['NET_ADMIN'] } }),
  ofMain({ capabilities: { drop: ['NET_RAW'] } }),
  ofMain({ capabilities: { drop: ['all'] } }),
  ofMain({ capabilities: { drop: ['KILL', 'ALL'] } }),
  ofFirst({ capabilities: { drop: null } }),
  main({ ports: [{ containerPort: 80 }] }),
  main({ ports: [{ containerPort: 80, hostPort: 80 }] }),
  main({ ports: [{ containerPort: 80, hostPort: 0 }] }),
  main({ livenessProbe: web }),
  main({ readinessProbe: raw }),
  main({ startupProbe: { httpGet: { port: 80, host: '' } } }),
  main({ lifecycle: { preStop: web } }),
  main({ lifecycle: { postStart: raw } }),
  volume({ hostPath: { path: '/var/log' } }),
  volume({ nfs: { server: 'files', path: '/' } }),
  volume({ iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:a', lun: 0 } }),
  volume({ emptyDir: {} }),
  volume({}),
  volume({ configMap: { name: 'a' } }),
  volume({ secret: { secretName: 'a' } }),
  volume({ projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }),
  volume({ downwardAPI: { items: [] } }),
  volume({ persistentVolumeClaim: { claimName: 'a' } }),
  volume({ csi: { driver: 'secrets-store.csi.k8s.io' } }),
  volume({ flexVolume: { driver: 'example.com/lvm' } }),
  volume({ rbd: { monitors: ['10.0.0.1'], image: 'a' } }),
  volume({ cephfs: { monitors: ['10.0.0.1'] } }),
  volume({ fc: { targetWWNs: ['500a0982991b8dc5'], lun: 0 } }),
  volume({ azureFile: { secretName: 'a', shareName: 'b' } }),
  volume({ storageos: { volumeName: 'a', volumeNamespace: 'b' } }),
  volume({ scaleIO: { gateway: 'a', system: 'b', secretRef: { name: 'c' }, volumeName: 'd' } }),
  row('an image volume', (pod) => (pod.spec.volumes ??= []).push({ name: 'image', image: { reference: 'quay.io/a:1' } }), { since: 35 }),
  annotated('container.apparmor.security.beta.kubernetes.io/main', 'runtime/default'),
  annotated('container.apparmor.security.beta.kubernetes.io/main', 'localhost/mine'),
  annotated('container.apparmor.security.beta.kubernetes.io/main', 'unconfined'),
  annotated('container.apparmor.security.beta.kubernetes.io/first', 'unconfined'),
  annotated('seccomp.security.alpha.kubernetes.io/pod', 'runtime/default'),
  annotated('seccomp.security.alpha.kubernetes.io/pod', 'unconfined'),
  annotated('container.seccomp.security.alpha.kubernetes.io/main', 'unconfined'),
  annotated('container.seccomp.security.alpha.kubernetes.io/other', 'unconfined'),
  ofPod({ appArmorProfile: { type: 'Unconfined' } }),
  ofPod({ appArmorProfile: { type: 'RuntimeDefault' } }),
  ofMain({ appArmorProfile: { type: 'Unconfined' } }),
  ofMain({ appArmorProfile: { type: 'Localhost', localhostProfile: 'mine' } }),
  ofPod({ seccompProfile: { type: 'Unconfined' } }),
  ofPod({ seccompProfile: { type: 'Localhost', localhostProfile: 'mine.json' } }),
  ofPod({ seccompProfile: null }),
  ofMain({ seccompProfile: { type: 'Unconfined' } }),
  ofFirst({ seccompProfile: { type: 'RuntimeDefault' } }),
  ofAll({ seccompProfile: { type: 'RuntimeDefault' } }),
  ofPod({ seLinuxOptions: { type: 'container_t' } }),
  ofPod({ seLinuxOptions: { type: 'container_engine_t' } }),
  ofPod({ seLinuxOptions: { type: 'spc_t', user: 'system_u', role: 'system_r' } }),
  ofPod({ seLinuxOptions: { level: 's0:c1' } }),
  ofMain({ seLinuxOptions: { user: 'system_u' } }),
  ofFirst({ seLinuxOptions: { role: 'system_r', type: '' } }),
  ofMain({ procMount: 'Default' }),
  row('an unmasked /proc', (pod) => merged(pod.spec.containers[0], { securityContext: { procMount: 'Unmasked' } }), { until: 29 }),
  row('an unmasked /proc in a user namespace', (pod) => {
    userNamespace(pod);
    merged(pod.spec.containers[0], { securityContext: { procMount: 'Unmasked' } });
  }),
  row('a user namespace', userNamespace),
  row('root in a user namespace', (pod) => {
    userNamespace(pod);
    merged(pod.spec, { securityContext: { runAsUser: 0, runAsNonRoot: false } });
  }),
  sysctls('kernel.shm_rmid_forced', 'net.ipv4.tcp_syncookies'),
  sysctls('net.ipv4.ip_local_reserved_ports'),
  sysctls('net.ipv4.tcp_keepalive_time'),
  sysctls('net.ipv4.tcp_rmem'),
  sysctls('net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle'),
  sysctls('net.core.somaxconn'),
  ofPod({ runAsNonRoot: false }),
  ofPod({ runAsNonRoot: null }),
  ofMain({ runAsNonRoot: false }),
  ofMain({ runAsNonRoot: true }),
  ofAll({ runAsNonRoot: true }),
  ofPod({ runAsUser: 0 }),
  ofPod({ runAsUser: 1000 }),
  ofMain({ runAsUser: 0 }),
  ofFirst({ runAsUser: 0 }),
  row('an empty security context', (pod) => {
    pod.spec.securityContext = {};
  }),
  row('no security context of a container', (pod) => {
    pod.spec.containers[1].securityContext = null;
  }),
  row('Windows', windows),
  row('a host process of Windows', (pod) => {
    windows(pod);
    merged(pod.spec, { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } });
  }),
  row('Linux by name', (pod) => merged(pod.spec, { os: { name: 'linux' } })),
];
