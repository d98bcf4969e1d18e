// Props of a pod → the template that Kubernetes reads. Pure: knows no construct.
import { type CompanionsAt, type ContainerDefaults, type Monitor, type PodDefaults, type Security, SECURITY } from '../context';
import { defaultContainer, patternPod, PATTERN_SECURITY, podNames } from '../defaults';
import { copied, copiedBut } from '../kube/copied';
import { isDeferred, later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import { isRef, type ObjectRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { companyOf } from './company';
import { companyAnnotations } from './company-annotations';
import { companyProblems } from './company-problems';
import { container, type ContainerProps } from './container';
import { injected } from './injected';
import { judgeRestricted } from './judge-restricted';
import { misplaced } from './misplaced';
import type { PodProps } from './pod-props';
import { noteLoopback } from './loopback-ports';
import { podMetadata } from './pod-metadata';
import { PodVolumes } from './pod-volumes';
import { programMounts } from './program-mounts';
import { Rendering } from './rendering';
import { saidContainers } from './said-containers';
import { secure } from './security';
import { sharedCredentials } from './shared-credentials';
import { together } from './together';
import { unshared } from './unshared';

/** A pod template that has all its parts: what a workload's `spec.template` is once it is rendered. */
export interface PodTemplate extends k8s.PodTemplateSpec {
  metadata: k8s.ObjectMeta;
  spec: k8s.PodSpec;
}

export interface PodContext {
  /** Where problems are said to be: `spec.template.spec`. */
  readonly path: string;
  /** The name of the workload. */
  readonly name?: string;
  /** The target's minor version. @default 28 */
  readonly minor?: number;
  /** Whether somebody said the target. */
  readonly targetSaid?: boolean;
  /** Whether a pattern makes it: then it gets what patterns write. */
  readonly pattern?: boolean;
  /** Whether its Pods have to end: a Job's. */
  readonly ends?: boolean;
  readonly security?: Security;
  readonly pod?: PodDefaults;
  readonly container?: ContainerDefaults;
  readonly companions?: CompanionsAt;
  readonly monitor?: Monitor;
}

export interface RenderedPod {
  readonly template: PodTemplate;
  /** Claim templates that mounts brought with them; only a StatefulSet can have them. */
  readonly claims: readonly k8s.PersistentVolumeClaim[];
}

/** Fields that are none of the pod spec, or also take something shorter: they are made by themselves. */
const SHORTER = new Set([
  'metadata',
  'main',
  'containers',
  'initContainers',
  'sidecars',
  'ambassadors',
  'adapters',
  'volumes',
  'security',
  'hostAliases',
  'imagePullSecrets',
  'serviceAccountName',
  'priorityClassName',
  'runtimeClassName',
] as const);

/** Renders a pod; what is wrong with the props, and what exists elsewhere, goes to `rendering`. */
export function podTemplate(given: PodProps, context: PodContext, rendering: Rendering): RenderedPod {
  const { path, pod: defaults = {} } = context;
  const props = saidContainers(given, path, rendering);
  const { main, volumes: listed, hostAliases } = props;
  const volumes = new PodVolumes(rendering);
  if (listed !== undefined && Array.isArray(listed)) volumes.declare(listed, `${path}.volumes`);
  misplaced(props, path, rendering);
  const company = companyOf(props, { minor: context.minor ?? 28, path }, rendering);
  if (company) companyProblems({ props, company, path, ends: context.ends ?? false, targetSaid: context.targetSaid ?? true }, rendering);
  const { containers, initContainers } = company ? together(props, company) : props;
  const rendered = (one: ContainerProps, at: string, named?: string): k8s.Container => {
    const { companions, container: containerDefaults, name: owner } = context;
    return container(one, { path: `${path}.${at}`, volumes, rendering, defaults: containerDefaults, name: named, owner, companions });
  };
  const all = (list: readonly ContainerProps[], at: string, first = 0): k8s.Container[] =>
    list.map((one, i) => (isPlainObject(one) ? rendered(one, `${at}[${i + first}]`) : one)) as k8s.Container[];

  const mains = main ? [rendered(company ? injected(main, company.inject) : main, 'containers[0]', 'main')] : [];
  // field by field, and not spread: it is the inner loop of every app
  const spec: Partial<k8s.PodSpec> = context.pattern ? { ...patternPod, ...copiedBut(props, SHORTER) } : copiedBut(props, SHORTER);
  if (initContainers !== undefined)
    spec.initContainers = Array.isArray(initContainers) ? all(initContainers, 'initContainers') : initContainers;
  if (main || containers !== undefined)
    spec.containers = (
      Array.isArray(containers ?? [])
        ? [...mains, ...all(containers ?? [], 'containers', mains.length)]
        : later(containers, (list) => (Array.isArray(list) ? ([...mains, ...list] as typeof list) : list))
    ) as k8s.Container[];
  name('serviceAccountName', props.serviceAccountName, 'ServiceAccount');
  name('priorityClassName', props.priorityClassName ?? defaults.priorityClassName, 'PriorityClass');
  name('runtimeClassName', props.runtimeClassName, 'RuntimeClass');
  const pullSecrets = props.imagePullSecrets ?? defaults.imagePullSecrets;
  if (pullSecrets !== undefined) spec.imagePullSecrets = secrets(pullSecrets);
  if (hostAliases !== undefined) spec.hostAliases = aliases(hostAliases);
  if (props.nodeSelector === undefined && defaults.nodeSelector) spec.nodeSelector = copied(defaults.nodeSelector);
  if (props.tolerations === undefined && defaults.tolerations) spec.tolerations = copied(defaults.tolerations);
  if (listed !== undefined && !Array.isArray(listed)) spec.volumes = listed;
  else if (listed !== undefined || volumes.volumes.length > 0) spec.volumes = volumes.volumes;
  const word = securityWord(props.security, path, rendering) ?? context.security ?? (context.pattern ? PATTERN_SECURITY : 'none');
  secure(spec as k8s.PodSpec, word, volumes.claims.length > 0);
  const annotations = company
    ? companyAnnotations(company, spec as k8s.PodSpec, context, rendering)
    : context.pattern && Array.isArray(spec.containers) && spec.containers.length > 1
      ? defaultContainer(spec.containers[0]!.name)
      : undefined;
  if (company) {
    unshared(spec as k8s.PodSpec, company, volumes.claims, path, rendering);
    sharedCredentials(spec as k8s.PodSpec, company, path, rendering);
    noteLoopback(spec as k8s.PodSpec, company);
  }
  if (rendering.programs.length > 0) programMounts(spec as k8s.PodSpec, path, rendering);
  const labels = context.pattern && context.name !== undefined ? podNames(context.name) : undefined;
  const template = { metadata: podMetadata(props.metadata, defaults, labels, annotations), spec: spec as k8s.PodSpec };
  if (word === 'restricted') judgeRestricted(template, context, rendering);
  return { template, claims: volumes.claims };

  function name(
    field: 'serviceAccountName' | 'priorityClassName' | 'runtimeClassName',
    ref: string | ObjectRef<string> | undefined,
    kind: 'ServiceAccount' | 'PriorityClass' | 'RuntimeClass',
  ): void {
    if (ref !== undefined) spec[field] = rendering.name(ref, kind, `${path}.${field}`);
  }
  function secrets(refs: NonNullable<PodProps['imagePullSecrets']>): k8s.LocalObjectReference[] {
    if (!Array.isArray(refs)) return refs;
    return refs.map((ref, i) =>
      typeof ref === 'string' || isRef(ref) ? { name: rendering.name(ref, 'Secret', `${path}.imagePullSecrets[${i}]`) } : copied(ref),
    );
  }
}

/** The word, if it is one; a Lazy is none that could be known here. */
function securityWord(security: Security | undefined, path: string, rendering: Rendering): Security | undefined {
  if (security === undefined || SECURITY.includes(security)) return security;
  const words = SECURITY.map((word) => `"${word}"`).join(', ');
  if (isDeferred(security)) rendering.tooLate(`${path}.security`, `write one of ${words}`);
  else
    rendering.problem('supported-value', `${path}.security`, `Unsupported value: ${JSON.stringify(security)}: supported values: ${words}`);
  return undefined;
}

function aliases(hostAliases: NonNullable<PodProps['hostAliases']>): k8s.HostAlias[] {
  if (!isPlainObject(hostAliases)) return copied(hostAliases) as k8s.HostAlias[];
  return Object.entries(hostAliases).map(([ip, hostnames]) => ({ ip, hostnames: copied(hostnames as string[]) }));
}
