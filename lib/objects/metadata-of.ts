// The metadata of an object as its manifest has it, made quickly where it is plain text.
import type { ApiObjectMetadataDefinition } from 'cdk8s';
import { isPlainObject } from '../kube/manifest';

type Fields = Record<string, unknown>;

/** What cdk8s keeps of metadata. Where a version of it keeps something else, it is asked. */
interface Kept {
  readonly labels?: unknown;
  readonly annotations?: unknown;
  readonly finalizers?: unknown;
  readonly ownerReferences?: unknown;
  readonly _additionalAttributes?: unknown;
}

/**
 * What `metadata.toJson()` gives, in any order of keys, if there is nothing in it but names, labels and annotations that are text: most
 * metadata is like that, and cdk8s takes a third of a synth for it. Otherwise undefined.
 */
export function plainMetadata(metadata: ApiObjectMetadataDefinition): Fields | undefined {
  if (process.env.CDK8S_DISABLE_SORT) return undefined; // its metadata is sorted all the same
  const { labels, annotations, finalizers, ownerReferences, _additionalAttributes: others } = metadata as unknown as Kept;
  if (!isTexts(labels) || !isTexts(annotations) || !isEmpty(finalizers) || !isEmpty(ownerReferences) || !isPlainObject(others))
    return undefined;
  for (const key in others) if (!NAMED.has(key) && others[key] !== undefined) return undefined;
  const { name, namespace } = metadata;
  if (!isText(name) || !isText(namespace)) return undefined;
  const made: Fields = { name, namespace };
  if (hasKeys(labels)) made.labels = labels;
  if (hasKeys(annotations)) made.annotations = annotations;
  return made;
}

/** What the definition has under these names counts, and not what it was made with. */
const NAMED: ReadonlySet<string> = new Set(['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']);

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function isTexts(value: unknown): value is Fields {
  if (!isPlainObject(value)) return false;
  for (const key in value) if (typeof value[key] !== 'string') return false;
  return true;
}

function hasKeys(value: Fields): boolean {
  for (const _ in value) return true;
  return false;
}
