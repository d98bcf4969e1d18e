// How a workload is told what its Pods are: by `pod`, or by Kubernetes' own `template`.
import type { Construct } from 'constructs';
import { settingsOf } from '../context';
import { copied } from '../kube/copied';
import type * as k8s from '../kube/wire';
import type { PodProps } from '../pod/pod-props';
import { podTemplate, type PodTemplate, type RenderedPod } from '../pod/pod-template';
import type { Rendering } from '../pod/rendering';

/** `pod` takes the pod spec with `metadata` beside it, and its shorter forms; `template` is Kubernetes' own field. One of the two. */
export type PodOrTemplate = { template: k8s.PodTemplateSpec; pod?: never } | { pod: PodProps; template?: never };

/** Renders either of them; `path` is where the pod spec will stand. */
export function podOf(
  { pod, template }: { pod?: PodProps | undefined; template?: k8s.PodTemplateSpec | undefined },
  scope: Construct,
  path: string,
  rendering: Rendering,
): RenderedPod {
  if (pod && template)
    rendering.problem('pod-or-template', path, 'Forbidden: both pod and template are given', 'pod stands for template: write one of them');
  if (!pod) return { template: whole(copied(template ?? {})), claims: [] };
  const { security, pod: podDefaults, container } = settingsOf(scope);
  return podTemplate(
    pod,
    { path, ...(security && { security }), ...(podDefaults && { pod: podDefaults }), ...(container && { container }) },
    rendering,
  );
}

/** A template with all its parts, so that nobody who edits it meets undefined. A value that is no plain data stays what it is. */
function whole(template: k8s.PodTemplateSpec): PodTemplate {
  template.metadata ??= {};
  template.spec ??= {} as k8s.PodSpec;
  return template as PodTemplate;
}
