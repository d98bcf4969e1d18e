// Rows of how fast an autoscaler scales, and of the names of what it scales and measures.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, LABEL, rejected } from './row-of';
import type { RuleRows } from './rows';

const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const autoscaler = (spec: object): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { scaleTargetRef: TARGET, maxReplicas: 3, ...spec },
});
const down = (its: object): Manifest => autoscaler({ behavior: { scaleDown: its } });
const policy = (its: object): Manifest => down({ policies: [{ type: 'Pods', value: 1, periodSeconds: 60, ...its }] });
const scaled = (its: object): Manifest => autoscaler({ scaleTargetRef: { ...TARGET, ...its } });
const measured = (name: string, its: object = {}): Manifest =>
  autoscaler({
    metrics: [
      { type: 'Object', object: { describedObject: { ...TARGET, ...its }, metric: { name }, target: { type: 'Value', value: 1 } } },
    ],
  });
const inContainer = (container: string, name = 'cpu'): Manifest =>
  autoscaler({
    metrics: [
      { type: 'ContainerResource', containerResource: { container, name, target: { type: 'Utilization', averageUtilization: 80 } } },
    ],
  });
const atDown = 'spec.behavior.scaleDown';
const atMetric = 'spec.metrics[0].object';
const GROUP = 'apiVersion must specify API group';

export const autoscalerRows: Readonly<Record<string, RuleRows>> = {
  'autoscaler-behavior': {
    accepted: [
      ...[0, 3600].map((stabilizationWindowSeconds) => accepted(down({ stabilizationWindowSeconds }))),
      accepted(down({ selectPolicy: 'Disabled' })),
      accepted(policy({ type: 'Percent', value: 200, periodSeconds: 1800 })),
      accepted(down({})),
      at('1.36', accepted(down({ tolerance: '0' }))),
    ],
    rejected: [
      rejected(down({ stabilizationWindowSeconds: 3601 }), [
        `${atDown}.stabilizationWindowSeconds`,
        'Invalid value: 3601: must be less than or equal to 3600',
      ]),
      rejected(down({ stabilizationWindowSeconds: -1 }), [
        `${atDown}.stabilizationWindowSeconds`,
        'Invalid value: -1: must be greater than or equal to zero',
      ]),
      rejected(down({ selectPolicy: 'max' }), [
        `${atDown}.selectPolicy`,
        'Unsupported value: "max": supported values: "Disabled", "Max", "Min"',
        'did you mean "Max"?',
      ]),
      rejected(down({ policies: [] }), [
        `${atDown}.policies`,
        'Required value: must specify at least one Policy',
        'left out, they are those of Kubernetes',
      ]),
      rejected(policy({ type: 'Pod' }), [
        `${atDown}.policies[0].type`,
        'Unsupported value: "Pod": supported values: "Percent", "Pods"',
        'did you mean "Pods"?',
      ]),
      rejected(policy({ value: 0 }), [`${atDown}.policies[0].value`, 'Invalid value: 0: must be greater than zero']),
      rejected(policy({ periodSeconds: 0 }), [`${atDown}.policies[0].periodSeconds`, 'Invalid value: 0: must be greater than zero']),
      rejected(policy({ periodSeconds: 1801 }), [
        `${atDown}.policies[0].periodSeconds`,
        'Invalid value: 1801: must be less than or equal to 1800',
      ]),
      at(
        '1.36',
        rejected(down({ tolerance: '-0.1' }), [`${atDown}.tolerance`, 'Invalid value: "-0.1": must be greater than or equal to 0']),
      ),
    ],
  },
  'autoscaler-name': {
    accepted: [
      accepted(scaled({ name: 'Web:1' })),
      accepted(measured('requests per second')),
      accepted(inContainer('main', 'a/b')),
      accepted(scaled({ apiVersion: 'a/b/c' })),
      at('1.36', accepted(measured('requests', { apiVersion: 'v1' }))),
    ],
    rejected: [
      rejected(scaled({ name: 'shop/web' }), ['spec.scaleTargetRef.name', 'Invalid value: "shop/web": may not contain \'/\'']),
      rejected(scaled({ kind: 'apps/Deployment' }), [
        'spec.scaleTargetRef.kind',
        'Invalid value: "apps/Deployment": may not contain \'/\'',
      ]),
      rejected(measured('100%'), [`${atMetric}.metric.name`, 'Invalid value: "100%": may not contain \'%\'']),
      rejected(measured('requests', { name: '..' }), [`${atMetric}.describedObject.name`, 'Invalid value: "..": may not be \'..\'']),
      rejected(inContainer('Main'), ['spec.metrics[0].containerResource.container', `Invalid value: "Main": ${LABEL}`]),
      at(
        '1.36',
        rejected(measured('requests', { apiVersion: 'a/b/c' }), [
          `${atMetric}.describedObject.apiVersion`,
          'Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
        ]),
      ),
    ],
  },
  'autoscaler-group': {
    accepted: [
      accepted(scaled({ apiVersion: 'v1' })),
      at('1.36', accepted(scaled({}))),
      at('1.36', accepted(scaled({ apiVersion: 'v1', kind: 'ReplicationController' }))),
    ],
    rejected: ['v1', '', '/v1', undefined].map((apiVersion) =>
      at(
        '1.36',
        rejected(scaled({ apiVersion }), [
          'spec.scaleTargetRef.apiVersion',
          `Invalid value: "${apiVersion ?? ''}": ${GROUP}`,
          "for example 'apps/v1'",
        ]),
      ),
    ),
  },
};
