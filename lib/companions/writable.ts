// The volume that a companion fills: one that it can write to.
import { isVolume } from '../pod/pod-volumes';
import type { Volume } from '../pod/volume';
import { within } from './within';

/** @throws RangeError for one that is none, is mounted read-only, or is filled by the kubelet alone */
export function writable(volume: Volume, prop: string): Volume {
  if (!isVolume(volume)) return within(volume, prop, "must be a volume, as in emptyDir('data')");
  const { name, mount, source = {} } = volume;
  if (mount.readOnly)
    within(name, prop, 'must be a volume that it can write to: leave out readOnly() here, and say it where others mount it');
  const { configMap, secret, projected, downwardAPI, image } = source;
  if (configMap ?? secret ?? projected ?? downwardAPI ?? image)
    within(name, prop, 'must be a volume that it can write to: what shows ConfigMaps, Secrets, fields or an image is read-only');
  return volume;
}
