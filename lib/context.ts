// What a scope says to everything below it: for which version, how secure, with which defaults. Construct context.
import type { IConstruct } from 'constructs';
import { isDigest } from './kube/image';
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

/**
 * The images of ready-made companions and engines, by the name of the function that makes them: `redisProxy`, `postgresql`; of one series
 * or patch by `'postgresql@16'` and `'postgresql@16.14'`, and the closest name wins. A database never gets an image of another major.
 */
export interface Companions {
  /** Whole images instead of those pinned here: `{ redisProxy: 'registry.acme.example/envoy:1.31' }`. @default those pinned here */
  readonly images?: { readonly [program: string]: string };
  /** A registry, with a path, in place of the public ones: one for all, or one for each (`{ 'quay.io': 'harbor.acme.example/quay' }`). @default none */
  readonly mirror?: string | { readonly [registry: string]: string };
  /** What each image has to be, whatever its tag says: `sha256:…`; an engine's by its version. @default none */
  readonly digests?: { readonly [program: string]: string };
}

/** As they hold at a scope. */
export interface CompanionsAt extends Companions {
  /** Programs that run below the scope, the user's own too: noted while their pods are rendered. */
  readonly asked?: Set<string>;
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
 * @throws if the scope has children already (context of constructs cannot come late), the target is no version known here, or a digest is none
 */
export function configure(scope: IConstruct, settings: Settings): void {
  if (settings.target !== undefined && minorOf(settings.target) === undefined) {
    throw new RangeError(`target '${settings.target}' is no version that is known here: ${knownVersions}`);
  }
  if (settings.security !== undefined && !SECURITY.includes(settings.security)) {
    throw new RangeError(`security '${settings.security}' is none of ${SECURITY.map((word) => `'${word}'`).join(', ')}`);
  }
  const { images, digests } = settings.companions ?? {};
  refuseDigests(digests);
  const above = settingsOf(scope);
  const asked = above.companions?.asked ?? new Set();
  const strange = [...strangeIn('images', images), ...strangeIn('digests', digests)];
  if (strange.length > 0) scope.node.addValidation({ validate: () => strange.filter(({ program }) => !asked.has(program)).map(unknown) });
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
      images: { ...above.companions?.images, ...images },
      digests: { ...above.companions?.digests, ...digests },
      asked,
    },
  } satisfies SettingsAt);
}

interface SettingsAt extends Settings {
  readonly companions?: CompanionsAt | undefined;
}

/** What holds at a scope. */
export const settingsOf = (scope: IConstruct): SettingsAt => (scope.node.tryGetContext(KEY) as SettingsAt | undefined) ?? {};

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

/** The functions that make containers whose images a scope may say. */
export const PROGRAMS: readonly string[] = [
  ...['authProxy', 'cloudSqlProxy', 'configReload', 'gitClone', 'gitSync', 'logCollector', 'logShipper', 'mysqlExporter', 'nodeExporter'],
  ...['postgresExporter', 'redisExporter', 'redisProxy', 's3Transfer', 'statsdExporter', 'tcpProxy', 'waitFor'],
  ...['postgresql', 'mysql', 'mariadb', 'redis', 'mongodb'],
];
const NAMED = /^([^@]+)(@\d+(\.\d+)*)?$/;

interface Strange {
  readonly path: string;
  readonly key: string;
  readonly program: string;
}

/** Lines for what is none of ours: a container of the user's own may still come by that name. */
const strangeIn = (field: string, lines: object = {}): Strange[] =>
  Object.keys(lines).flatMap((key) => {
    const program = NAMED.exec(key)?.[1] ?? key;
    return PROGRAMS.includes(program) && NAMED.test(key) ? [] : [{ path: `companions.${field}`, key, program }];
  });

const unknown = ({ path, key }: Strange): string =>
  `${path}: Unsupported value: ${JSON.stringify(key)}: supported values: ${PROGRAMS.map((one) => `"${one}"`).join(', ')}; ` +
  "an engine's with its version as well: 'postgresql@17'";

function refuseDigests(digests: Companions['digests'] = {}): void {
  for (const [program, digest] of Object.entries(digests))
    if (digest !== undefined && !isDigest(digest))
      throw new RangeError(`companions.digests: '${digest}' of ${program} is no digest: write sha256: and its 64 hexadecimal digits`);
}
