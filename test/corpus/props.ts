// A manifest → the props with which a user would write it: shorter forms wherever they can say it exactly, Kubernetes' own elsewhere.
import { existing } from '../../lib/kube/reference';
import type { KindName } from '../../lib/kube/kinds';
import { isPlainObject, type Manifest } from '../../lib/kube/manifest';
import { canBeKeys, hasOnly, type Wire } from './exact';
import { Forms } from './forms';
import { pod, templateAsPod } from './pod-props';

/** For the class of the manifest's kind. A user writes no null and no status. */
export function propsOf(manifest: Manifest, forms = new Forms()): unknown {
  const { apiVersion: _a, kind, status: _s, spec, ...own } = withoutNulls(manifest) as Wire;
  const translate = TRANSLATE[kind as KindName];
  const fields = { ...own, ...spec };
  return translate ? translate(fields, forms) : fields;
}

const TRANSLATE: Partial<Record<KindName, (fields: Wire, forms: Forms) => Wire>> = {
  Pod: ({ metadata, ...spec }, forms) => ({ metadata, ...pod(spec, forms) }),
  ReplicationController: (fields, forms) => templateAsPod(fields, fields.selector, forms),
  ReplicaSet: (fields, forms) => templateAsPod(fields, fields.selector?.matchLabels, forms),
  Deployment: (fields, forms) => templateAsPod(fields, fields.selector?.matchLabels, forms),
  DaemonSet: (fields, forms) => templateAsPod(fields, fields.selector?.matchLabels, forms),
  StatefulSet: ({ serviceName, ...fields }, forms) => ({
    ...templateAsPod(fields, fields.selector?.matchLabels, forms),
    ...(serviceName !== undefined && { serviceName: forms.use('serviceName as an object', existing('Service', serviceName)) }),
  }),
  Job: (fields, forms) => templateAsPod(fields, undefined, forms),
  PersistentVolumeClaim: ({ storageClassName: name, ...fields }, forms) => ({
    ...fields,
    ...(name !== undefined && {
      storageClassName: name === '' ? name : forms.use('storageClassName as an object', existing('StorageClass', name)),
    }),
  }),
  Secret: secret,
  Service: ({ ports, ...fields }, forms) => ({ ...fields, ...(ports && { ports: servicePorts(ports, forms) }) }),
  Ingress: ({ rules, ...fields }, forms) => ({ ...fields, ...(rules && { rules: rules.map((rule: Wire) => ingressRule(rule, forms)) }) }),
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  HorizontalPodAutoscaler: ({ scaleTargetRef: { apiVersion, kind, name }, ...fields }, forms) => ({
    ...fields,
    scaleTargetRef: apiVersion === 'apps/v1' ? forms.use('scaleTargetRef as an object', existing(kind, name)) : { apiVersion, kind, name },
  }),
};

/** Base64 that is text is written as that text. */
function secret({ data = {}, stringData = {}, ...fields }: Wire, forms: Forms): Wire {
  const texts: Wire = {};
  const bytes: Wire = {};
  for (const [key, base64] of Object.entries<string>(data)) {
    const text = Buffer.from(base64, 'base64').toString('utf8');
    if (Buffer.from(text).toString('base64') === base64) texts[key] = forms.use('stringData', text);
    else bytes[key] = base64;
  }
  const texted = { ...texts, ...stringData };
  return {
    ...fields,
    ...(Object.keys(bytes).length > 0 && { data: bytes }),
    ...(Object.keys(texted).length > 0 && { stringData: texted }),
  };
}

function servicePorts(ports: Wire[], forms: Forms): unknown {
  const named = ports.every((port) => hasOnly(port, 'name', 'port')) && canBeKeys(ports.map(({ name }) => name));
  if (named) return forms.use('Service ports as a map', Object.fromEntries(ports.map(({ name, port }) => [name, port])));
  return ports.map((port) => (hasOnly(port, 'port') ? forms.use('Service ports as numbers', port.port) : port));
}

function ingressRule({ http, ...rule }: Wire, forms: Forms): Wire {
  const paths: Wire[] = http.paths;
  const says = ({ path, pathType, ...rest }: Wire): boolean =>
    path?.startsWith('/') && pathType === 'Prefix' && hasOnly(rest, 'backend') && hasOnly(rest.backend, 'service');
  if (!paths.every(says) || !canBeKeys(paths.map(({ path }) => path))) return { ...rule, http };
  const backends = paths.map(({ path, backend: { service } }) => [path, backend(service, forms)]);
  return { ...rule, http: { paths: forms.use('Ingress paths as a map', Object.fromEntries(backends)) } };
}

const backend = ({ name, port }: Wire, forms: Forms): unknown =>
  port.number === undefined
    ? forms.use('backend as a port', { service: name, port })
    : existing('Service', name, { ports: { http: port.number } });

const RBAC = 'rbac.authorization.k8s.io';

function binding({ roleRef, subjects, ...fields }: Wire, forms: Forms): Wire {
  return {
    ...fields,
    roleRef: roleRef.apiGroup === RBAC ? forms.use('roleRef as an object', existing(roleRef.kind, roleRef.name)) : roleRef,
    ...(subjects && { subjects: subjects.map((one: Wire) => subject(one, forms)) }),
  };
}

const subject = ({ kind, name, namespace, ...rest }: Wire, forms: Forms): unknown =>
  kind === 'ServiceAccount' && Object.keys(rest).length === 0
    ? forms.use('subjects as objects', existing('ServiceAccount', name, namespace && { namespace }))
    : { kind, name, ...(namespace && { namespace }), ...rest };

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([key, one]) => [key, withoutNulls(one)]),
  );
}
