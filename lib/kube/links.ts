// Where one manifest names another. A link without a target is a finding; one with a target is an edge of the picture.
import { fieldsOf } from './fields-of';
import { entries } from './entries';
import { type Manifest } from './manifest';
import { podTemplateOf } from './pod-template-of';

/** A name that stands for another object. */
export interface Link {
  /** Where the name is written. */
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  /** The namespace, where the link itself says one; otherwise it is the manifest's own. */
  readonly namespace?: string;
  /** The key of a ConfigMap or Secret, and where it is written. */
  readonly key?: { readonly name: string; readonly path: string };
  /** The port of a Service, and where it is written. */
  readonly port?: { readonly value: string | number; readonly path: string };
  /** Whether it works without a target. */
  readonly optional?: true;
}

type Fields = Record<string, unknown>;

/** Every link of a manifest that must be met for it to work. What is malformed, or `optional`, is passed over. */
export function links(manifest: Manifest): Link[] {
  const template = podTemplateOf(manifest);
  const all = template ? podLinks(template.spec, template.path) : [];
  const found = all.filter((link) => !link.optional && !isReplaced(link, manifest, template!.spec));
  const own = Object.hasOwn(byKind, manifest.kind) ? byKind[manifest.kind] : undefined;
  return own ? [...found, ...own(manifest)] : found;
}

/** The ConfigMaps and Secrets that containers and volumes of a manifest's Pods read, `optional` ones too. */
export function configLinks(manifest: Manifest): Link[] {
  const template = podTemplateOf(manifest);
  return template ? podConfig(template.spec, template.path).filter(({ kind }) => kind === 'ConfigMap' || kind === 'Secret') : [];
}

/** A StatefulSet replaces a volume that bears the name of a claim template: what the volume names is never looked for. */
function isReplaced({ kind, path }: Link, { kind: owner, spec }: Manifest, pod: Fields): boolean {
  if (owner !== 'StatefulSet' || kind !== 'PersistentVolumeClaim') return false;
  const templates = new Set(each(fieldsOf(spec).volumeClaimTemplates).map(([one]) => fieldsOf(one.metadata).name));
  return each(pod.volumes).some(([volume, i]) => path.includes(`.volumes[${i}].`) && templates.has(volume.name));
}

const byKind: { readonly [kind: string]: (manifest: Manifest) => Link[] } = {
  StatefulSet: ({ spec }) => named(fieldsOf(spec), 'serviceName', 'Service', 'spec'),
  Ingress: ({ metadata, spec }) => [...ingressLinks(fieldsOf(spec)), ...(isServedByMaker(metadata) ? [] : tlsLinks(fieldsOf(spec)))],
  HorizontalPodAutoscaler: ({ spec }) => byReference(fieldsOf(fieldsOf(spec).scaleTargetRef), 'spec.scaleTargetRef'),
  RoleBinding: (binding) => [...byReference(fieldsOf(binding.roleRef), 'roleRef'), ...subjects(binding)],
  ClusterRoleBinding: (binding) => [...byReference(fieldsOf(binding.roleRef), 'roleRef'), ...subjects(binding)],
  HTTPRoute: ({ spec }) => routeLinks(fieldsOf(spec)),
  GRPCRoute: ({ spec }) => routeLinks(fieldsOf(spec)),
  Certificate: ({ spec }) => {
    const ref = fieldsOf(fieldsOf(spec).issuerRef);
    const group = ref.group ?? 'cert-manager.io';
    return group === 'cert-manager.io' ? byReference({ kind: 'Issuer', ...ref }, 'spec.issuerRef') : [];
  },
};

/** Most pods have few of all that could name something: what is not there costs nothing. */
function podLinks(spec: Fields, path: string): Link[] {
  const found: Link[] = [];
  for (const [field, kind] of NAMED) if (spec[field] !== undefined) found.push(...named(spec, field, kind, path));
  if (spec.imagePullSecrets !== undefined)
    for (const [one, i] of each(spec.imagePullSecrets)) found.push(...named(one, 'name', 'Secret', `${path}.imagePullSecrets[${i}]`));
  const config = podConfig(spec, path);
  return found.length === 0 ? config : [...found, ...config];
}

const NAMED = [
  ['serviceAccountName', 'ServiceAccount'],
  ['priorityClassName', 'PriorityClass'],
  ['runtimeClassName', 'RuntimeClass'],
] as const;

function podConfig(spec: Fields, path: string): Link[] {
  const found: Link[] = [];
  for (const list of ['initContainers', 'containers'] as const)
    entries(spec[list]).forEach((one, i) => {
      if (one.env !== undefined || one.envFrom !== undefined) found.push(...containerLinks(one, `${path}.${list}[${i}]`));
    });
  if (spec.volumes !== undefined) for (const [one, i] of each(spec.volumes)) found.push(...volumeLinks(one, `${path}.volumes[${i}]`));
  return found;
}

function containerLinks(container: Fields, path: string): Link[] {
  const found: Link[] = [];
  entries(container.env).forEach(({ valueFrom }, i) => {
    if (valueFrom === undefined) return;
    const from = fieldsOf(valueFrom);
    const at = `${path}.env[${i}].valueFrom`;
    found.push(...keyed(from.configMapKeyRef, 'ConfigMap', `${at}.configMapKeyRef`));
    found.push(...keyed(from.secretKeyRef, 'Secret', `${at}.secretKeyRef`));
  });
  const envFrom = each(container.envFrom).flatMap(([one, i]) => [
    ...whole(one.configMapRef, 'name', 'ConfigMap', `${path}.envFrom[${i}].configMapRef`),
    ...whole(one.secretRef, 'name', 'Secret', `${path}.envFrom[${i}].secretRef`),
  ]);
  return [...found, ...envFrom];
}

function volumeLinks(volume: Fields, path: string): Link[] {
  const sources = each(fieldsOf(volume.projected).sources).flatMap(([one, i]) => fileLinks(one, 'name', `${path}.projected.sources[${i}]`));
  return [
    ...fileLinks(volume, 'secretName', path),
    ...sources,
    ...whole(volume.persistentVolumeClaim, 'claimName', 'PersistentVolumeClaim', `${path}.persistentVolumeClaim`),
  ];
}

/** ConfigMap and Secret as files: the object, and each key that is asked for. */
function fileLinks(source: Fields, secretName: string, path: string): Link[] {
  return (
    [
      ['configMap', 'name', 'ConfigMap'],
      ['secret', secretName, 'Secret'],
    ] as const
  ).flatMap(([field, nameField, kind]) => {
    if (source[field] === undefined) return [];
    const at = `${path}.${field}`;
    const value = fieldsOf(source[field]);
    return whole(value, nameField, kind, at).flatMap((link) => {
      const keys = each(value.items).flatMap(([item, i]): Link[] =>
        typeof item.key === 'string' ? [{ ...link, key: { name: item.key, path: `${at}.items[${i}].key` } }] : [],
      );
      return keys.length > 0 ? keys : [link];
    });
  });
}

function ingressLinks(spec: Fields): Link[] {
  const backend = (value: unknown, path: string): Link[] => {
    const service = fieldsOf(fieldsOf(value).service);
    const port = fieldsOf(service.port);
    const [field, number] = typeof port.name === 'string' ? ['name', port.name] : ['number', port.number];
    return named(service, 'name', 'Service', `${path}.service`).map((link) => withPort(link, number, `${path}.service.port.${field}`));
  };
  const rules = each(spec.rules).flatMap(([rule, i]) =>
    each(fieldsOf(rule.http).paths).flatMap(([path, j]) => backend(path.backend, `spec.rules[${i}].http.paths[${j}].backend`)),
  );
  return [...backend(spec.defaultBackend, 'spec.defaultBackend'), ...rules];
}

const tlsLinks = (spec: Fields): Link[] => each(spec.tls).flatMap(([one, i]) => named(one, 'secretName', 'Secret', `spec.tls[${i}]`));

/** Whether cert-manager is asked to make the Secrets that an Ingress names. */
function isServedByMaker(metadata: unknown): boolean {
  return Object.keys(fieldsOf(fieldsOf(metadata).annotations)).some((key) => MAKERS.has(key));
}
const MAKERS = new Set(['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme']);

function routeLinks(spec: Fields): Link[] {
  const parents = each(spec.parentRefs).flatMap(([ref, i]) => reference({ kind: 'Gateway', ...ref }, `spec.parentRefs[${i}]`, 'Gateway'));
  const backends = each(spec.rules).flatMap(([rule, i]) =>
    each(rule.backendRefs).flatMap(([ref, j]) => {
      const at = `spec.rules[${i}].backendRefs[${j}]`;
      return reference({ kind: 'Service', ...ref }, at, 'Service').map((link) => withPort(link, ref.port, `${at}.port`));
    }),
  );
  return [...parents, ...backends];
}

const subjects = (binding: Manifest): Link[] =>
  each(binding.subjects).flatMap(([one, i]) => reference(one, `subjects[${i}]`, 'ServiceAccount'));

/** A reference that says its kind, if it is that one. */
const reference = (ref: Fields, path: string, kind: string): Link[] => (ref.kind === kind ? byReference(ref, path) : []);

function byReference(ref: Fields, path: string): Link[] {
  if (typeof ref.kind !== 'string') return [];
  return named(ref, 'name', ref.kind, path).map((link) => ({
    ...link,
    ...(typeof ref.namespace === 'string' && { namespace: ref.namespace }),
  }));
}

function keyed(value: unknown, kind: string, path: string): Link[] {
  const { key } = fieldsOf(value);
  return whole(value, 'name', kind, path).map((link) => ({
    ...link,
    ...(typeof key === 'string' && { key: { name: key, path: `${path}.key` } }),
  }));
}

const whole = (value: unknown, nameField: string, kind: string, path: string): Link[] =>
  named(fieldsOf(value), nameField, kind, path).map((link) => (fieldsOf(value).optional === true ? { ...link, optional: true } : link));

const named = (value: Fields, field: string, kind: string, path: string): Link[] => {
  const name = value[field];
  return typeof name === 'string' && name !== '' ? [{ path: `${path}.${field}`, kind, name }] : [];
};

const withPort = (link: Link, value: unknown, path: string): Link =>
  typeof value === 'string' || typeof value === 'number' ? { ...link, port: { value, path } } : link;

const each = (list: unknown): [Fields, number][] =>
  Array.isArray(list) ? list.map((one: unknown, i): [Fields, number] => [fieldsOf(one), i]) : [];
