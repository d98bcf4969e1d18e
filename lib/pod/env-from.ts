// All keys of a ConfigMap or Secret as environment variables.
import { isRef, type Ref, type Wire } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { isNothing } from './nothing';
import { referring, type Rendering } from './rendering';

/** A ConfigMap or a Secret (its kind decides), or Kubernetes' own entry. */
export type EnvFrom = Ref<'ConfigMap' | 'Secret'> | Wire<k8s.EnvFromSource>;

/** The list that Kubernetes reads. */
export function envFrom(sources: EnvFrom[], rendering: Rendering, path: string): k8s.EnvFromSource[] {
  if (!Array.isArray(sources)) return sources;
  return sources
    .filter((source) => !isNothing(source))
    .map((source, i) => {
      if (!isRef(source)) return rendering.noted(source as k8s.EnvFromSource, `${path}[${i}]`);
      rendering.refersTo(source, ['ConfigMap', 'Secret'], `${path}[${i}]`);
      return sourceOf(source);
    });
}

/**
 * All keys, each with a prefix before its name; or of an object that may be missing.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 */
export function prefixed(prefix: string, source: Ref<'ConfigMap' | 'Secret'>, options: { optional?: boolean } = {}): k8s.EnvFromSource {
  return referring({ prefix, ...sourceOf(source, options) }, source, 'ConfigMap', 'Secret');
}

function sourceOf({ kind, name }: { kind: string; name: string }, options: { optional?: boolean } = {}): k8s.EnvFromSource {
  return kind === 'Secret' ? { secretRef: { name, ...options } } : { configMapRef: { name, ...options } };
}
