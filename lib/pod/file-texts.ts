// The texts that somebody wrote for a container, by folder and file name.
import { isDeferred } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import type { Rendering } from './rendering';

/** By file name. */
export type Texts = Record<string, string>;

/** Texts by folder and file name; what is no such text is said, and left out. */
export function foldersOf(files: unknown, at: string, rendering: Rendering): Map<string, Texts> {
  const folders = new Map<string, Texts>();
  if (isDeferred(files)) rendering.tooLate(at, "write the paths now; each text may be late: { '/etc/app/app.ini': Lazy.any(…) }");
  else if (!isPlainObject(files) && files !== null && files !== undefined)
    rendering.problem('file-path', at, 'Invalid value: must be texts by path', "as in { '/etc/app/app.ini': 'debug = false' }");
  if (!isPlainObject(files)) return folders;
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined || text === null) continue; // as a variable is left out
    const wrong = pathProblem(path);
    if (wrong) rendering.problem('file-path', at, `Invalid value: "${path}": ${wrong[0]}`, wrong[1]);
    else if (typeof text !== 'string' && !isDeferred(text))
      rendering.problem(
        'file-path',
        `${at}["${path}"]`,
        'Invalid value: must be text',
        'what is to be read as YAML or JSON is text as well',
      );
    if (wrong || (typeof text !== 'string' && !isDeferred(text))) continue;
    const whole = path.replace(/\/+/g, '/');
    const end = whole.lastIndexOf('/');
    const folder = whole.slice(0, end);
    folders.set(folder, { ...folders.get(folder), [whole.slice(end + 1)]: text as string });
  }
  return folders;
}

function pathProblem(path: string): [message: string, hint: string] | undefined {
  if (!path.startsWith('/')) return ['must be an absolute path', `the container has it there: "/etc/app/${path.replace(/^[./]+/, '')}"`];
  if (path.endsWith('/')) return ['must end in the name of a file', `as in "${path}app.ini"`];
  return undefined;
}
