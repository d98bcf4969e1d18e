// A path of a manifest as messages show it: `spec.ports[0].name`.

/** Numbers are places in lists; what begins with a bracket already is a key of a map. */
export function pathText(path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += part.startsWith('[') || text === '' ? part : `.${part}`;
  }
  return text;
}
