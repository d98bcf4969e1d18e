// Rules about the ports of a Service.
import { isPlainObject } from '../kube/manifest';
import type { Rule } from './rule';

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
];
