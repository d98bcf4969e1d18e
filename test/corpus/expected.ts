// A manifest of the corpus as the server would store it, as far as that can be said without asking one.
import { canonical } from '../../lib/kube/canonical';
import { isPlainObject, type Manifest } from '../../lib/kube/manifest';

const MINOR = 28;

/**
 * In canonical form, and without what a server leaves out when it makes the object. That a real one stores the same is what
 * test/server/corpus.server.ts asks.
 */
export const expected = (manifest: Manifest): Manifest => bare(canonical(manifest, MINOR));

/**
 * Without the status, which is not its maker's to say; and without empty metadata and the empty spec of a Namespace, since Go holds
 * those as structs: empty or absent, they are stored the same, and so are the lists and maps in metadata.
 */
export function bare({ status: _, spec, ...manifest }: Manifest): Manifest {
  const empty = spec === undefined || (manifest.kind === 'Namespace' && isEmpty(spec));
  return withoutEmptyMetadata({ ...manifest, ...(!empty && { spec }) }) as Manifest;
}

function withoutEmptyMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyMetadata);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === 'metadata' && isPlainObject(one) ? filled(one) : withoutEmptyMetadata(one),
  ]);
  return Object.fromEntries(entries.filter(([key, one]) => key !== 'metadata' || !isEmpty(one)));
}

const filled = (metadata: object): object => Object.fromEntries(Object.entries(metadata).filter(([, value]) => !isEmpty(value)));

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
