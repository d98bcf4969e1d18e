// JSON patches, applied one by one, so that one which cannot be says so itself.
import { JsonPatch } from 'cdk8s';
import { isPlainObject } from '../kube/manifest';

type Fields = Record<string, unknown>;

/** @throws Error that names the operation, and what there is in place of what it wants */
export function patched(manifest: Fields, patches: readonly JsonPatch[]): Fields {
  return patches.reduce<Fields>((before, patch, i) => {
    try {
      return JsonPatch.apply(before, patch) as Fields;
    } catch (error) {
      const { op, path } = operationOf(patch);
      const which = op === undefined ? '' : ` (${op} ${String(path)})`;
      throw new Error(`JsonPatch ${i + 1}${which}: ${sentence(error as Error, absent(before, path))}`, { cause: error });
    }
  }, manifest);
}

/** Kept by cdk8s under a name of its own. */
function operationOf(patch: JsonPatch): { readonly op?: string; readonly path?: unknown } {
  const { operation } = patch as unknown as { operation?: unknown };
  return isPlainObject(operation) ? operation : {};
}

/** On a path that is not there, what applies patches fails itself: its own words help nobody. */
function sentence({ name, message }: Error, missing: string | undefined): string {
  const first = message.split('\n')[0]!.trim();
  if (missing === undefined) return first;
  return name === 'TypeError' ? missing : `${first}; ${missing}`;
}

/** The first step of a path that is not there, and what is. */
function absent(manifest: Fields, path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  const steps = path.split('/').slice(1);
  let value: unknown = manifest;
  for (const [i, written] of steps.entries()) {
    const step = written.replaceAll('~1', '/').replaceAll('~0', '~');
    const place = `/${steps.slice(0, i).join('/')}`;
    const keys = Array.isArray(value) || isPlainObject(value) ? Object.keys(value) : [];
    if (!keys.includes(step)) return `Not found: "${step}"; ${place} has ${keys.map((key) => `"${key}"`).join(', ') || 'no fields'}`;
    value = (value as Fields)[step];
  }
  return undefined;
}
