// The containers that keep a main container company, as a user writes them: a container, and what it asks of the others. Plain data.
import type { PropType } from '../kube/prop-type';
import type { ContainerProps, NamedContainerProps } from './container';

/**
 * Starts before the main container and ends after it where the target version can do that (native, Kubernetes 1.29 and later), and
 * never keeps a Job from ending. Below 1.29 it is an ordinary container.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export interface SidecarProps extends NamedContainerProps {
  /** Requests come to it first: its ports, and not the main container's, are those of the workload's Services. @default false */
  inbound?: boolean;
}

/**
 * A proxy on 127.0.0.1 between the main container and something outside. Its port is on no Service; its credentials are its own.
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 */
export interface AmbassadorProps extends NamedContainerProps {
  /** Variables by which the main container, and init containers that start after it, find it: `{ REDIS_URL: 'redis://127.0.0.1:6379' }`. @default none */
  inject?: { [name: string]: string };
  /** The port that it serves on 127.0.0.1; it is not among `ports`. @default the port of a `127.0.0.1:<port>` in `inject` */
  localPort?: number;
}

/**
 * Reads the main container on 127.0.0.1 and shows its figures as collectors want them, on one port that is called `metrics`.
 * @see https://kubernetes.io/blog/2015/06/the-distributed-system-toolkit-patterns/
 */
export interface AdapterProps extends Omit<NamedContainerProps, 'ports'> {
  /** The port on which it shows them. */
  metrics: number;
  /** The path under which it shows them. @default '/metrics' */
  metricsPath?: string;
}

/**
 * Runs to its end before the main container starts, one after the other.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export interface InitContainerProps extends NamedContainerProps {
  /** False if it needs no ambassador: below Kubernetes 1.29 those start after it. @default true */
  needsNetwork?: boolean;
}

/** What a user can write for a container of any role. */
export type AnyContainerProps = ContainerProps | SidecarProps | AmbassadorProps | AdapterProps | InitContainerProps;

/** Words of ours that no container of Kubernetes has, and the one list in which each of them means something. */
export const ROLE_WORDS = {
  inbound: 'sidecars',
  inject: 'ambassadors',
  localPort: 'ambassadors',
  metrics: 'adapters',
  metricsPath: 'adapters',
  needsNetwork: 'initContainers',
} as const;

/** What each of those words can be. */
export const WORD_TYPES: { readonly [word in keyof typeof ROLE_WORDS]: readonly PropType[] } = {
  inbound: ['true or false'],
  inject: ['an object'],
  localPort: ['a number'],
  metrics: ['a number'],
  metricsPath: ['text'],
  needsNetwork: ['true or false'],
};
