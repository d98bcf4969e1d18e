// Rows of whatever asks for labels: selectors wherever they stand, and the keys whose values Pods bring along.
import type { Manifest } from '../../lib/kube/manifest';
import {
  accepted,
  asking,
  at,
  atTerm,
  budgetOf,
  near,
  NO_OPERATOR,
  noKey,
  noValue,
  podOf,
  policyOf,
  PREFERRED,
  rejected,
  REQUIRED,
  term,
  WITH_VALUES,
  withoutPods,
  WITHOUT_VALUES,
  workload,
} from './row-of';
import type { Row, RuleRows } from './rows';

const SPACE = { tier: 'a b' };
const serviceOf = (selector: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector, ports: [{ port: 80 }] },
});
const spread = (its: object): object => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } }, ...its },
  ],
});
const spreading = (its: object, labels: object = {}): Manifest => podOf(spread(its), { labels });
const atSpread = 'spec.topologySpreadConstraints[0]';
const NO_SELECTOR = 'Forbidden: must not be specified when labelSelector is not set';
const TWICE = 'exists in both matchLabelKeys and labelSelector';
const ONE = 'leave it out in one of them';
const known = { labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] };

/** What is said of an expression's operator, key or values, wherever the selector stands. */
const expressions = (selector: (expression: object) => Manifest, path: string): Row[] => [
  rejected(selector({ key: 'app', operator: 'in', values: ['web'] }), [
    `${path}.operator`,
    `Invalid value: "in": ${NO_OPERATOR}`,
    'did you mean "In"?',
  ]),
  rejected(selector({ key: 'app', operator: 'Gt', values: ['1'] }), [
    `${path}.operator`,
    `Invalid value: "Gt": ${NO_OPERATOR}`,
    'one of "In", "NotIn", "Exists", "DoesNotExist"',
  ]),
  rejected(selector({ key: 'app', operator: 'In' }), [`${path}.values`, WITH_VALUES]),
  rejected(selector({ key: 'app', operator: 'Exists', values: ['web'] }), [
    `${path}.values`,
    WITHOUT_VALUES,
    "leave them out, or write operator: 'In'",
  ]),
  rejected(selector({ key: 'my key', operator: 'Exists' }), [`${path}.key`, noKey('my key')]),
  rejected(selector({ key: 'app', operator: 'NotIn', values: ['web', '-a'] }), [`${path}.values[1]`, noValue('-a')]),
];

export const selectorRows: Readonly<Record<string, RuleRows>> = {
  'selector-labels': {
    accepted: [accepted(budgetOf({ matchLabels: { 'app.kubernetes.io/name': 'A_b.c-1', empty: '' } }))],
    rejected: [
      rejected(budgetOf({ matchLabels: SPACE }), ['spec.selector.matchLabels[tier]', noValue('a b')]),
      rejected(budgetOf({ matchLabels: { 'my key': 'a' } }), ['spec.selector.matchLabels[my key]', noKey('my key')]),
      rejected(workload({ selector: { matchLabels: { app: 'web', ...SPACE } } }), ['spec.selector.matchLabels[tier]', noValue('a b')]),
      rejected(policyOf({ egress: [{ to: [{ namespaceSelector: { matchLabels: SPACE } }] }] }), [
        'spec.egress[0].to[0].namespaceSelector.matchLabels[tier]',
        noValue('a b'),
      ]),
      rejected(near({ labelSelector: { matchLabels: SPACE } }), [`${atTerm}.labelSelector.matchLabels[tier]`, noValue('a b')]),
      rejected(spreading({ labelSelector: { matchLabels: SPACE } }), [`${atSpread}.labelSelector.matchLabels[tier]`, noValue('a b')]),
    ],
  },
  'service-selector': {
    accepted: [accepted(serviceOf({ app: '' }))],
    rejected: [rejected(serviceOf(SPACE), ['spec.selector[tier]', noValue('a b')])],
  },
  'node-selector': {
    accepted: [accepted(podOf({ nodeSelector: { 'kubernetes.io/os': 'linux' } }))],
    rejected: [
      rejected(podOf({ nodeSelector: SPACE }), ['spec.nodeSelector[tier]', noValue('a b')]),
      rejected(
        {
          apiVersion: 'node.k8s.io/v1',
          kind: 'RuntimeClass',
          metadata: { name: 'web' },
          handler: 'web',
          scheduling: { nodeSelector: { 'my key': 'a' } },
        } as Manifest,
        ['scheduling.nodeSelector[my key]', noKey('my key')],
      ),
    ],
  },
  'selector-expression': {
    accepted: [
      accepted(budgetOf(asking({ key: 'app', operator: 'In', values: ['web', ''] }))),
      accepted(budgetOf(asking({ key: 'app', operator: 'DoesNotExist', values: [] }))),
    ],
    rejected: [
      ...expressions((one) => budgetOf(asking(one)), 'spec.selector.matchExpressions[0]'),
      ...expressions((one) => policyOf({ podSelector: asking(one) }), 'spec.podSelector.matchExpressions[0]'),
      ...expressions((one) => workload({ selector: asking(one) }), 'spec.selector.matchExpressions[0]'),
      ...expressions((one) => near({ namespaceSelector: asking(one) }), `${atTerm}.namespaceSelector.matchExpressions[0]`),
      ...expressions((one) => spreading({ labelSelector: asking(one) }), `${atSpread}.labelSelector.matchExpressions[0]`),
    ],
  },
  'match-label-keys': {
    accepted: [
      accepted(spreading({ matchLabelKeys: ['pod-template-hash'] })),
      accepted(spreading({ labelSelector: null, matchLabelKeys: [] })),
      at('1.36', accepted(near({ matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] }))),
      // taken away, as their feature gate is off
      at('1.30', accepted(near({ labelSelector: null, matchLabelKeys: ['my key'] }))),
    ],
    rejected: [
      rejected(spreading({ labelSelector: null, matchLabelKeys: ['hash'] }), [`${atSpread}.matchLabelKeys`, NO_SELECTOR]),
      rejected(spreading({ matchLabelKeys: ['hash', 'my key'] }), [`${atSpread}.matchLabelKeys[1]`, noKey('my key')]),
      at('1.36', rejected(near({ labelSelector: null, matchLabelKeys: ['a'] }), [`${atTerm}.matchLabelKeys`, NO_SELECTOR])),
      at(
        '1.36',
        rejected(near({ mismatchLabelKeys: [''] }), [`${atTerm}.mismatchLabelKeys[0]`, 'Invalid value: "": name part must be non-empty']),
      ),
      at(
        '1.36',
        rejected(near({ matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] }), [
          `${atTerm}.matchLabelKeys[0]`,
          'Invalid value: "a": exists in both matchLabelKeys and mismatchLabelKeys',
        ]),
      ),
    ],
  },
  'match-label-keys-once': {
    accepted: [
      accepted(spreading({ matchLabelKeys: ['hash'] }, { app: 'web', hash: '1' })),
      // what the Pod has not is not asked for, since it is the Pod's labels that are looked at
      at('1.36', accepted(spreading(known))),
      at('1.36', accepted(podOf({ affinity: { podAffinity: { [REQUIRED]: [term({ ...known, matchLabelKeys: ['hash'] })] } } }))),
    ],
    rejected: [
      rejected(spreading(known), [`${atSpread}.matchLabelKeys[0]`, `Invalid value: "app": ${TWICE}`, ONE]),
      // since 1.34 the workload is taken
      withoutPods(
        rejected(workload({}, spread({ labelSelector: asking({ key: 'app', operator: 'Exists' }), matchLabelKeys: ['app'] })), [
          `spec.template.${atSpread}.matchLabelKeys[0]`,
          `Invalid value: "app": ${TWICE}`,
          ONE,
        ]),
      ),
      at('1.36', rejected(spreading(known, { app: 'web' }), [`${atSpread}.matchLabelKeys[0]`, `Invalid value: "app": ${TWICE}`, ONE])),
      withoutPods(
        at(
          '1.36',
          rejected(workload({}, { affinity: { podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: term(known) }] } } }), [
            `spec.template.spec.affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.matchLabelKeys[0]`,
            `Invalid value: "app": ${TWICE}`,
            ONE,
          ]),
        ),
      ),
    ],
  },
};
