// Where a manifest has its pod template.
import { fieldsOf } from './fields-of';
import { type KindName, kinds } from './kinds';
import { isPlainObject, type Manifest } from './manifest';

/** Metadata and spec of the Pods that a manifest makes, and where they stand; undefined where the kind makes none. */
export interface FoundTemplate {
  readonly metadata: Record<string, unknown>;
  readonly spec: Record<string, unknown>;
  /** `spec.template.spec`, or `spec` of a Pod. */
  readonly path: string;
}

export function podTemplateOf(manifest: Manifest): FoundTemplate | undefined {
  if (!Object.hasOwn(kinds, manifest.kind)) return undefined;
  const { apiVersion, template } = kinds[manifest.kind as KindName] as { apiVersion: string; template?: string };
  if (template === undefined || manifest.apiVersion !== apiVersion) return undefined;
  let at: unknown = manifest;
  for (const field of steps(template)) at = isPlainObject(at) ? at[field] : undefined;
  if (!isPlainObject(at)) return undefined;
  return { metadata: fieldsOf(at.metadata), spec: fieldsOf(at.spec), path: template === '' ? 'spec' : `${template}.spec` };
}

const known = new Map<string, readonly string[]>();

function steps(path: string): readonly string[] {
  let found = known.get(path);
  if (!found) known.set(path, (found = path.split('.').filter(Boolean)));
  return found;
}
