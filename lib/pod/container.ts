// A container: Kubernetes' own fields, several of which also take something shorter.
import type { ContainerDefaults } from '../context';
import { copied, copiedBut } from '../kube/copied';
import type * as k8s from '../kube/wire';
import { env, type Env } from './env';
import { envFrom, type EnvFrom } from './env-from';
import type { PodVolumes, VolumeMounts } from './pod-volumes';
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
}

/** Fields that also take something shorter, and are made by themselves. */
const SHORTER = new Set(['ports', 'env', 'envFrom', 'volumeMounts'] as const);

/** The container that Kubernetes reads; volumes that it mounts are gathered, what is wrong is said at `path`. */
export function container(props: ContainerProps, { path, volumes, rendering, defaults, name }: ContainerContext): k8s.Container {
  const { ports, env: variables, envFrom: sources, volumeMounts } = props;
  const own = copiedBut(props, SHORTER) as k8s.Container;
  const made = defaults ? { ...copied(defaults), ...own } : own;
  if (name !== undefined) made.name ??= name;
  if (ports !== undefined) made.ports = containerPorts(ports);
  if (sources !== undefined) made.envFrom = envFrom(sources, rendering, `${path}.envFrom`);
  if (variables !== undefined) made.env = env(variables, rendering, `${path}.env`);
  if (volumeMounts !== undefined) made.volumeMounts = volumes.mounts(volumeMounts, `${path}.volumeMounts`);
  return made;
}
