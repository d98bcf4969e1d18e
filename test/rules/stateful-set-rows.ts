// Rows of how the Pods of a StatefulSet are counted and replaced.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, LABEL, rejected, withoutPods, workload } from './row-of';
import type { RuleRows } from './rows';

const set = (spec: object): Manifest => workload({ serviceName: 'web', ...spec }, {}, 'StatefulSet');
const rolling = (rollingUpdate: object, type = 'RollingUpdate'): Manifest => set({ updateStrategy: { type, rollingUpdate } });

export const statefulSetRows: Readonly<Record<string, RuleRows>> = {
  'stateful-set-update': {
    accepted: [
      accepted(set({ updateStrategy: { type: 'OnDelete' } })),
      accepted(rolling({ partition: 0 })),
      accepted(set({ updateStrategy: { rollingUpdate: { partition: 3 } } })),
    ],
    rejected: [
      rejected(rolling({}, 'OnDelete'), [
        'spec.updateStrategy.rollingUpdate',
        "Invalid value: {}: only allowed for updateStrategy 'RollingUpdate'",
        'leave it out',
      ]),
      rejected(rolling({ partition: 1 }, 'OnDelete'), [
        'spec.updateStrategy.rollingUpdate',
        'Invalid value: {"partition":1}: only allowed for updateStrategy \'RollingUpdate\'',
        'leave it out',
      ]),
      rejected(rolling({ partition: -1 }), [
        'spec.updateStrategy.rollingUpdate.partition',
        'Invalid value: -1: must be greater than or equal to 0',
      ]),
      at(
        '1.37',
        rejected(set({ updateStrategy: { type: 'Recreate' } }), [
          'spec.updateStrategy.type',
          'Unsupported value: "Recreate": supported values: "OnDelete", "RollingUpdate"',
          'they are "OnDelete", "RollingUpdate"',
        ]),
      ),
    ],
  },
  'stateful-set-unavailable': {
    accepted: [at('1.37', accepted(rolling({ maxUnavailable: '50%' }))), accepted(rolling({ maxUnavailable: 0 }))],
    rejected: [
      at(
        '1.37',
        rejected(rolling({ maxUnavailable: 0 }), ['spec.updateStrategy.rollingUpdate.maxUnavailable', 'Invalid value: 0: cannot be 0']),
      ),
      at(
        '1.37',
        rejected(rolling({ maxUnavailable: '200%' }), [
          'spec.updateStrategy.rollingUpdate.maxUnavailable',
          'Invalid value: "200%": must not be greater than 100%',
        ]),
      ),
      at(
        '1.37',
        rejected(rolling({ maxUnavailable: '2' }), [
          'spec.updateStrategy.rollingUpdate.maxUnavailable',
          "Invalid value: \"2\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
        ]),
      ),
    ],
  },
  'stateful-set-start': {
    accepted: [accepted(set({ ordinals: { start: 0 } }))],
    rejected: [
      rejected(set({ ordinals: { start: -1 } }), ['spec.ordinals.start', 'Invalid value: -1: must be greater than or equal to 0']),
    ],
  },
  'stateful-set-service-name': {
    accepted: [accepted(set({ serviceName: '1-web' })), accepted(set({ serviceName: '' }))],
    rejected: [
      withoutPods(rejected(set({ serviceName: 'Web_1' }), ['spec.serviceName', `Invalid value: "Web_1": ${LABEL}`])),
      withoutPods(rejected(set({ serviceName: 'web.shop' }), ['spec.serviceName', 'Invalid value: "web.shop": must not contain dots'])),
    ],
  },
  'claim-retention': {
    accepted: [accepted(set({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' } }))],
    rejected: [
      rejected(
        set({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'delete', whenScaled: 'Keep' } }),
        [
          'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
          'Unsupported value: "delete": supported values: "Delete", "Retain"',
          'did you mean "Delete"?',
        ],
        [
          'spec.persistentVolumeClaimRetentionPolicy.whenScaled',
          'Unsupported value: "Keep": supported values: "Delete", "Retain"',
          'they are "Delete", "Retain"',
        ],
      ),
    ],
  },
};
