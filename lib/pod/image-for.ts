// The image of a ready-made container, as `configure(scope, { companions })` would have it.
import type { Companions } from '../context';

/** Replaced as a whole, fetched from a mirror, pinned to a digest: in this order. */
export function imageFor(pinned: string, program: string, { images, mirror, digests }: Companions): string {
  const image = images?.[program] ?? mirrored(pinned, mirror);
  const digest = digests?.[program];
  return digest === undefined ? image : `${image.split('@')[0]}@${digest}`;
}

function mirrored(image: string, mirror: Companions['mirror']): string {
  if (mirror === undefined) return image;
  const { registry, repository } = parts(image);
  const place = typeof mirror === 'string' ? mirror : mirror[registry];
  return place === undefined ? image : `${place.replace(/\/$/, '')}/${repository}`;
}

/** As container runtimes read it: a first part with a dot or a port is a registry; Docker Hub's own images are in `library/`. */
function parts(image: string): { registry: string; repository: string } {
  const [first, ...rest] = image.split('/') as [string, ...string[]];
  if (rest.length > 0 && /[.:]|^localhost$/.test(first)) return { registry: first, repository: rest.join('/') };
  return { registry: 'docker.io', repository: rest.length > 0 ? image : `library/${image}` };
}
