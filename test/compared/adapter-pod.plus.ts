// A worker that speaks StatsD, shown to Prometheus, with cdk8s-plus.
import { type Chart, Duration, Size } from 'cdk8s';
import { Capability, ContainerRestartPolicy, Cpu, Pod, Probe, SeccompProfileType } from 'cdk8s-plus-28';

export function adapterPod(chart: Chart): void {
  const seccompProfile = { type: SeccompProfileType.RUNTIME_DEFAULT };
  const pod = new Pod(chart, 'worker', {
    metadata: { name: 'worker' },
    securityContext: { ensureNonRoot: false },
    containers: [
      {
        name: 'main',
        image: 'ghcr.io/acme/worker:1.4.0',
        resources: {},
        securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false, seccompProfile },
      },
    ],
  });
  pod.addInitContainer({
    name: 'statsd-exporter',
    image: 'quay.io/prometheus/statsd-exporter:v0.28.0',
    restartPolicy: ContainerRestartPolicy.ALWAYS,
    args: ['--statsd.listen-udp=127.0.0.1:9125', '--statsd.listen-tcp=127.0.0.1:9125', '--web.listen-address=:9102'],
    ports: [{ name: 'metrics', number: 9102 }],
    startup: Probe.fromHttpGet('/-/healthy', { port: 9102, periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
    resources: { cpu: { request: Cpu.millis(10) }, memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) } },
    securityContext: { user: 65534, group: 65534, capabilities: { drop: [Capability.ALL] }, seccompProfile },
  });
}
