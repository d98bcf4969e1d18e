// What a scope says to everything below it: for which version, how secure, with which defaults. Construct context.
import type { IConstruct } from 'constructs';
import type { NameRef, Wire } from './kube/reference';
import { said } from './kube/said';
import { DEFAULT_TARGET, knownVersions, minorOf } from './kube/version';
import type * as k8s from './kube/wire';

/**
 * How much of the Pod Security Standards is written into pods. `'hardened'`: what breaks no image. `'restricted'`: what the standard
 * of that name demands; images then need a user that is not root. `'none'`: nothing.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type Security = 'none' | 'hardened' | 'restricted';

/** Fields that every pod below a scope gets, unless it has them itself. */
export interface PodDefaults {
  /** Labels and annotations are added one by one; the pod's own win. */
  readonly metadata?: { readonly labels?: { [key: string]: string }; readonly annotations?: { [key: string]: string } };
  readonly imagePullSecrets?: (NameRef<'Secret'> | Wire<k8s.LocalObjectReference>)[];
  readonly nodeSelector?: { [key: string]: string };
  readonly priorityClassName?: NameRef<'PriorityClass'>;
  readonly tolerations?: k8s.Toleration[];
}

/** Fields that every container below a scope gets, unless it has them itself. */
export interface ContainerDefaults {
  readonly imagePullPolicy?: k8s.Container['imagePullPolicy'];
  readonly resources?: k8s.ResourceRequirements;
}

/** The images of ready-made companions and engines, by the name of the function that makes them: `redisProxy`, `postgresql`. */
export interface Companions {
  /** Whole images instead of those pinned here: `{ redisProxy: 'registry.acme.example/envoy:1.31' }`. @default those pinned here */
  readonly images?: { readonly [program: string]: string };
  /** A registry, with a path, in place of the public ones: one for all, or one for each (`{ 'quay.io': 'harbor.acme.example/quay' }`). @default none */
  readonly mirror?: string | { readonly [registry: string]: string };
  /** What each image has to be, whatever its tag says: `sha256:…`. @default none */
  readonly digests?: { readonly [program: string]: string };
}

/** How collectors are told of an adapter: annotations `prometheus.io/…` on the Pods, a PodMonitor, or not at all. */
export type Monitor = 'annotations' | 'PodMonitor' | 'none';

/**
 * Which changes replace Pods: `true` of every ConfigMap that is made here and that a template refers to, `'includingSecrets'` of Secrets
 * too, whose sum is then in the manifests for everybody to compare guesses with. `false`: only of what asks for it, as a Configuration does.
 */
export type RestartOnChange = boolean | 'includingSecrets';

export interface Settings {
  /** The version of Kubernetes that has to take the manifests: `'1.28'` to `'1.37'`. @default '1.28' */
  readonly target?: string | undefined;
  /** @default 'none' for plain objects */
  readonly security?: Security | undefined;
  /** The cluster that the objects are for, where an App has several: an object may exist once in each. @default one cluster */
  readonly cluster?: string | undefined;
  /** @default none */
  readonly pod?: PodDefaults | undefined;
  /** @default none */
  readonly container?: ContainerDefaults | undefined;
  /** @default false */
  readonly restartOnChange?: RestartOnChange | undefined;
  /** @default 'none' */
  readonly monitor?: Monitor | undefined;
  /** @default the images that are pinned here */
  readonly companions?: Companions | undefined;
}

const KEY = 'cdk8s-patterns';

/** The words that say how secure. */
export const SECURITY: readonly Security[] = ['none', 'hardened', 'restricted'];

/**
 * Sets what holds for everything that is made below the scope; settings further up still hold where nothing is said here.
 * @throws if the scope has children already (context of constructs cannot come late), or the target is no version known here
 */
export function configure(scope: IConstruct, settings: Settings): void {
  if (settings.target !== undefined && minorOf(settings.target) === undefined) {
    throw new RangeError(`target '${settings.target}' is no version that is known here: ${knownVersions}`);
  }
  if (settings.security !== undefined && !SECURITY.includes(settings.security)) {
    throw new RangeError(`security '${settings.security}' is none of ${SECURITY.map((word) => `'${word}'`).join(', ')}`);
  }
  const above = settingsOf(scope);
  scope.node.setContext(KEY, {
    ...above,
    ...said(settings),
    pod: {
      ...above.pod,
      ...said(settings.pod),
      metadata: {
        labels: { ...above.pod?.metadata?.labels, ...settings.pod?.metadata?.labels },
        annotations: { ...above.pod?.metadata?.annotations, ...settings.pod?.metadata?.annotations },
      },
    },
    container: { ...above.container, ...said(settings.container) },
    companions: {
      ...above.companions,
      ...said(settings.companions),
      images: { ...above.companions?.images, ...settings.companions?.images },
      digests: { ...above.companions?.digests, ...settings.companions?.digests },
    },
  } satisfies Settings);
}

/** What holds at a scope. */
export const settingsOf = (scope: IConstruct): Settings => (scope.node.tryGetContext(KEY) as Settings | undefined) ?? {};

const PATTERN = 'cdk8s-patterns/pattern';
/** What stands below is made by a pattern: its pods get what patterns write. */
export const markPattern = (scope: IConstruct): void => scope.node.setContext(PATTERN, true);
export const isPattern = (scope: IConstruct): boolean => scope.node.tryGetContext(PATTERN) === true;

/** The minor version that holds at a scope. */
export const minorAt = (scope: IConstruct): number => minorOf(settingsOf(scope).target ?? DEFAULT_TARGET)!;

const checkedRoots = new WeakSet<IConstruct>();
/** From now on whoever synthesizes this tree gathers the problems of its constructs itself. */
export const markChecked = (root: IConstruct): void => void checkedRoots.add(root);
export const isChecked = (construct: IConstruct): boolean => checkedRoots.has(construct.node.root);
