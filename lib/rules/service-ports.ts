// Rules about the ports of a Service.
import { isPlainObject } from '../kube/manifest';
import { dnsLabelProblem, likelyName } from '../kube/names';
import { likelyPort, portNumberProblem, portProblem } from '../kube/ports';
import { entries, forTwice, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';

export const servicePortRules: readonly Rule[] = [
  {
    id: 'service-ports',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: ['ServiceSpec.ports', 'ServiceSpec.type', 'ServiceSpec.clusterIP'],
    accepts: 'a Service has a port, unless it is headless or an ExternalName',
    source: SERVICE,
    check: ({ ports, type, clusterIP }, at) => {
      if (type === 'ExternalName' || clusterIP === 'None') return;
      if (Array.isArray(ports) ? ports.length > 0 : isPlainObject(ports)) return;
      at.report('ports', 'Required value', 'the container that it is for declares none either: write ports: { http: 80 }');
    },
  },
  {
    id: 'service-port-name',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: ['ServicePort.name'],
    accepts: 'each of several ports of a Service has a name',
    source: `${SERVICE}#multi-port-services`,
    check: ({ ports }, at) => {
      if (!Array.isArray(ports) || ports.length < 2) return;
      ports.forEach((port: unknown, i) => {
        if (isPlainObject(port) && (port.name === undefined || port.name === null || port.name === ''))
          at.report(`ports[${i}].name`, 'Required value');
      });
    },
  },
  {
    id: 'service-port-label',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: ['ServicePort.name'],
    accepts: 'the name of a port is a DNS label, and one of its kind in the Service',
    source: `${SERVICE}#multi-port-services`,
    check: ({ ports }, at) => {
      const names = entries(ports).map(({ name }) => name);
      names.forEach((name, i) => {
        const problem = isText(name) ? dnsLabelProblem(name) : undefined;
        if (problem === undefined) return;
        const likely = likelyName(name as string, 'label');
        at.report(`ports[${i}].name`, `Invalid value: ${quoted(name)}: ${problem}`, likely && `for example "${likely}"`);
      });
      forTwice(names, (i, name) => at.report(`ports[${i}].name`, `Duplicate value: ${quoted(name)}`));
    },
  },
  {
    id: 'service-port-number',
    severity: 'error',
    on: ['ServicePort'],
    reads: ['ServicePort.port', 'ServicePort.targetPort', 'ServicePort.nodePort'],
    accepts: 'the ports of a Service, of its Pods and of the nodes are numbers from 1 to 65535; one of the Pods may be named',
    source: SERVICE,
    check: ({ port, targetPort, nodePort }, at) => {
      const number = typeof port === 'number' ? portNumberProblem(port) : undefined;
      if (number !== undefined) at.report('port', `Invalid value: ${quoted(port)}: ${number}`);
      const target = targetPort === 0 ? undefined : portProblem(targetPort); // 0 is none: the port itself
      if (target !== undefined) at.report('targetPort', `Invalid value: ${quoted(targetPort)}: ${target}`, likelyPort(targetPort));
      const node = typeof nodePort === 'number' && nodePort !== 0 ? portNumberProblem(nodePort) : undefined;
      if (node !== undefined) at.report('nodePort', `Invalid value: ${quoted(nodePort)}: ${node}`, 'most clusters have 30000 to 32767');
    },
  },
  {
    id: 'service-port-once',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: ['ServicePort.port', 'ServicePort.protocol', 'ServicePort.nodePort', 'ServiceSpec.type'],
    accepts: 'a Service takes each port of each protocol once, and those of the nodes only where its type is for that',
    source: `${SERVICE}#type-nodeport`,
    check: ({ ports, type }, at) => {
      const all = entries(ports).map(({ port, nodePort, protocol }) => ({ port, nodePort, protocol: isText(protocol) ? protocol : 'TCP' }));
      const numbered = (port: unknown, protocol: string) => (typeof port === 'number' && port > 0 ? `${port}/${protocol}` : undefined);
      forTwice(
        all.map(({ port, protocol }) => numbered(port, protocol)),
        (i, port) => at.report(`ports[${i}]`, `Duplicate value: ${quoted(port)}`),
      );
      if (type === undefined || type === null || type === '' || type === 'ClusterIP')
        all.forEach(({ nodePort }, i) => {
          if (typeof nodePort === 'number' && nodePort !== 0)
            at.report(`ports[${i}].nodePort`, "Forbidden: may not be used when `type` is 'ClusterIP'", "write type: 'NodePort'");
        });
      else if (type !== 'ExternalName')
        forTwice(
          all.map(({ nodePort, protocol }) => numbered(nodePort, protocol)),
          (i, port) => at.report(`ports[${i}].nodePort`, `Duplicate value: ${quoted(port)}`),
        );
    },
  },
];
