// Configuration made for a container: one ConfigMap and one mount for each folder.
import { isDeferred, later } from '../kube/later';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import { fileVolumeName, forConfigMap } from './file-names';
import type { PodVolumes } from './pod-volumes';
import type { Rendering } from './rendering';
import { Volume } from './volume';

interface FilesContext {
  /** As it is made so far: its name, and what it mounts already. */
  readonly container: k8s.Container;
  readonly owner: string;
  /** Where the container will stand. */
  readonly path: string;
  readonly volumes: PodVolumes;
  readonly rendering: Rendering;
}

type Texts = Record<string, string>;

const EXECUTABLE = 0o555;

/** The mounts; their volumes are declared, and what the workload has to make for them goes to `rendering`. */
export function fileMounts(files: { [path: `/${string}`]: string }, context: FilesContext): k8s.VolumeMount[] {
  const { owner, path, volumes, rendering } = context;
  const at = `${path}.files`;
  const container = nameOf(context);
  const names = new Set<string>();
  return [...foldersOf(files, at, rendering)].flatMap(([folder, data]) => {
    if (isMounted(folder, context.container, at, rendering)) return [];
    const name = fileVolumeName(container, folder, names);
    names.add(name);
    const configMap = forConfigMap(owner, name);
    const other = rendering.files.find((one) => one.name === configMap);
    if (other) {
      rendering.problem(
        'one-volume-a-name',
        at,
        `Duplicate value: "${name}"`,
        `${other.path} becomes ConfigMap/${configMap} as well: give the container "${container}", or the other one, another name`,
      );
      return [];
    }
    rendering.files = [...rendering.files, { name: configMap, path: at, data }];
    const mode = modeOf(data);
    const volume = Volume.of(name, { configMap: { name: configMap, ...(mode !== undefined && { defaultMode: mode }) } });
    return volumes.mounts({ [folder as `/${string}`]: volume.readOnly() }, at);
  });
}

function nameOf({ container: { name }, path, rendering }: FilesContext): string {
  if (typeof name === 'string') return name;
  if (isDeferred(name)) rendering.tooLate(`${path}.name`, 'the ConfigMap of its files is named after it');
  return 'files'; // that a name is missing, a rule says
}

/** Texts by folder and file name; what is no such text is said, and left out. */
function foldersOf(files: unknown, at: string, rendering: Rendering): Map<string, Texts> {
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
  if (!/\/[^/]+\//.test(path)) return ['must be in a folder', 'a mount over / would hide the image'];
  return undefined;
}

/** A path can be mounted once: the user's own mount would hide the files, or they hide it. */
function isMounted(folder: string, { volumeMounts }: k8s.Container, at: string, rendering: Rendering): boolean {
  if (!Array.isArray(volumeMounts)) return false;
  const own = volumeMounts.find((mount) => typeof mount?.mountPath === 'string' && mount.mountPath.replace(/(?<=.)\/+$/, '') === folder);
  if (own)
    rendering.problem(
      'file-path',
      at,
      `Invalid value: "${folder}": must be unique`,
      `volumeMounts has "${own.name}" there: write the files in another folder, or leave out that mount`,
    );
  return own !== undefined;
}

/** Scripts can be run; a text that is late says so late. */
function modeOf(data: Texts): number | undefined {
  const mode = (text: string, others: number | undefined): number | undefined =>
    typeof text === 'string' && text.startsWith('#!') ? EXECUTABLE : others;
  const [late, known] = [Object.values(data).filter(isDeferred), Object.values(data).filter((text) => !isDeferred(text))];
  const now = known.reduce<number | undefined>((others, text) => mode(text, others), undefined);
  if (now !== undefined) return now;
  return (late as unknown[]).reduce<unknown>((others, text) => later(text, (its) => mode(its as string, others as number)), undefined) as
    number | undefined;
}
