// Rows of what a Service says for its type.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, KEY_NAME, rejected, serviceOf, SUBDOMAIN } from './row-of';
import type { RuleRows } from './rows';

const balanced = (its: object): Manifest => serviceOf({ type: 'LoadBalancer', ...its });
const elsewhere = (its: object): Manifest => serviceOf({ type: 'ExternalName', externalName: 'db.example', ...its });
const sticky = (timeoutSeconds: number, sessionAffinity = 'ClientIP'): Manifest =>
  serviceOf({ sessionAffinity, sessionAffinityConfig: { clientIP: { timeoutSeconds } } });

export const serviceTypeRows: Readonly<Record<string, RuleRows>> = {
  'external-traffic': {
    accepted: [
      accepted(serviceOf({ type: 'NodePort', externalTrafficPolicy: 'Local' })),
      accepted(balanced({ externalTrafficPolicy: 'Local', healthCheckNodePort: 30001 })),
      accepted(serviceOf({ externalTrafficPolicy: '' })),
      at('1.29', accepted(serviceOf({ externalTrafficPolicy: 'Local', externalIPs: ['8.8.8.8'] }))),
    ],
    rejected: [
      rejected(serviceOf({ externalTrafficPolicy: 'Cluster' }), [
        'spec.externalTrafficPolicy',
        "Invalid value: \"Cluster\": may only be set when `type` is 'NodePort' or 'LoadBalancer'",
        'internalTrafficPolicy is for the others',
      ]),
      rejected(serviceOf({ externalTrafficPolicy: 'Local', externalIPs: ['8.8.8.8'] }), [
        'spec.externalTrafficPolicy',
        "Invalid value: \"Local\": may only be set when `type` is 'NodePort' or 'LoadBalancer'",
        'internalTrafficPolicy is for the others',
      ]),
      at(
        '1.29',
        rejected(serviceOf({ externalTrafficPolicy: 'Local' }), [
          'spec.externalTrafficPolicy',
          'Invalid value: "Local": may only be set for externally-accessible services',
          'internalTrafficPolicy is for the others',
        ]),
      ),
      rejected(elsewhere({ externalTrafficPolicy: 'Local' }), [
        'spec.externalTrafficPolicy',
        "Invalid value: \"Local\": may only be set when `type` is 'NodePort' or 'LoadBalancer'",
        'internalTrafficPolicy is for the others',
      ]),
      rejected(balanced({ healthCheckNodePort: 30001 }), [
        'spec.healthCheckNodePort',
        "Invalid value: 30001: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ]),
    ],
  },
  'load-balancer': {
    accepted: [
      accepted(
        balanced({
          loadBalancerClass: 'example.com/internal',
          allocateLoadBalancerNodePorts: false,
          loadBalancerSourceRanges: [' 10.0.0.0/8 ', '2001:db8::/64'],
        }),
      ),
      accepted(balanced({ loadBalancerSourceRanges: ['10.0.0.1/8'] })),
      accepted(serviceOf({ loadBalancerSourceRanges: [] })),
    ],
    rejected: [
      rejected(serviceOf({ loadBalancerClass: 'example.com/internal' }), [
        'spec.loadBalancerClass',
        "Forbidden: may only be used when `type` is 'LoadBalancer'",
        "write type: 'LoadBalancer', or leave it out",
      ]),
      rejected(serviceOf({ type: 'NodePort', allocateLoadBalancerNodePorts: false }), [
        'spec.allocateLoadBalancerNodePorts',
        "Forbidden: may only be used when `type` is 'LoadBalancer'",
        "write type: 'LoadBalancer', or leave it out",
      ]),
      rejected(serviceOf({ loadBalancerSourceRanges: ['10.0.0.0/8'] }), [
        'spec.loadBalancerSourceRanges',
        "Forbidden: may only be used when `type` is 'LoadBalancer'",
        "write type: 'LoadBalancer', or leave it out",
      ]),
      rejected(balanced({ loadBalancerClass: 'a b' }), ['spec.loadBalancerClass', `Invalid value: "a b": ${KEY_NAME}`]),
      rejected(
        balanced({ loadBalancerSourceRanges: ['10.0.0.1', 'x'] }),
        [
          'spec.loadBalancerSourceRanges[0]',
          'Invalid value: "10.0.0.1": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
          'for example "10.0.0.1/32"',
        ],
        ['spec.loadBalancerSourceRanges[1]', 'Invalid value: "x": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'],
      ),
      at(
        '1.36',
        rejected(balanced({ loadBalancerSourceRanges: ['10.0.0.1/8'] }), [
          'spec.loadBalancerSourceRanges[0]',
          'Invalid value: "10.0.0.1/8": must not have bits set beyond the prefix length',
        ]),
      ),
    ],
  },
  'external-name-host': {
    accepted: [
      accepted(elsewhere({})),
      accepted(elsewhere({ externalName: 'db.example.' })),
      accepted(serviceOf({ externalName: 'My_Host' })),
    ],
    rejected: [
      rejected(serviceOf({ type: 'ExternalName' }), ['spec.externalName', 'Required value']),
      rejected(elsewhere({ externalName: '' }), ['spec.externalName', 'Required value']),
      rejected(elsewhere({ externalName: 'https://Db.example:80/' }), [
        'spec.externalName',
        `Invalid value: "https://Db.example:80/": ${SUBDOMAIN}`,
        'for example "db.example"',
      ]),
      rejected(elsewhere({ clusterIP: 'None' }), ['spec.clusterIP', 'Forbidden: may not be set for ExternalName services', 'leave it out']),
      rejected(
        elsewhere({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
        ['spec.ipFamilies', 'Forbidden: may not be set for ExternalName services', 'leave it out'],
        ['spec.ipFamilyPolicy', 'Forbidden: may not be set for ExternalName services', 'leave it out'],
      ),
    ],
  },
  'session-affinity': {
    accepted: [accepted(sticky(86_400)), accepted(sticky(0, 'None'))],
    rejected: [
      rejected(sticky(0), [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
        'Invalid value: 0: must be greater than 0 and less than 86400',
      ]),
      rejected(sticky(86_401), [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
        'Invalid value: 86401: must be greater than 0 and less than 86400',
      ]),
    ],
  },
  'app-protocol': {
    accepted: [accepted(serviceOf({ ports: [{ port: 80, appProtocol: 'kubernetes.io/h2c' }] }))],
    rejected: [
      rejected(serviceOf({ ports: [{ port: 80, appProtocol: 'a b' }] }), [
        'spec.ports[0].appProtocol',
        `Invalid value: "a b": ${KEY_NAME}`,
      ]),
    ],
  },
};
