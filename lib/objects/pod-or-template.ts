// How a workload is told what its Pods are: by `pod`, or by Kubernetes' own `template`.
import type { Construct } from 'constructs';
import { isPattern, minorAt, settingsOf } from '../context';
import { copied } from '../kube/copied';
import { typeProblem } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { PodProps } from '../pod/pod-props';
import { type PodContext, podTemplate, type PodTemplate, type RenderedPod } from '../pod/pod-template';
import type { Rendering } from '../pod/rendering';

/** `pod` takes the pod spec with `metadata` beside it, and its shorter forms; `template` is Kubernetes' own field. One of the two. */
export type PodOrTemplate = { template: k8s.PodTemplateSpec; pod?: never } | { pod: PodProps; template?: never };

/** Who the Pods belong to: its name, and where it stands. */
export interface PodOwner {
  readonly name: string;
  readonly scope: Construct;
  /** Whether its Pods have to end: a Job's. @default false */
  readonly ends?: boolean;
  /** Whether it is a pattern's, though nothing above it says so. @default false */
  readonly pattern?: boolean;
}

/** Renders either of them; `path` is where the pod spec will stand. */
export function podOf(
  { pod, template }: { pod?: PodProps | undefined; template?: k8s.PodTemplateSpec | undefined },
  owner: PodOwner,
  path: string,
  rendering: Rendering,
): RenderedPod {
  if (pod && template)
    rendering.problem('pod-or-template', path, 'Forbidden: both pod and template are given', 'pod stands for template: write one of them');
  const wrong = typeProblem(pod ?? {}, ['an object']);
  if (wrong !== undefined) rendering.problem('field-type', 'pod', wrong);
  if (!pod || wrong !== undefined) return { template: whole(copied(template ?? {})), claims: [] };
  return podTemplate(pod, podContext(owner, path), rendering);
}

/** What the scope of a workload says of its pod. */
export function podContext({ name, scope, ends = false, pattern = isPattern(scope) }: PodOwner, path: string): PodContext {
  const { target, security, pod, container, companions, monitor } = settingsOf(scope);
  // field by field, and not spread: it is made for every pod
  const context: { -readonly [field in keyof PodContext]: PodContext[field] } = {
    path,
    name,
    minor: minorAt(scope),
    targetSaid: target !== undefined,
    pattern,
    ends,
  };
  if (security) context.security = security;
  if (pod) context.pod = pod;
  if (container) context.container = container;
  if (companions) context.companions = companions;
  if (monitor) context.monitor = monitor;
  return context;
}

/** The pod, whichever of the two was written: a pattern adds to it. */
export function podPropsOf({ pod, template }: { pod?: PodProps | undefined; template?: k8s.PodTemplateSpec | undefined }): PodProps {
  if (pod) return pod;
  const { metadata, spec } = template ?? {};
  return { ...(spec as PodProps | undefined), ...(metadata && { metadata }) };
}

/** A template with all its parts, so that nobody who edits it meets undefined. A value that is no plain data stays what it is. */
function whole(template: k8s.PodTemplateSpec): PodTemplate {
  template.metadata ??= {};
  template.spec ??= {} as k8s.PodSpec;
  return template as PodTemplate;
}
