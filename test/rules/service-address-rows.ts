// Rows of the addresses of a Service.
import { accepted, rejected, serviceOf } from './row-of';
import type { RuleRows } from './rows';

export const serviceAddressRows: Readonly<Record<string, RuleRows>> = {
  'headless-type': {
    accepted: [accepted(serviceOf({ clusterIP: 'None' }))],
    rejected: [
      rejected(serviceOf({ type: 'NodePort', clusterIP: 'None' }), [
        'spec.clusterIP',
        'Invalid value: "None": may not be set to \'None\' for NodePort services',
        'write two Services',
      ]),
      rejected(serviceOf({ type: 'LoadBalancer', clusterIP: 'None' }), [
        'spec.clusterIP',
        'Invalid value: "None": may not be set to \'None\' for LoadBalancer services',
        'write two Services',
      ]),
    ],
  },
  'cluster-ip': {
    accepted: [accepted(serviceOf({ clusterIP: '' })), accepted(serviceOf({ clusterIP: 'None', clusterIPs: ['None'] }))],
    rejected: [
      rejected(serviceOf({ clusterIP: 'none' }), [
        'spec.clusterIP',
        'Invalid value: "none": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'did you mean "None"?',
      ]),
      rejected(serviceOf({ clusterIP: 'web' }), [
        'spec.clusterIP',
        'Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ]),
      rejected(serviceOf({ clusterIPs: ['10.0.0.9'] }), [
        'spec.clusterIPs',
        'Invalid value: ["10.0.0.9"]: must be empty when `clusterIP` is not specified',
      ]),
      rejected(serviceOf({ clusterIP: '10.0.0.8', clusterIPs: ['10.0.0.9'] }), [
        'spec.clusterIPs',
        'Invalid value: ["10.0.0.9"]: first value must match `clusterIP`',
      ]),
      rejected(serviceOf({ clusterIP: 'None', clusterIPs: ['None', '10.0.0.9'] }), [
        'spec.clusterIPs',
        'Invalid value: ["None","10.0.0.9"]: \'None\' must be the first and only value',
      ]),
    ],
  },
  'ip-families': {
    accepted: [
      accepted(serviceOf({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] })),
      accepted(serviceOf({ ipFamilyPolicy: 'PreferDualStack' })),
    ],
    rejected: [
      rejected(serviceOf({ ipFamilies: ['IPv4', 'IPv6'] }), [
        'spec.ipFamilyPolicy',
        "Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
        'it is that if left out',
      ]),
      rejected(serviceOf({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] }), [
        'spec.ipFamilyPolicy',
        "Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
      ]),
      rejected(serviceOf({ ipFamilies: ['IPv4', 'IPv4'] }), ['spec.ipFamilies[1]', 'Duplicate value: "IPv4"']),
      rejected(serviceOf({ ipFamilyPolicy: 'SingleStack', clusterIP: '10.0.0.9', clusterIPs: ['10.0.0.9', 'fd00::1'] }), [
        'spec.ipFamilyPolicy',
        "Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified",
      ]),
    ],
  },
  'external-ip': {
    accepted: [accepted(serviceOf({ externalIPs: ['8.8.8.8', '2001:db8::1'] }))],
    rejected: [
      rejected(
        serviceOf({ externalIPs: ['web', '127.0.0.1', '0.0.0.0', '169.254.1.1'] }),
        ['spec.externalIPs[0]', 'Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
        ['spec.externalIPs[1]', 'Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)'],
        ['spec.externalIPs[2]', 'Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)'],
        ['spec.externalIPs[3]', 'Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
      ),
    ],
  },
};
