// Rows of lists with an entry twice, or with a value that there is not.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, podOf, rejected, serviceOf } from './row-of';
import type { RuleRows } from './rows';

const inMain = (its: object): Manifest => podOf({ containers: [{ name: 'main', image: 'nginx:1.27', ...its }] });
const claim = (...accessModes: string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes, resources: { requests: { storage: '1Gi' } } },
});
const quota = (...scopes: string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'few' },
  spec: { hard: { pods: '1' }, scopes },
});

export const listedRows: Readonly<Record<string, RuleRows>> = {
  'entry-once': {
    accepted: [
      accepted(inMain({ env: [{ name: 'A' }, { name: 'B' }], ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })),
    ],
    rejected: [
      rejected(inMain({ env: [{ name: 'A', value: '1' }, { name: 'B' }, { name: 'A', value: '2' }] }), [
        'spec.containers[0].env[2]',
        'duplicate entries for key [name="A"]',
        'the last of them counts: leave the other out',
      ]),
      rejected(
        inMain({
          ports: [
            { containerPort: 80, name: 'a' },
            { containerPort: 80, name: 'b', protocol: 'TCP' },
          ],
        }),
        [
          'spec.containers[0].ports[1]',
          'duplicate entries for key [containerPort=80,protocol="TCP"]',
          'it is one port: leave the other out',
        ],
      ),
      rejected(podOf({ imagePullSecrets: [{ name: 'a' }, { name: 'a' }] }), [
        'spec.imagePullSecrets[1]',
        'duplicate entries for key [name="a"]',
      ]),
      rejected(
        podOf({
          hostAliases: [
            { ip: '1.2.3.4', hostnames: ['a'] },
            { ip: '1.2.3.4', hostnames: ['b'] },
          ],
        }),
        ['spec.hostAliases[1]', 'duplicate entries for key [ip="1.2.3.4"]', 'write all host names into one entry'],
      ),
    ],
  },
  'listed-value': {
    accepted: [
      accepted(claim('ReadWriteMany', 'ReadOnlyMany')),
      accepted(quota('PriorityClass', 'NotTerminating')),
      accepted(serviceOf({ ipFamilies: ['IPv4'] })),
    ],
    rejected: [
      rejected(claim('RWO'), [
        'spec.accessModes[0]',
        'Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
        'did you mean "ReadWriteOnce"?',
      ]),
      rejected(claim(''), [
        'spec.accessModes[0]',
        'Unsupported value: "": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
        'they are "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
      ]),
      rejected(quota('Terminatin'), [
        'spec.scopes[0]',
        'Unsupported value: "Terminatin": supported values: "BestEffort", "CrossNamespacePodAffinity", "NotBestEffort", "NotTerminating", "PriorityClass", "Terminating"',
        'did you mean "Terminating"?',
      ]),
      rejected(serviceOf({ ipFamilies: ['ipv4'] }), [
        'spec.ipFamilies[0]',
        'Unsupported value: "ipv4": supported values: "IPv4", "IPv6"',
        'did you mean "IPv4"?',
      ]),
    ],
  },
  'quota-scopes': {
    accepted: [accepted(quota('Terminating', 'NotBestEffort'))],
    rejected: [
      rejected(quota('Terminating', 'NotTerminating'), [
        'spec.scopes',
        'Invalid value: ["Terminating","NotTerminating"]: conflicting scopes',
        'write a ResourceQuota for each',
      ]),
    ],
  },
};
