// Versions of Kubernetes as this library speaks of them: '1.30', or a full one, of which the minor counts.
import { minors } from './minors';

/** The version that everything is made for when nobody says one: the oldest that is known. */
export const DEFAULT_TARGET = `1.${minors[0]}`;

/**
 * The minor number of a version, or undefined where it is no version that the field table knows.
 * @see https://kubernetes.io/releases/version-skew-policy/
 */
export function minorOf(version: string): number | undefined {
  const minor = Number(/^v?1\.(\d+)(\.\d+)?$/.exec(version)?.[1]);
  return minor >= minors[0] && minor <= minors[1] ? minor : undefined;
}

/** The versions that a target can be, for messages. */
export const knownVersions = `1.${minors[0]} to 1.${minors[1]}`;
