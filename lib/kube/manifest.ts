// A manifest: the plain object that Kubernetes reads, before anything is known of its kind.

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** Which object of a cluster a manifest is about. */
export interface ObjectId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The identity that a manifest claims; fields that are no text count as left out. */
export function objectId(manifest: Manifest): ObjectId {
  const { name: own, generateName } = manifest.metadata ?? {};
  const name = typeof own === 'string' ? own : typeof generateName === 'string' ? `${generateName}*` : '';
  const [apiVersion, kind, namespace] = [String(manifest.apiVersion ?? ''), String(manifest.kind ?? ''), namespaceOf(manifest)];
  return namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
}

/** Undefined: that of whoever applies it, or it is in none. */
export function namespaceOf({ metadata }: Manifest): string | undefined {
  const namespace = metadata?.namespace;
  return typeof namespace === 'string' ? namespace : undefined;
}

/** Whether this is an object with fields, and neither a list nor an instance of some class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
