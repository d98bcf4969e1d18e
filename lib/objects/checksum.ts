// A short sum of plain data: the same for the same content, whatever the order of its keys.
import { createHash } from 'node:crypto';
import { isPlainObject } from '../kube/manifest';

/** 16 hexadecimal digits of its SHA-256: fit for a label, an annotation, the end of a name. */
export const checksum = (value: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify(value, (_, one: unknown) =>
        isPlainObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
      ) ?? '',
    )
    .digest('hex')
    .slice(0, 16);
