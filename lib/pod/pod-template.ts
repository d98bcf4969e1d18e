// Props of a pod → the template that Kubernetes reads. Pure: knows no construct.
import type { ContainerDefaults, PodDefaults, Security } from '../context';
import { copied } from '../kube/copied';
import { later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { isRef, type ObjectRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { container } from './container';
import type { PodProps } from './pod-props';
import { PodVolumes } from './pod-volumes';
import { Rendering } from './rendering';
import { secure } from './security';

/** A pod template that has all its parts: what a workload's `spec.template` is once it is rendered. */
export interface PodTemplate extends k8s.PodTemplateSpec {
  metadata: k8s.ObjectMeta;
  spec: k8s.PodSpec;
}

export interface PodContext {
  /** Where problems are said to be: `spec.template.spec`. */
  readonly path: string;
  readonly security?: Security;
  readonly pod?: PodDefaults;
  readonly container?: ContainerDefaults;
}

export interface RenderedPod {
  readonly template: PodTemplate;
  /** Claim templates that mounts brought with them; only a StatefulSet can have them. */
  readonly claims: readonly k8s.PersistentVolumeClaim[];
}

/** Renders a pod; what is wrong with the props, and what exists elsewhere, goes to `rendering`. */
export function podTemplate(props: PodProps, context: PodContext, rendering: Rendering): RenderedPod {
  const {
    metadata,
    main,
    containers,
    initContainers,
    volumes: listed,
    security,
    hostAliases,
    imagePullSecrets,
    serviceAccountName,
    priorityClassName,
    runtimeClassName,
    ...rest
  } = props;
  const { path, pod: defaults = {} } = context;
  const volumes = new PodVolumes(rendering);
  if (listed !== undefined && Array.isArray(listed)) volumes.declare(listed, `${path}.volumes`);
  const all = (list: NonNullable<PodProps['containers']>, at: string, first = 0): k8s.Container[] =>
    list.map((one, i) =>
      isPlainObject(one)
        ? container(one, { path: `${path}.${at}[${i + first}]`, volumes, rendering, defaults: context.container ?? {} })
        : one,
    ) as k8s.Container[];

  const mains = main ? all([{ ...main, name: main.name ?? 'main' }], 'containers') : [];
  const spec = {
    ...copied(rest),
    ...(initContainers !== undefined && {
      initContainers: Array.isArray(initContainers) ? all(initContainers, 'initContainers') : initContainers,
    }),
    ...((main || containers !== undefined) && {
      containers: Array.isArray(containers ?? [])
        ? [...mains, ...all(containers ?? [], 'containers', mains.length)]
        : later(containers, (list) => (Array.isArray(list) ? ([...mains, ...list] as typeof list) : list)),
    }),
    ...named('serviceAccountName', serviceAccountName, 'ServiceAccount'),
    ...named('priorityClassName', priorityClassName ?? defaults.priorityClassName, 'PriorityClass'),
    ...named('runtimeClassName', runtimeClassName, 'RuntimeClass'),
    ...pullSecrets(imagePullSecrets ?? defaults.imagePullSecrets),
    ...(hostAliases !== undefined && { hostAliases: aliases(hostAliases) }),
    ...(rest.nodeSelector === undefined && defaults.nodeSelector && { nodeSelector: copied(defaults.nodeSelector) }),
    ...(rest.tolerations === undefined && defaults.tolerations && { tolerations: copied(defaults.tolerations) }),
  } as k8s.PodSpec;
  if (listed !== undefined && !Array.isArray(listed)) spec.volumes = listed;
  else if (listed !== undefined || volumes.volumes.length > 0) spec.volumes = volumes.volumes;
  secure(spec, security ?? context.security ?? 'none');
  return { template: { metadata: meta(metadata, defaults), spec }, claims: volumes.claims };

  function named(
    field: string,
    ref: string | ObjectRef<string> | undefined,
    kind: 'ServiceAccount' | 'PriorityClass' | 'RuntimeClass',
  ): object {
    return ref === undefined ? {} : { [field]: rendering.name(ref, kind, `${path}.${field}`) };
  }
  function pullSecrets(refs: PodProps['imagePullSecrets']): object {
    if (refs === undefined) return {};
    if (!Array.isArray(refs)) return { imagePullSecrets: refs };
    return {
      imagePullSecrets: refs.map((ref, i) =>
        typeof ref === 'string' || isRef(ref) ? { name: rendering.name(ref, 'Secret', `${path}.imagePullSecrets[${i}]`) } : copied(ref),
      ),
    };
  }
}

function aliases(hostAliases: NonNullable<PodProps['hostAliases']>): k8s.HostAlias[] {
  if (!isPlainObject(hostAliases)) return copied(hostAliases) as k8s.HostAlias[];
  return Object.entries(hostAliases).map(([ip, hostnames]) => ({ ip, hostnames: [...(hostnames as string[])] }));
}

function meta(own: k8s.ObjectMeta | undefined, { metadata: defaults }: PodDefaults): k8s.ObjectMeta {
  return later(own ?? {}, (given) => {
    const merged = copied(given ?? {});
    for (const field of ['labels', 'annotations'] as const) {
      if (defaults?.[field] && Object.keys(defaults[field]).length > 0)
        merged[field] = later(merged[field] ?? {}, (its) => ({ ...defaults[field], ...its }));
    }
    return merged;
  });
}
