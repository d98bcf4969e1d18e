// Rows of the nodes that Pods want, and of the Pods that they want to be near.
import type { Manifest } from '../../lib/kube/manifest';
import {
  accepted,
  asking,
  at,
  atTerm,
  LABEL,
  near,
  NO_OPERATOR,
  noKey,
  noValue,
  podOf,
  PREFERRED,
  rejected,
  REQUIRED,
  SUBDOMAIN,
  term,
  WITH_VALUES,
  WITHOUT_VALUES,
} from './row-of';
import type { RuleRows } from './rows';

const nodes = (its: object): Manifest => podOf({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [its] } } } });
const ratherNodes = (its: object): Manifest => podOf({ affinity: { nodeAffinity: { [PREFERRED]: [its] } } });
const node = (expression: object): Manifest => nodes(asking(expression));
const field = (its: object): Manifest => nodes({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'], ...its }] });
const atNode = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0]`;

const ratherFar = (weight: number, its: object = {}): Manifest =>
  podOf({ affinity: { podAntiAffinity: { [PREFERRED]: [{ weight, podAffinityTerm: term(its) }] } } });

export const affinityRows: Readonly<Record<string, RuleRows>> = {
  'node-expression': {
    accepted: [
      accepted(node({ key: 'disk', operator: 'In', values: ['ssd'] })),
      accepted(node({ key: 'cores', operator: 'Gt', values: ['8'] })),
      accepted(field({})),
      accepted(nodes({})),
    ],
    rejected: [
      rejected(node({ key: 'disk', operator: 'In' }), [`${atNode}.matchExpressions[0].values`, WITH_VALUES]),
      rejected(node({ key: 'disk', operator: 'DoesNotExist', values: ['ssd'] }), [
        `${atNode}.matchExpressions[0].values`,
        WITHOUT_VALUES,
        "leave them out, or write operator: 'NotIn'",
      ]),
      ...[[], ['8', '16']].map((values) =>
        rejected(node({ key: 'cores', operator: 'Gt', values }), [
          `${atNode}.matchExpressions[0].values`,
          "Required value: must be specified single value when `operator` is 'Lt' or 'Gt'",
        ]),
      ),
      rejected(node({ key: 'my disk', operator: 'Exists' }), [`${atNode}.matchExpressions[0].key`, noKey('my disk')]),
      rejected(ratherNodes({ weight: 1, preference: asking({ key: 'disk', operator: 'NotIn', values: [] }) }), [
        `spec.affinity.nodeAffinity.${PREFERRED}[0].preference.matchExpressions[0].values`,
        WITH_VALUES,
      ]),
      rejected(field({ key: 'disk' }), [
        `${atNode}.matchFields[0].key`,
        'Invalid value: "disk": not a valid field selector key',
        'only metadata.name can be; labels are asked for under matchExpressions',
      ]),
      rejected(field({ operator: 'Exists', values: [] }), [
        `${atNode}.matchFields[0].operator`,
        `Invalid value: "Exists": ${NO_OPERATOR}`,
        'In or NotIn',
      ]),
      rejected(field({ values: ['node-1', 'node-2'] }), [
        `${atNode}.matchFields[0].values`,
        "Required value: must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
      ]),
      rejected(field({ values: ['Node 1'] }), [`${atNode}.matchFields[0].values[0]`, `Invalid value: "Node 1": ${SUBDOMAIN}`]),
    ],
  },
  'node-value': {
    accepted: [
      accepted(node({ key: 'disk', operator: 'In', values: ['a b'] })),
      at('1.36', accepted(ratherNodes({ weight: 1, preference: asking({ key: 'disk', operator: 'In', values: ['a b'] }) }))),
    ],
    rejected: [
      at(
        '1.36',
        rejected(node({ key: 'disk', operator: 'In', values: ['ssd', 'a b'] }), [
          `${atNode}.matchExpressions[0].values[1]`,
          noValue('a b'),
        ]),
      ),
    ],
  },
  'node-number': {
    accepted: [
      accepted(node({ key: 'cores', operator: 'Gt', values: ['8'] })),
      accepted(node({ key: 'cores', operator: 'Lt', values: ['-8'] })),
    ],
    rejected: [
      rejected(node({ key: 'cores', operator: 'Gt', values: ['8Gi'] }), [
        `${atNode}.matchExpressions[0].values[0]`,
        'Invalid value: "8Gi": must be a whole number',
        'no node is above or below it',
      ]),
    ],
  },
  'affinity-weight': {
    accepted: [accepted(ratherNodes({ weight: 1, preference: {} })), accepted(ratherFar(100))],
    rejected: [
      rejected(ratherNodes({ weight: 0, preference: {} }), [
        `spec.affinity.nodeAffinity.${PREFERRED}[0].weight`,
        'Invalid value: 0: must be in the range 1-100',
      ]),
      rejected(ratherFar(101), [`spec.affinity.podAntiAffinity.${PREFERRED}[0].weight`, 'Invalid value: 101: must be in the range 1-100']),
    ],
  },
  'pod-affinity-term': {
    accepted: [
      accepted(near({ topologyKey: 'topology.kubernetes.io/zone', namespaces: ['shop'] })),
      accepted(near({ labelSelector: null })),
    ],
    rejected: [
      rejected(near({ topologyKey: 'my zone' }), [`${atTerm}.topologyKey`, noKey('my zone')]),
      rejected(near({ namespaces: ['shop', 'My_Shop'] }), [`${atTerm}.namespaces[1]`, `Invalid value: "My_Shop": ${LABEL}`]),
      rejected(ratherFar(1, { topologyKey: '/zone' }), [
        `spec.affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.topologyKey`,
        'Invalid value: "/zone": prefix part must be non-empty',
      ]),
    ],
  },
};
