// A site that is served from a git repository, with cdk8s-plus.
import { type Chart, Duration, Size } from 'cdk8s';
import { Capability, ContainerRestartPolicy, Cpu, Pod, Probe, SeccompProfileType, Volume } from 'cdk8s-plus-28';

export function sidecarPod(chart: Chart): void {
  const site = Volume.fromEmptyDir(chart, 'site-volume', 'site');
  const tmp = Volume.fromEmptyDir(chart, 'git-sync-tmp', 'git-sync-tmp');
  const seccompProfile = { type: SeccompProfileType.RUNTIME_DEFAULT };
  const pod = new Pod(chart, 'site', {
    metadata: { name: 'site' },
    securityContext: { ensureNonRoot: false },
    containers: [
      {
        name: 'main',
        image: 'nginxinc/nginx-unprivileged:1.27.5-alpine',
        ports: [{ name: 'http', number: 8080 }],
        volumeMounts: [{ path: '/usr/share/nginx', volume: site, readOnly: true }],
        resources: {},
        securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false, seccompProfile },
      },
    ],
  });
  pod.addInitContainer({
    name: 'git-sync',
    image: 'registry.k8s.io/git-sync/git-sync:v4.5.0',
    restartPolicy: ContainerRestartPolicy.ALWAYS,
    args: [
      '--repo=https://github.com/acme/site',
      '--ref=main',
      '--root=/git',
      '--link=html',
      '--depth=1',
      '--period=30s',
      '--max-failures=-1',
      '--http-bind=:9905',
    ],
    ports: [{ name: 'git-health', number: 9905 }],
    startup: Probe.fromHttpGet('/', { port: 9905, periodSeconds: Duration.seconds(2), failureThreshold: 150 }),
    liveness: Probe.fromHttpGet('/', { port: 9905 }),
    resources: { cpu: { request: Cpu.millis(10) }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) } },
    securityContext: { user: 65533, group: 65533, capabilities: { drop: [Capability.ALL] }, seccompProfile },
    volumeMounts: [
      { path: '/git', volume: site },
      { path: '/tmp', volume: tmp },
    ],
  });
}
