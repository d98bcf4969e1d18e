// The pod of something that serves, several of them at a time: it ends without losing a request, and stands in several places.
import { GRACE_SECONDS, PRE_STOP_SECONDS } from '../defaults';
import { isPlainObject } from '../kube/manifest';
import type { ContainerProps } from '../pod/container';
import type { PodProps } from '../pod/pod-props';
import { sleep } from '../pod/probe';
import { spreading } from './spreading';

/** The first minor version whose clusters have `preStop.sleep` switched on: before, the server drops it and refuses what remains. */
const SLEEP = 30;

interface Serving {
  readonly minor: number;
  /** Whether there are certainly two. */
  readonly several: boolean;
  /** Whether anybody sends it requests. */
  readonly serves: boolean;
}

/** Whether it becomes another one when the target is raised, and nobody said a target. */
export const changesWithTarget = (pod: PodProps, minor: number): boolean => minor < SLEEP && endingLate(pod) !== pod;

/** Adds to the user's pod what it does not say itself. */
export function servingPod(pod: PodProps, { minor, several, serves }: Serving): PodProps {
  const spread = several && pod.topologySpreadConstraints === undefined ? { topologySpreadConstraints: spreading() } : undefined;
  return { ...(serves && minor >= SLEEP ? endingLate(pod) : pod), ...spread };
}

/**
 * A Pod is taken out of its Services while it is told to end, and whoever has not heard of that yet still sends: so it serves on for some
 * seconds, which are added to those that it has to end.
 */
function endingLate(pod: PodProps): PodProps {
  const { terminationGracePeriodSeconds: grace, main, containers } = pod;
  const first = main ?? (Array.isArray(containers) ? containers[0] : undefined);
  if (!first || ![first, first.lifecycle ?? {}].every(isPlainObject) || first.lifecycle?.preStop !== undefined) return pod;
  if (grace !== undefined && !(grace > PRE_STOP_SECONDS)) return pod;
  const late = { ...first, lifecycle: { ...first.lifecycle, preStop: sleep(PRE_STOP_SECONDS) } } satisfies ContainerProps;
  return {
    ...pod,
    terminationGracePeriodSeconds: grace ?? GRACE_SECONDS + PRE_STOP_SECONDS,
    ...(main ? { main: late } : { containers: [late as NonNullable<typeof containers>[number], ...containers!.slice(1)] }),
  };
}
