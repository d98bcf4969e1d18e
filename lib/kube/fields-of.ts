// The fields of an object, where anything may stand: manifests come from files and from plain JavaScript too.
import { isPlainObject } from './manifest';

/** Those that it has; what is no object has none. */
export const fieldsOf = (value: unknown): Record<string, unknown> => (isPlainObject(value) ? value : {});
