// Rows of the failures of Pods that a Job takes notice of.
import type { Manifest } from '../../lib/kube/manifest';
import { KEY_NAME, accepted, at, rejected } from './row-of';
import type { RuleRows } from './rows';

const main = { name: 'main', image: 'nginx:1.27' };
const job = (rules: object[], more: object = {}): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'once' },
  spec: {
    podFailurePolicy: { rules },
    ...more,
    template: { spec: { restartPolicy: 'Never', containers: [main], initContainers: [{ ...main, name: 'init' }] } },
  },
});
const exits = (its: object, action: string = 'FailJob'): object => ({ action, onExitCodes: { operator: 'In', values: [1], ...its } });
const ended = (its: object): Manifest => job([exits(its)]);
const conditions = (...onPodConditions: object[]): object => ({ action: 'Ignore', onPodConditions });
const told = { type: 'DisruptionTarget', status: 'True' };

export const failurePolicyRows: Readonly<Record<string, RuleRows>> = {
  'failure-exit-codes': {
    accepted: [
      accepted(ended({ containerName: 'main' })),
      accepted(ended({ containerName: 'init', values: [1, 2, 255] })),
      accepted(ended({ containerName: null })),
      accepted(ended({ operator: 'NotIn', values: [0, 42] })),
    ],
    rejected: [
      rejected(ended({ containerName: 'mian' }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.containerName',
        'Invalid value: "mian": must be one of the container or initContainer names in the pod template',
        'did you mean "main"?',
      ]),
      rejected(ended({ containerName: '' }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.containerName',
        'Invalid value: "": must be one of the container or initContainer names in the pod template',
        'they are "main", "init"',
      ]),
      rejected(ended({ values: [0] }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.values[0]',
        'Invalid value: 0: must not be 0 for the In operator',
        'with 0 it has succeeded',
      ]),
      rejected(ended({ values: [null] }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.values[0]',
        'Invalid value: 0: must not be 0 for the In operator',
        'with 0 it has succeeded',
      ]),
      rejected(ended({ values: [3, 1] }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.values',
        'Invalid value: [3,1]: must be ordered',
        'write [1,3]',
      ]),
      rejected(ended({ values: [1, 1] }), ['spec.podFailurePolicy.rules[0].onExitCodes.values[1]', 'Duplicate value: 1']),
      rejected(ended({ values: Array.from({ length: 256 }, (_, i) => i + 1) }), [
        'spec.podFailurePolicy.rules[0].onExitCodes.values',
        'Too many: 256: must have at most 255 items',
      ]),
    ],
  },
  'failure-rules': {
    accepted: [
      accepted(job([])),
      accepted(job([exits({}), conditions(told)])),
      accepted(job([exits({}, 'FailIndex')], { completionMode: 'Indexed', completions: 1, backoffLimitPerIndex: 1 })),
    ],
    rejected: [
      rejected(job([{ ...exits({}), ...conditions(told) }]), [
        'spec.podFailurePolicy.rules[0]',
        'Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
        'write two rules',
      ]),
      rejected(job([{ action: 'FailJob' }]), [
        'spec.podFailurePolicy.rules[0]',
        'Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
      ]),
      rejected(job([{ action: 'FailJob', onPodConditions: [] }]), [
        'spec.podFailurePolicy.rules[0]',
        'Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
      ]),
      rejected(job(Array.from({ length: 21 }, () => exits({}))), [
        'spec.podFailurePolicy.rules',
        'Too many: 21: must have at most 20 items',
      ]),
      at(
        '1.29',
        rejected(job([exits({}, 'FailIndex')]), [
          'spec.podFailurePolicy.rules[0].action',
          'Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
        ]),
      ),
    ],
  },
  'failure-conditions': {
    accepted: [
      accepted(job([conditions(told, { type: 'example.com/Evicted', status: 'Unknown' })])),
      accepted(job([conditions({ type: 'DisruptionTarget' })])),
    ],
    rejected: [
      rejected(job([conditions({ ...told, type: 'a b' })]), [
        'spec.podFailurePolicy.rules[0].onPodConditions[0].type',
        `Invalid value: "a b": ${KEY_NAME}`,
      ]),
      rejected(job([conditions(told, { ...told, status: 'true' })]), [
        'spec.podFailurePolicy.rules[0].onPodConditions[1].status',
        'Unsupported value: "true": supported values: "False", "True", "Unknown"',
        'did you mean "True"?',
      ]),
      rejected(job([conditions(...Array.from({ length: 21 }, () => told))]), [
        'spec.podFailurePolicy.rules[0].onPodConditions',
        'Too many: 21: must have at most 20 items',
      ]),
    ],
  },
  'failed-pods-first': {
    accepted: [
      at('1.29', accepted(job([exits({})], { podReplacementPolicy: 'Failed' }))),
      accepted(job([exits({})], { podReplacementPolicy: 'TerminatingOrFailed' })),
    ],
    rejected: [
      at(
        '1.29',
        rejected(job([exits({})], { podReplacementPolicy: 'TerminatingOrFailed' }), [
          'spec.podReplacementPolicy',
          'Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
          'leave it out',
        ]),
      ),
    ],
  },
};
