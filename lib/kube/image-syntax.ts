// What the reference of an image may be: text → the reason why a kubelet takes it for none, in its words.

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const REGISTRY = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^(?:${REGISTRY}/)?${PART}(?:/${PART})*(?::${TAG})?(?:@${DIGEST})?$`);
const BYTES = /^[a-f0-9]{64}$/;

/** @see https://github.com/distribution/reference */
export function imageProblem(image: string): string | undefined {
  if (BYTES.test(image)) return 'invalid repository name, cannot specify 64-byte hexadecimal strings';
  if (REFERENCE.test(image)) return undefined;
  return `invalid reference format${REFERENCE.test(inSmall(image)) ? ': repository name must be lowercase' : ''}`;
}

/** With its registry, which may have a port, and its path in small letters; a tag may have capitals. */
export const inSmall = (image: string): string => image.replace(/^([^/]*\/)?[^:@]*/, (name) => name.toLowerCase());
