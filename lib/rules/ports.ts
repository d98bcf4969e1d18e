// Rules about the ports of containers.
import { likelyPort, portNameProblem, portNumberProblem } from '../kube/ports';
import { entries, forTwice, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const PORTS = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports';
const NETWORK = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#host-namespaces';

export const portRules: readonly Rule[] = [
  {
    id: 'container-port-number',
    severity: 'error',
    on: ['ContainerPort'],
    reads: ['ContainerPort.containerPort', 'ContainerPort.hostPort'],
    accepts: 'a port of a container, or of its node, is a number from 1 to 65535',
    source: PORTS,
    check: ({ containerPort, hostPort }, at) => {
      if (containerPort === 0) at.report('containerPort', 'Required value');
      for (const [field, port] of Object.entries({ containerPort, hostPort })) {
        const problem = typeof port === 'number' && port !== 0 ? portNumberProblem(port) : undefined;
        if (problem !== undefined) at.report(field, `Invalid value: ${quoted(port)}: ${problem}`);
      }
    },
  },
  {
    id: 'container-port-label',
    severity: 'error',
    on: ['Container'],
    where: ['ports'],
    reads: ['ContainerPort.name'],
    accepts: 'the name of a port has at most 15 small letters, digits and hyphens, and is one of its kind in the container',
    source: PORTS,
    check: ({ ports }, at) => {
      const names = entries(ports).map(({ name }) => name);
      names.forEach((name, i) => {
        const problem = isText(name) ? portNameProblem(name) : undefined;
        if (problem !== undefined) at.report(`ports[${i}].name`, `Invalid value: ${quoted(name)}: ${problem}`, likelyPort(name));
      });
      forTwice(names, (i, name) => {
        if (portNameProblem(name) === undefined) at.report(`ports[${i}].name`, `Duplicate value: ${quoted(name)}`);
      });
    },
  },
  {
    id: 'host-port',
    severity: 'error',
    on: ['PodSpec'],
    reads: ['ContainerPort.hostPort', 'ContainerPort.hostIP', 'ContainerPort.protocol', 'PodSpec.hostNetwork'],
    accepts: 'containers take different ports of the node, and under hostNetwork each takes the one that it listens on',
    source: NETWORK,
    check: ({ containers, hostNetwork }, at) => {
      const taken = new Set<string>();
      entries(containers).forEach(({ ports }, i) =>
        entries(ports).forEach(({ containerPort, hostPort, hostIP, protocol }, j) => {
          if (typeof hostPort !== 'number' || hostPort === 0) return;
          const field = `containers[${i}].ports[${j}].hostPort`;
          const key = `${isText(protocol) ? protocol : 'TCP'}/${isText(hostIP) ? hostIP : ''}/${hostPort}`;
          if (taken.has(key)) at.report(field, `Duplicate value: ${quoted(key)}`);
          taken.add(key);
          if (hostNetwork === true && typeof containerPort === 'number' && containerPort !== hostPort)
            at.report(
              field,
              `Invalid value: ${hostPort}: must match \`containerPort\` when \`hostNetwork\` is true`,
              'leave it out: the container listens on the node itself',
            );
        }),
      );
    },
  },
  {
    id: 'network-policy-port',
    severity: 'error',
    on: ['NetworkPolicyPort'],
    reads: ['NetworkPolicyPort.port', 'NetworkPolicyPort.endPort'],
    accepts: 'a port of a policy is a number from 1 to 65535 or a name; a range begins with a number and does not end below it',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
    check: ({ port, endPort }, at) => {
      const problem = typeof port === 'number' ? portNumberProblem(port) : typeof port === 'string' ? portNameProblem(port) : undefined;
      if (problem !== undefined) at.report('port', `Invalid value: ${quoted(port)}: ${problem}`, likelyPort(port));
      if (typeof endPort !== 'number') return;
      if (port === undefined || port === null)
        at.report('endPort', `Invalid value: ${endPort}: may not be specified when \`port\` is not specified`);
      else if (typeof port === 'string')
        at.report('endPort', `Invalid value: ${endPort}: may not be specified when \`port\` is non-numeric`);
      else if (typeof port === 'number' && endPort < port)
        at.report('endPort', `Invalid value: ${endPort}: must be greater than or equal to \`port\``);
      else if (portNumberProblem(endPort) !== undefined) at.report('endPort', `Invalid value: ${endPort}: ${portNumberProblem(endPort)!}`);
    },
  },
];
