// The figures of every node, with cdk8s-plus.
import { type Chart, Size } from 'cdk8s';
import { Capability, Cpu, DaemonSet, MountPropagation, Node, NodeTaintQuery, Probe, SeccompProfileType, Volume } from 'cdk8s-plus-28';

export function nodeDaemon(chart: Chart): void {
  const daemon = new DaemonSet(chart, 'node-metrics', {
    metadata: { name: 'node-metrics' },
    containers: [
      {
        name: 'node-exporter',
        image: 'quay.io/prometheus/node-exporter:v1.9.1',
        args: ['--path.procfs=/host/proc', '--path.sysfs=/host/sys', '--path.rootfs=/host/root', '--web.listen-address=:9100'],
        ports: [{ name: 'metrics', number: 9100 }],
        readiness: Probe.fromHttpGet('/', { port: 9100 }),
        resources: { cpu: { request: Cpu.millis(50) }, memory: { request: Size.mebibytes(32), limit: Size.mebibytes(128) } },
        securityContext: {
          user: 65534,
          group: 65534,
          capabilities: { drop: [Capability.ALL] },
          seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
        },
        volumeMounts: [
          { path: '/host/proc', volume: Volume.fromHostPath(chart, 'proc', 'proc', { path: '/proc' }), readOnly: true },
          { path: '/host/sys', volume: Volume.fromHostPath(chart, 'sys', 'sys', { path: '/sys' }), readOnly: true },
          {
            path: '/host/root',
            volume: Volume.fromHostPath(chart, 'root', 'root', { path: '/' }),
            readOnly: true,
            propagation: MountPropagation.HOST_TO_CONTAINER,
          },
        ],
      },
    ],
  });
  daemon.scheduling.tolerate(Node.tainted(NodeTaintQuery.any()));
}
