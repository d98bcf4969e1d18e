// What goes wrong with a NodeDaemon, and what is said.
import { type Chart, configure, hostPath, NodeDaemon, type NodeDaemonProps } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const main = { image: 'ghcr.io/acme/agent:1.4.0', securityContext: { runAsUser: 65534 } };
const agent = (chart: Chart, props: Partial<NodeDaemonProps>): NodeDaemon =>
  new NodeDaemon(chart, 'agent', { pod: { main }, ...props } as NodeDaemonProps);
const restricted = (chart: Chart): Chart => {
  configure(chart, { security: 'restricted' });
  return chart;
};
const WHY = 'Forbidden: violates PodSecurity "restricted:latest":';
const HINT = "leave it out; or say how secure this pod is: security: 'hardened'   pod-security";

export const mistakes: readonly Mistake[] = [
  {
    title: 'a folder of the node under restricted',
    make: (chart) => agent(restricted(chart), { pod: { main: { ...main, volumeMounts: { '/host/proc': hostPath('proc', '/proc') } } } }),
    says: [
      `spec.template.spec.volumes[0].hostPath: ${WHY} restricted volume types (volume "proc" uses restricted volume type "hostPath"); ${HINT}`,
    ],
  },
  {
    title: "the node's own network, processes and ports under restricted",
    make: (chart) =>
      agent(restricted(chart), {
        pod: { hostNetwork: true, hostPID: true, main: { ...main, ports: [{ name: 'metrics', containerPort: 9100, hostPort: 9100 }] } },
      }),
    says: [
      `spec.template.spec.hostNetwork: ${WHY} host namespaces (hostNetwork=true); ${HINT}`,
      `spec.template.spec.hostPID: ${WHY} host namespaces (hostPID=true); ${HINT}`,
      `spec.template.spec.containers[0].ports[0].hostPort: ${WHY} hostPort (container "main" uses hostPort 9100); ${HINT}`,
    ],
  },
  {
    title: 'a ready-made daemon beside a main container',
    make: (chart) => agent(chart, { daemon: { name: 'other', image: 'ghcr.io/acme/other:1.0.0' }, pod: { main } } as never),
    says: [
      'pod.main: Forbidden: daemon is the main container; what is to be otherwise in a ready-made one: daemon: { ...nodeExporter(), args: [] }   one-main',
    ],
  },
  {
    title: 'tolerations in two places',
    make: (chart) => agent(chart, { tolerations: 'all', pod: { main, tolerations: [{ operator: 'Exists' }] } }),
    says: ['tolerations: Forbidden: the pod says it as well; write one of them   said-twice'],
  },
  {
    title: 'a word for taints that there is not',
    make: (chart) => agent(chart, { tolerations: 'control-plane' as never }),
    says: [
      `tolerations: Unsupported value: "control-plane": supported values: "all", "controlPlane"; or Kubernetes' own list   supported-value`,
    ],
  },
  {
    title: 'an account of its own beside one that is named',
    make: (chart) => agent(chart, { serviceAccount: {}, pod: { main, serviceAccountName: 'default' } }),
    says: [
      'serviceAccount: Forbidden: the pod names an account already; serviceAccount makes one for it; serviceAccountName names one that is there: write one of them   one-account',
    ],
  },
  {
    title: 'a new Pod on a node before the old one gives its port back',
    make: (chart) =>
      agent(chart, {
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        pod: { main: { ...main, ports: [{ name: 'metrics', containerPort: 9100, hostPort: 9100 }] } },
      }),
    says: [
      "spec.updateStrategy.rollingUpdate.maxSurge: Forbidden: port 9100 of a node is one Pod's, and none goes before another comes; see template.spec.containers[0].ports[0]; a new Pod waits for ever: leave maxSurge out: the old Pod of a node then goes first   daemon-rollout-place",
    ],
  },
];
