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
      throw new Error(`JsonPatch ${i + 1}${described(patch)}: ${firstLine(error)}${present(before, patch)}`, { cause: error });
    }
  }, manifest);
}

interface Operation {
  readonly op?: string;
  readonly path?: unknown;
}

/** Kept by cdk8s under a name of its own. */
const operationOf = (patch: JsonPatch): Operation => {
  const { operation } = patch as unknown as { operation?: Operation };
  return isPlainObject(operation) ? operation : {};
};

function described(patch: JsonPatch): string {
  const { op, path } = operationOf(patch);
  return op === undefined ? '' : ` (${op} ${String(path)})`;
}

const firstLine = (error: unknown): string =>
  String((error as Error).message)
    .split('\n')[0]!
    .trim();

/** The first step of its path that is not there, and what is. */
function present(manifest: Fields, patch: JsonPatch): string {
  const { path } = operationOf(patch);
  if (typeof path !== 'string') return '';
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = manifest;
  for (const [i, step] of steps.entries()) {
    const place = `/${path
      .split('/')
      .slice(1, i + 1)
      .join('/')}`;
    if (Array.isArray(value)) {
      if (!(step in value)) return `; ${place} has ${value.length} ${value.length === 1 ? 'entry' : 'entries'}, from 0 on`;
    } else if (!isPlainObject(value)) return `; there is nothing in ${place}`;
    else if (!(step in value))
      return `; ${place} has ${Object.keys(value)
        .map((key) => `"${key}"`)
        .join(', ')}`;
    value = (value as Fields)[step];
  }
  return '';
}
