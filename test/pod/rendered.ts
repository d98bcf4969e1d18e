// A pod of a test, rendered without any construct.
import type { PodProps } from 'cdk8s-patterns';
import { type PodContext, podTemplate, type RenderedPod } from '../../lib/pod/pod-template';
import { Rendering } from '../../lib/pod/rendering';

export interface Rendered extends RenderedPod {
  /** Each as `rule path: message; hint`. */
  readonly problems: readonly string[];
  /** Each as `kind/name`. */
  readonly existing: readonly string[];
}

/** What becomes of the props, with what was said on the way. */
export function rendered(props: PodProps, context: Partial<PodContext> = {}): Rendered {
  const rendering = new Rendering();
  const pod = podTemplate(props, { path: 'spec', ...context }, rendering);
  return {
    ...pod,
    problems: rendering.problems.map(
      ({ rule, path, message, hint }) => `${rule} ${path}: ${message}${hint === undefined ? '' : `; ${hint}`}`,
    ),
    existing: rendering.existing.map(({ kind, name }) => `${kind}/${name}`),
  };
}
