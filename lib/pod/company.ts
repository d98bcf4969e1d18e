// Which containers keep the main one company, in which list each stands, and in which order.
import type * as k8s from '../kube/wire';
import type { AdapterProps, AmbassadorProps, AnyContainerProps, SidecarProps } from './companion';
import type { PodProps } from './pod-props';
import type { Rendering } from './rendering';
import { saidCompanions } from './said-containers';

/** Sidecars that start before the main container and end after it run from this minor version on: below, the server drops what makes them so. */
export const NATIVE_SIDECARS = 29;

export type Role = 'ambassador' | 'sidecar' | 'adapter';

/** One of them, and where it was written. */
export interface Companion {
  readonly role: Role;
  readonly props: SidecarProps & Pick<AmbassadorProps, 'inject' | 'localPort'> & Partial<Pick<AdapterProps, 'metrics' | 'metricsPath'>>;
  /** Below the pod: `ambassadors[0]`. */
  readonly written: string;
  /** The name of an adapter's port: `metrics`; of further ones `metrics-2` …, since a name means one port of a Pod. */
  readonly portName: string;
}

export interface Company {
  readonly native: boolean;
  readonly ambassadors: readonly Companion[];
  /** Those that start after the init containers. */
  readonly others: readonly Companion[];
  readonly all: readonly Companion[];
  /** What every container that finds an ambassador gets. */
  readonly inject: { readonly [name: string]: string };
}

/** The company of a pod; undefined where it has none, as most have. */
export function companyOf(
  { ambassadors, sidecars, adapters }: PodProps,
  { minor, path }: { readonly minor: number; readonly path: string },
  rendering: Rendering,
): Company | undefined {
  if (ambassadors === undefined && sidecars === undefined && adapters === undefined) return undefined;
  const of = (role: Role, list: readonly AnyContainerProps[] | undefined): Companion[] =>
    saidCompanions(list, `${path}.${role}s`, rendering).map(({ one, index }, i) => ({
      role,
      props: one as Companion['props'],
      written: `${role}s[${index}]`,
      portName: i === 0 ? 'metrics' : `metrics-${i + 1}`,
    }));
  const first = of('ambassador', ambassadors);
  const others = [...of('sidecar', sidecars), ...of('adapter', adapters)];
  if (first.length + others.length === 0) return undefined;
  return {
    native: minor >= NATIVE_SIDECARS,
    ambassadors: first,
    others,
    all: [...first, ...others],
    inject: Object.assign({}, ...first.map(({ props }) => props.inject)) as { [name: string]: string },
  };
}

/** What Kubernetes is told of one: native ones say so, an adapter has its one port. */
export function asContainer(
  { role, props, portName }: Companion,
  native: boolean,
): SidecarProps & { restartPolicy?: k8s.Container['restartPolicy'] } {
  const { restartPolicy: _, ...own } = props;
  return {
    ...own,
    ...(native && { restartPolicy: 'Always' as const }),
    ...(role === 'adapter' && props.metrics !== undefined && { ports: [{ name: portName, containerPort: props.metrics }] }),
  };
}

/** The port that an ambassador serves on 127.0.0.1, as far as it says one. */
export function localPortOf({ props: { localPort, inject = {} } }: Companion): number | undefined {
  if (localPort !== undefined) return localPort;
  const told = Object.values(inject).map((value) => /(?:127\.0\.0\.1|localhost):(\d+)/.exec(value)?.[1]);
  const found = told.find((port) => port !== undefined);
  return found === undefined ? undefined : Number(found);
}
