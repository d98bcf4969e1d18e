// Rules about selectors of workloads.
import { isPlainObject } from '../kube/manifest';
import { selects, selectsByMap } from '../kube/selector';
import type { Rule } from './rule';
import { quoted } from './scalars';
import { isWellFormed } from './selector-problems';

export const selectorRules: readonly Rule[] = [
  {
    id: 'selector-matches-template',
    severity: 'error',
    on: ['DeploymentSpec', 'ReplicaSetSpec', 'DaemonSetSpec', 'StatefulSetSpec'],
    reads: ['*.selector', 'PodTemplateSpec.metadata'],
    accepts: 'the selector of a workload is not empty, and selects its own Pods',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    check: ({ selector, template }, at) => {
      if (!isPlainObject(selector)) return;
      const labels = labelsOf(template);
      if (isEmpty(selector))
        at.report('selector', `Invalid value: ${quoted(selector)}: empty selector is invalid for ${at.manifest.kind.toLowerCase()}`);
      else if (!selects(selector, labels) && isWellFormed(selector))
        at.report(
          'template.metadata.labels',
          `Invalid value: ${quoted(labels)}: \`selector\` does not match template \`labels\``,
          `the selector wants ${quoted(selector.matchLabels ?? selector.matchExpressions)}`,
        );
    },
  },
  {
    id: 'rc-selector-matches-template',
    severity: 'error',
    on: ['ReplicationControllerSpec'],
    reads: ['ReplicationControllerSpec.selector', 'PodTemplateSpec.metadata'],
    accepts: 'the selector of a ReplicationController selects its own Pods; left out, it is their labels',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#pod-selector',
    check: ({ selector, template }, at) => {
      const labels = labelsOf(template);
      if (!isPlainObject(selector) || Object.keys(selector).length === 0) {
        // the server takes the template's labels for it, if there are any
        if (isPlainObject(template) && isPlainObject(labels) && Object.keys(labels).length === 0) at.report('selector', 'Required value');
        return;
      }
      if (!selectsByMap(selector, labels))
        at.report(
          'template.metadata.labels',
          `Invalid value: ${quoted(labels)}: \`selector\` does not match template \`labels\``,
          `the selector wants ${quoted(selector)}`,
        );
    },
  },
];

function labelsOf(template: unknown): unknown {
  const metadata = isPlainObject(template) && isPlainObject(template.metadata) ? template.metadata : {};
  return metadata.labels ?? {};
}

const isEmpty = ({ matchLabels, matchExpressions }: Record<string, unknown>): boolean =>
  (!isPlainObject(matchLabels) || Object.keys(matchLabels).length === 0) &&
  (!Array.isArray(matchExpressions) || matchExpressions.length === 0);
