// Rows of amounts of bytes, and of the units in which a container is told its own.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, podOf, rejected, volumeOf } from './row-of';
import type { RuleRows } from './rows';

const inMain = (its: object): Manifest => podOf({ containers: [{ name: 'main', image: 'nginx:1.27', ...its }] });
const limited = (limits: object): Manifest => inMain({ resources: { limits } });
const told = (resource: string, divisor: unknown): Manifest =>
  inMain({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource, divisor } } }] });
const claim = (storage: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});

export const amountRows: Readonly<Record<string, RuleRows>> = {
  'fractional-bytes': {
    accepted: [
      accepted(limited({ cpu: '500m', memory: '512Mi' })),
      accepted(limited({ memory: '8388608000m' })),
      accepted(limited({ memory: '1.5Gi' })),
    ],
    rejected: [
      rejected(limited({ memory: '512m' }), [
        'spec.containers[0].resources.limits[memory]',
        'fractional byte value "512m" is invalid, must be an integer',
        'm is thousandths: did you mean "512Mi"?',
      ]),
      rejected(inMain({ resources: { requests: { memory: 0.5 } } }), [
        'spec.containers[0].resources.requests[memory]',
        'fractional byte value "500m" is invalid, must be an integer',
      ]),
      rejected(claim('10m'), [
        'spec.resources.requests[storage]',
        'fractional byte value "10m" is invalid, must be an integer',
        'm is thousandths: did you mean "10Mi"?',
      ]),
      at(
        '1.37',
        rejected(claim('10m'), [
          'spec.resources.requests[storage]',
          'fractional byte value "10m" is invalid, must be an integer',
          'm is thousandths: did you mean "10Mi"?',
        ]),
      ),
    ],
  },
  'tiny-memory': {
    accepted: [
      accepted(limited({ memory: '4Mi' })),
      accepted(limited({ memory: 0 })),
      accepted(inMain({ resources: { requests: { memory: 512 } } })),
    ],
    rejected: [
      rejected(limited({ memory: 512 }), [
        'spec.containers[0].resources.limits[memory]',
        'Invalid value: 512: is less than a process needs to start',
        'it is in bytes: did you mean "512Mi"?',
      ]),
      rejected(limited({ memory: '512k' }), [
        'spec.containers[0].resources.limits[memory]',
        'Invalid value: "512k": is less than a process needs to start',
        'no container starts in less than 4Mi',
      ]),
    ],
  },
  'resource-divisor': {
    accepted: [
      accepted(told('limits.cpu', '1m')),
      accepted(told('limits.cpu', '1000m')),
      accepted(told('limits.cpu', '0')),
      accepted(told('limits.memory', '1024Ki')),
      accepted(told('limits.memory', null)),
      accepted(told('requests.ephemeral-storage', 1)),
      accepted(told('limits.hugepages-2Mi', '1Mi')),
    ],
    rejected: [
      rejected(told('limits.cpu', '2'), [
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor',
        'Invalid value: "limits.cpu": only divisor\'s values 1m and 1 are supported with the cpu resource',
        'it is "2"',
      ]),
      rejected(told('limits.memory', '1m'), [
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor',
        'Invalid value: "limits.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
        'it is "1m"',
      ]),
      rejected(told('limits.memory', '1e3'), [
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor',
        'Invalid value: "limits.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
        'it is "1e3"',
      ]),
      rejected(told('limits.hugepages-2Mi', '3Mi'), [
        'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor',
        'Invalid value: "limits.hugepages-2Mi": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the hugepages resource',
        'it is "3Mi"',
      ]),
      rejected(
        volumeOf({
          downwardAPI: { items: [{ path: 'a', resourceFieldRef: { containerName: 'main', resource: 'limits.memory', divisor: '2Mi' } }] },
        }),
        [
          'spec.volumes[0].downwardAPI.items[0].resourceFieldRef.divisor',
          'Invalid value: "limits.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
          'it is "2Mi"',
        ],
      ),
    ],
  },
};
