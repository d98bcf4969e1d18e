// Environment variables: a map or Kubernetes' list, and where values can come from.
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { isPlainObject } from '../kube/manifest';
import type { NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { referring, type Rendering } from './rendering';

/** A value as it is, or the source that it comes from. Numbers and booleans become text; `undefined` leaves the variable out. */
export type EnvValue = string | number | boolean | k8s.EnvVarSource | undefined;

/**
 * Variables by name, in the order in which they are written: `$(NAME)` sees those before it. Or Kubernetes' own list.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export type Env = { [name: string]: EnvValue } | k8s.EnvVar[];

/** The list that Kubernetes reads. */
export function env(props: Env, rendering: Rendering, path: string): k8s.EnvVar[] {
  if (!isPlainObject(props)) {
    // a list, or a Lazy that will be one
    if (!Array.isArray(props)) return props;
    return eachOf(props, (entry, i) =>
      entry.valueFrom ? { ...copied(entry), valueFrom: rendering.noted(entry.valueFrom, `${path}[${i}].valueFrom`) } : copied(entry),
    );
  }
  const given = Object.entries(props as { [name: string]: EnvValue }).filter(([, value]) => value !== undefined);
  return given.map(([name, value], i): k8s.EnvVar => {
    if (isPlainObject(value)) return { name, valueFrom: rendering.noted(value as k8s.EnvVarSource, `${path}[${i}].valueFrom`) };
    return { name, value: typeof value === 'object' ? (value as unknown as string) : String(value) };
  });
}

/** One key of a Secret. @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/ */
export function secretKeyRef(secret: NameRef<'Secret'>, key: string, options: { optional?: boolean } = {}): k8s.EnvVarSource {
  return referring({ secretKeyRef: { name: nameOf(secret), key, ...options } }, secret, 'Secret');
}

/** One key of a ConfigMap. @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/ */
export function configMapKeyRef(configMap: NameRef<'ConfigMap'>, key: string, options: { optional?: boolean } = {}): k8s.EnvVarSource {
  return referring({ configMapKeyRef: { name: nameOf(configMap), key, ...options } }, configMap, 'ConfigMap');
}

/** What a variable can know of its own pod; labels and annotations by key. */
export type EnvFieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.hostIPs'
  | 'status.podIP'
  | 'status.podIPs';

/** A field of the pod itself. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export const fieldRef = (fieldPath: EnvFieldPath): k8s.EnvVarSource => ({ fieldRef: { fieldPath } });

/** What a container may use; without a limit of its own, the node's size. */
export type ContainerResource = `${'requests' | 'limits'}.${'cpu' | 'memory' | 'ephemeral-storage' | `hugepages-${string}`}`;

/**
 * A request or limit of a container: cpu rounded up to whole cores and memory in bytes, unless a `divisor` (`'1m'`, `'1Mi'`) says otherwise.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export const resourceFieldRef = (
  resource: ContainerResource,
  options: { containerName?: string; divisor?: k8s.Quantity } = {},
): k8s.EnvVarSource => ({
  resourceFieldRef: { resource, ...options },
});

/** One key of an env file in a volume of the pod, Kubernetes 1.34 and later. @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/ */
export const fileKeyRef = (volumeName: string, path: string, key: string, options: { optional?: boolean } = {}): k8s.EnvVarSource => ({
  fileKeyRef: { volumeName, path, key, ...options },
});

const nameOf = (ref: NameRef<'Secret'> | NameRef<'ConfigMap'>): string => (typeof ref === 'string' ? ref : ref.name);
