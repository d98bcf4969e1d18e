// A container: Kubernetes' own fields, several of which also take something shorter.
import type { CompanionsAt, ContainerDefaults } from '../context';
import { copied, copiedBut } from '../kube/copied';
import { later } from '../kube/later';
import { typeProblem } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import { ROLE_WORDS } from './companion';
import { env, type Env } from './env';
import { envFrom, type EnvFrom } from './env-from';
import { fileMounts } from './file-mounts';
import { imageFor } from './image-for';
import type { PodVolumes, VolumeMounts } from './pod-volumes';
import { portProblems } from './port-problems';
import { containerPorts, type Ports } from './ports';
import type { Rendering } from './rendering';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container */
export interface ContainerProps extends Omit<k8s.Container, 'name' | 'ports' | 'env' | 'envFrom' | 'volumeMounts'> {
  /** A DNS label, once in the pod. @default 'main' for the main container */
  name?: string;
  /** Numbers, numbers by name, or Kubernetes' own entries. @default none; what listens is reached all the same */
  ports?: Ports;
  /** Variables by name, or Kubernetes' own list; `$(NAME)` sees those written before it. @default none */
  env?: Env;
  /** ConfigMaps and Secrets whose keys all become variables. @default none */
  envFrom?: EnvFrom[];
  /** Volumes by the path at which the container sees them, or Kubernetes' own list. @default none */
  volumeMounts?: VolumeMounts;
  /**
   * Configuration that is made for it: text by full path, each mounted read-only as that one file, beside what its folder holds. The first
   * folder becomes ConfigMap/<workload>-<container>, each further one ConfigMap/<workload>-<container>-<folder>; a text that begins with
   * `#!` can be run. @default none
   */
  files?: { [path: `/${string}`]: string };
  /** Of a ready-made one: the folders of its `files` in which the image has nothing: each is mounted whole. @default none; file by file */
  ownFolders?: string[];
  /** Of a ready-made one: the name by which `configure(scope, { companions })` knows its image. @default none; the image is as it is written */
  program?: string;
  /** Of a ready-made one: the image that `configure` may replace; another image is the user's own, and stays. @default whatever image is written */
  pinned?: string;
  /** Of an engine: the versions whose data it can read; an image that `configure` says has to be one of these. @default none; any image will do */
  major?: string;
}

/** A container in a list: nobody but its author can name it. */
export interface NamedContainerProps extends ContainerProps {
  name: string;
}

interface ContainerContext {
  /** Where the container will stand. */
  readonly path: string;
  readonly volumes: PodVolumes;
  readonly rendering: Rendering;
  readonly defaults?: ContainerDefaults | undefined;
  /** Its name, where it says none. */
  readonly name?: string | undefined;
  /** The name of the workload, for objects that are made for the container. */
  readonly owner?: string | undefined;
  readonly companions?: CompanionsAt | undefined;
}

/** Fields that also take something shorter, and are made by themselves. */
const SHORTER = new Set<string>([
  'ports',
  'env',
  'envFrom',
  'volumeMounts',
  'files',
  'ownFolders',
  'program',
  'pinned',
  'major',
  ...Object.keys(ROLE_WORDS),
]) as ReadonlySet<'ports' | 'env' | 'envFrom' | 'volumeMounts'>;

/** The container that Kubernetes reads; volumes that it mounts are gathered, what is wrong is said at `path`. */
export function container(props: ContainerProps, context: ContainerContext): k8s.Container {
  const { path, volumes, rendering, defaults, name } = context;
  const { ports, env: variables, envFrom: sources, volumeMounts } = props;
  const own = copiedBut(props, SHORTER) as k8s.Container;
  const made = defaults ? { ...copied(defaults), ...own } : own;
  if (name !== undefined) made.name ??= name;
  if (ports !== undefined) {
    made.ports = containerPorts(ports);
    portProblems(made.ports, `${path}.ports`, rendering);
  }
  if (sources !== undefined) made.envFrom = envFrom(sources, rendering, `${path}.envFrom`);
  if (variables !== undefined) made.env = env(variables, rendering, `${path}.env`);
  if (volumeMounts !== undefined) made.volumeMounts = volumes.mounts(volumeMounts, `${path}.volumeMounts`);
  if (props.files !== undefined) {
    const { owner = 'pod' } = context;
    const mounts = fileMounts(props.files, { container: made, ownFolders: props.ownFolders, owner, path, volumes, rendering });
    if (mounts.length > 0) made.volumeMounts = later(made.volumeMounts ?? [], (own) => (Array.isArray(own) ? [...own, ...mounts] : own));
  }
  const { program, pinned, major } = props;
  if ((program ?? pinned ?? major ?? props.ownFolders) !== undefined) judgeWords(props, path, rendering);
  if (program !== undefined) {
    context.companions?.asked?.add(program);
    rendering.programs = [...rendering.programs, { program, container: made, path }];
  }
  if (context.companions && isPinned(made.image, props))
    made.image = imageFor({ pinned: made.image!, program: program!, major }, context.companions, rendering);
  return made;
}

/** Of what no manifest has. */
function judgeWords(props: ContainerProps, path: string, rendering: Rendering): void {
  for (const [word, type] of WORDS) {
    const value = props[word] ?? undefined;
    const message = value === undefined ? undefined : typeProblem(value, [type]);
    if (message !== undefined) rendering.problem('field-type', `${path}.${word}`, message);
  }
}
const WORDS = [
  ['program', 'text'],
  ['pinned', 'text'],
  ['major', 'text'],
  ['ownFolders', 'a list'],
] as const;

/** Whether the image is the one that a function of ours wrote. */
const isPinned = (image: unknown, { program, pinned = image as string }: ContainerProps): boolean =>
  program !== undefined && typeof image === 'string' && image === pinned;
