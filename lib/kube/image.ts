// What the name of an image says: from which registry it comes, which version, which bytes.

/** As container runtimes read it: a first part with a dot or a port is a registry; Docker Hub's own images are in `library/`. */
export function imageParts(image: string): { readonly registry: string; readonly repository: string } {
  const [first, ...rest] = image.split('/') as [string, ...string[]];
  if (rest.length > 0 && /[.:]|^localhost$/.test(first)) return { registry: first, repository: rest.join('/') };
  return { registry: 'docker.io', repository: rest.length > 0 ? image : `library/${image}` };
}

/** Without registry, folder, tag and digest: `postgres`. */
export const imageBase = (image: string): string => /([^/:@]*)(:[^/@]*)?(@.*)?$/.exec(image)![1]!;

/** The version that a tag begins with, as far as it says one: `16.14` of `16.14-bookworm`, `1.39.3` of `distroless-v1.39.3`. */
export const taggedVersion = (image: string): string | undefined =>
  /:(?:[a-z]+-)?v?(\d+(?:\.\d+)*)(?!\w)[^/]*$/.exec(image.split('@')[0]!)?.[1];

/** Whether the version is that one, or one of that series: `16.14` of `16`. */
export const isOfSeries = (version: string, series: string): boolean => version === series || version.startsWith(`${series}.`);

const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
export const isDigest = (text: unknown): text is string => typeof text === 'string' && DIGEST.test(text);
