// Props of the corpus as the TypeScript that a user would write for them.
import { Volume } from 'cdk8s-patterns';
import { isExisting } from '../../lib/kube/reference';
import { isPlainObject } from '../../lib/kube/manifest';

/** An expression that gives the value again. */
export function source(value: unknown): string {
  if (value instanceof Volume) return volume(value);
  if (isExisting(value)) {
    const { apiVersion: _a, kind, name, existing: _e, ...options } = value;
    return `${kind}.existing(${list([name, ...(Object.keys(options).length > 0 ? [options] : [])])})`;
  }
  if (Array.isArray(value)) return `[${list(value)}]`;
  if (isPlainObject(value))
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)}: ${source(one)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}

function volume({ name, source: content, mount, claim, shows }: Volume): string {
  const made = claim ? `Volume.claim(${list([name, claim])})` : `Volume.of(${list([name, content, ...(shows ? [shows] : [])])})`;
  return Object.keys(mount).length > 0 ? `${made}.mounted(${source(mount)})` : made;
}

const list = (values: readonly unknown[]): string => values.map(source).join(', ');
