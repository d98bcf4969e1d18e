// Rules about Ingresses.
import { isPlainObject } from '../kube/manifest';
import type { Rule } from './rule';

const ANNOTATION = 'kubernetes.io/ingress.class';

export const ingressRules: readonly Rule[] = [
  {
    id: 'ingress-class-annotation',
    severity: 'warning',
    on: ['Ingress'],
    reads: ['ObjectMeta.annotations', 'IngressSpec.ingressClassName'],
    accepts: 'an Ingress names its class in spec.ingressClassName, not in the deprecated annotation',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
    check: ({ metadata }, at) => {
      const annotations = isPlainObject(metadata) && isPlainObject(metadata.annotations) ? metadata.annotations : {};
      const value = annotations[ANNOTATION];
      if (typeof value !== 'string') return;
      at.report(
        `metadata.annotations[${ANNOTATION}]`,
        `annotation "${ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`,
        `write ingressClassName: ${value}`,
      );
    },
  },
];
