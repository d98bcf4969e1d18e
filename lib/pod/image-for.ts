// The image of a ready-made container, as `configure(scope, { companions })` would have it.
import type { Companions, CompanionsAt } from '../context';
import { imageBase, imageParts, isOfSeries, taggedVersion } from '../kube/image';
import type { Rendering } from './rendering';

/** What is to be run, and what a scope may say of it. */
interface ReadyMade {
  readonly pinned: string;
  readonly program: string;
  /** Of a database: whose data it reads. */
  readonly major?: string | undefined;
}

/** One line of a scope: `'postgresql@16': 'harbor.acme.example/postgres:16.14'`. */
interface Said {
  readonly key: string;
  readonly value: string;
}

/** Replaced as a whole, fetched from a mirror, pinned to a digest: in this order. */
export function imageFor(one: ReadyMade, companions: CompanionsAt, rendering: Rendering): string {
  const version = versionOf(one);
  const image = saidOf(companions.images, one.program, version);
  const digest = saidOf(companions.digests, one.program, version);
  if (one.major !== undefined) {
    if (image) judgeImage(image, one, rendering);
    if (digest) judgeDigest(digest, one, rendering);
  }
  const chosen = image ? image.value : mirrored(one.pinned, companions.mirror);
  return digest === undefined || typeof chosen !== 'string' ? chosen : `${chosen.split('@')[0]}@${digest.value}`;
}

/** The tag's, where that is a version of the program. */
function versionOf({ pinned, major }: ReadyMade): string {
  const version = taggedVersion(pinned);
  return major === undefined || (version !== undefined && isOfSeries(version, major)) ? (version ?? '') : major;
}

/** What is said of the program, or of its version: the closest wins. */
function saidOf(lines: Companions['images'] | undefined, program: string, version: string): Said | undefined {
  let closest: Said | undefined;
  for (const key of Object.keys(lines ?? {})) {
    const [name, series] = key.split('@');
    const value = lines![key];
    if (name !== program || value === undefined || (series !== undefined && !isOfSeries(version, series))) continue;
    if (closest === undefined || key.length > closest.key.length) closest = { key, value };
  }
  return closest;
}

function mirrored(image: string, mirror: Companions['mirror']): string {
  if (mirror === undefined) return image;
  const { registry, repository } = imageParts(image);
  const place = typeof mirror === 'string' ? mirror : mirror[registry];
  return place === undefined ? image : `${place.replace(/\/$/, '')}/${repository}`;
}

/** The tag has to say the major. Where somebody has said whose image it is, a house may count its own images as it likes. */
function judgeImage({ key, value }: Said, { pinned, program, major }: ReadyMade, rendering: Rendering): void {
  if (typeof value !== 'string') return; // the check says so
  const tagged = taggedVersion(value);
  if (tagged !== undefined && isOfSeries(tagged, major!)) return;
  const named = key !== program;
  if (named && (imageBase(value) !== imageBase(pinned) || tagged === undefined || isOfSeries(major!, tagged))) return;
  const why = `its tag says ${tagged ?? 'no version'}, and a server of another major cannot read the data`;
  rendering.problem(
    'engine-image',
    pathOf('images', key),
    `Invalid value: ${JSON.stringify(value)}: must be of version ${major}`,
    named ? why : `${why}: name the image of this one, '${program}@${major}': '…'`,
  );
}

/** Nothing shows of which version it is: under the bare name it would be the next one's, too. */
function judgeDigest({ key }: Said, { program, major }: ReadyMade, rendering: Rendering): void {
  if (key !== program) return;
  const hint = `say whose it is: '${program}@${major}': 'sha256:…'`;
  rendering.problem('engine-image', pathOf('digests', key), 'Forbidden: one digest for every version', hint);
}

const pathOf = (field: string, key: string): string => `companions.${field}${key.includes('@') ? `["${key}"]` : `.${key}`}`;
