// Rules about Ingresses.
import { fieldsOf } from '../kube/fields-of';
import { isPlainObject, objectId } from '../kube/manifest';
import { entries, isText } from './entries';
import type { ReadonlySet } from './manifest-set';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

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
  {
    id: 'ingress-address-once',
    severity: 'warning',
    reads: ['IngressRule.host', 'HTTPIngressPath.path', 'HTTPIngressPath.pathType', 'IngressSpec.ingressClassName'],
    accepts: 'no two Ingresses of a class and namespace lead the same host and path',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
    checkAll: addressesTwice,
  },
];

function addressesTwice(set: ReadonlySet, report: Report): void {
  if (set.names('Ingress').length < 2) return;
  const led = new Map<string, string>();
  set.manifests.forEach((manifest, index) => {
    if (manifest.kind !== 'Ingress' || manifest.apiVersion !== 'networking.k8s.io/v1') return;
    const annotations = fieldsOf(fieldsOf(manifest.metadata).annotations);
    if (annotations[CANARY] === 'true') return; // a share of the same requests: it is meant so
    const { ingressClassName = annotations[ANNOTATION], rules } = fieldsOf(manifest.spec);
    const { namespace = '', name } = objectId(manifest);
    const controller = `${namespace} ${String(ingressClassName)} ${toldApartBy(annotations)}`;
    entries(rules).forEach(({ host, http }, i) =>
      entries(fieldsOf(http).paths).forEach(({ path, pathType }, j) => {
        const address = `${isText(host) ? host : ''}${plain(path, pathType)}`;
        const key = `${controller} ${String(pathType)} ${address}`;
        const before = led.get(key);
        if (before === undefined) led.set(key, name);
        if (before === undefined || before === name) return;
        report(
          index,
          `spec.rules[${i}].http.paths[${j}].path`,
          `Duplicate value: ${quoted(address)}`,
          `Ingress/${before} leads it already: ingress-nginx refuses the second, other controllers pick one; keep one, or give each its own host or path`,
        );
      }),
    );
  });
}

const CANARY = 'nginx.ingress.kubernetes.io/canary';

/** Other controllers have annotations by which two of one address are two: the ports that they listen on, the load balancer that they are part of. */
const toldApartBy = (annotations: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(annotations)
      .filter(([key]) => OF_CONTROLLERS.test(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const OF_CONTROLLERS = /^(?!nginx\.)[^/]*(ingress|networking\.gke|haproxy)[^/]*\/|^kubernetes\.io\/ingress\.(?!class$)/;

/** As a controller compares it: the last slash of a prefix says nothing. */
function plain(path: unknown, pathType: unknown): string {
  const text = isText(path) ? path : '/';
  return pathType === 'Prefix' && text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text;
}
