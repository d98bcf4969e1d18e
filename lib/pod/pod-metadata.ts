// Labels and annotations of a pod: the user's, the scope's, and what is written for everybody.
import type { PodDefaults } from '../context';
import { copied } from '../kube/copied';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { over } from '../kube/over';
import type * as k8s from '../kube/wire';

export type Texts = { readonly [key: string]: string };

/** The user's own win over what a scope says, and that over what is written for everybody. */
export function podMetadata(
  own: k8s.ObjectMeta | undefined,
  { metadata: defaults }: PodDefaults,
  labels?: Texts,
  annotations?: Texts,
): k8s.ObjectMeta {
  return later(own ?? {}, (given) => {
    const merged = copied(given ?? {});
    if (!isPlainObject(merged)) return merged;
    add('labels', { ...labels, ...defaults?.labels });
    add('annotations', { ...annotations, ...defaults?.annotations });
    return merged;

    function add(field: 'labels' | 'annotations', texts: Texts): void {
      if (Object.keys(texts).length > 0) merged[field] = later(merged[field] ?? {}, (its) => over(texts, its));
    }
  });
}
