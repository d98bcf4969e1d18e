// What is made for a folder of files is named after its container and the folder, in letters that every name may have.
import { likelyName } from '../kube/names';

const LABEL = 63;
const SUBDOMAIN = 253;

/**
 * The volume of a folder: the container's name for the first one, which it keeps whatever comes behind it; `<container>-<folder>` for the
 * others, with more of the path where two folders have one name.
 */
export function fileVolumeName(container: string, folder: string, taken: ReadonlySet<string>): string {
  const plain = likelyName(container, 'label') ?? 'files';
  if (taken.size === 0) return plain;
  const steps = folder.split('/').filter(Boolean);
  for (let n = 1; n <= steps.length; n++) {
    const part = likelyName(steps.slice(-n).join('-'), 'label');
    const name = part === undefined ? plain : joined(plain, part.slice(0, LABEL / 2).replace(/-+$/, ''), LABEL);
    if (!taken.has(name)) return name;
  }
  for (let n = 2; ; n++) {
    const name = joined(plain, String(n), LABEL);
    if (!taken.has(name)) return name;
  }
}

/** The ConfigMap of a workload for that volume. */
export const forConfigMap = (owner: string, volume: string): string => joined(owner, volume, SUBDOMAIN);

/** What is too long loses the end of its first part. */
const joined = (first: string, second: string, most: number): string =>
  `${first.slice(0, most - second.length - 1).replace(/[-.]+$/, '')}-${second}`;
