// Configuration made for a container: one ConfigMap for each folder, one mount for each file.
import { entries } from '../kube/entries';
import { isDeferred, later } from '../kube/later';
import type * as k8s from '../kube/wire';
import { fileVolumeName, forConfigMap } from './file-names';
import { foldersOf, type Texts } from './file-texts';
import type { PodVolumes } from './pod-volumes';
import type { Rendering } from './rendering';
import { Volume } from './volume';

interface FilesContext {
  /** As it is made so far: its name, and what it mounts already. */
  readonly container: k8s.Container;
  /** The folders in which the image has nothing, that can be mounted whole. */
  readonly ownFolders: readonly string[] | undefined;
  readonly owner: string;
  /** Where the container will stand. */
  readonly path: string;
  readonly volumes: PodVolumes;
  readonly rendering: Rendering;
}

const EXECUTABLE = 0o555;

/** The mounts; their volumes are declared, and what the workload has to make for them goes to `rendering`. */
export function fileMounts(files: { [path: `/${string}`]: string }, context: FilesContext): k8s.VolumeMount[] {
  const { owner, path, volumes, rendering } = context;
  const at = `${path}.files`;
  const container = nameOf(context);
  const names = new Set<string>();
  // what is no list, the container says
  const whole = new Set(Array.isArray(context.ownFolders) ? context.ownFolders : []);
  const mounts = [...foldersOf(files, at, rendering)].flatMap(([folder, texts]) => {
    const own = whole.has(folder);
    const data = !own ? unmounted(folder, texts, context, at) : isMounted(folder, context, at) ? {} : texts;
    if (Object.keys(data).length === 0) return [];
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
    const [mount] = volumes.mounts({ [folder as `/${string}`]: volume.readOnly() }, at);
    // the folder may hold something of the image, which stays: a changed text replaces the Pods all the same
    return own ? [mount!] : Object.keys(data).map((file) => ({ ...mount!, mountPath: `${folder}/${file}`, subPath: file }));
  });
  unreachable(mounts, context, at);
  return mounts;
}

function nameOf({ container: { name }, path, rendering }: FilesContext): string {
  if (typeof name === 'string') return name;
  if (isDeferred(name)) rendering.tooLate(`${path}.name`, 'the ConfigMap of its files is named after it');
  return 'files'; // that a name is missing, a rule says
}

/** The texts at whose path the user mounts nothing. */
const unmounted = (folder: string, texts: Texts, context: FilesContext, at: string): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([file]) => !isMounted(`${folder}/${file}`, context, at)));

/** A path can be mounted once: the user's own mount would hide the file, or it hides that. */
function isMounted(path: string, { container, rendering }: FilesContext, at: string): boolean {
  const own = mountsOf(container).find(({ mountPath }) => trimmed(mountPath) === path);
  if (own)
    rendering.problem(
      'file-path',
      at,
      `Invalid value: "${path}": must be unique`,
      `volumeMounts has "${own.name}" there: write it at another path, or leave out that mount`,
    );
  return own !== undefined;
}

/** Nothing can be mounted below a file, nor into a folder that only the kubelet writes: the container would never start. */
function unreachable(mounts: readonly k8s.VolumeMount[], { container, volumes, rendering }: FilesContext, at: string): void {
  const filled = new Set(volumes.volumes.filter(isFilled).map(({ name }) => name));
  const closed = [...mountsOf(container).filter(({ name }) => filled.has(name)), ...mounts];
  for (const { mountPath } of mounts) {
    const above = closed.find((one) => mountPath.startsWith(`${trimmed(one.mountPath)}/`));
    if (!above) continue;
    const what = above.subPath !== undefined && mounts.includes(above) ? 'is a file' : `shows "${above.name}", read-only`;
    rendering.problem(
      'file-path',
      at,
      `Invalid value: "${mountPath}": must not be below another mount of configuration`,
      `${trimmed(above.mountPath)} ${what}, and nothing can be mounted into it: write it in another folder`,
    );
  }
}

const isFilled = ({ configMap, secret, projected, downwardAPI }: k8s.Volume): boolean =>
  (configMap ?? secret ?? projected ?? downwardAPI) !== undefined;

const mountsOf = ({ volumeMounts }: k8s.Container): k8s.VolumeMount[] =>
  entries(volumeMounts).filter(({ mountPath }) => typeof mountPath === 'string');

const trimmed = (path: string): string => path.replace(/(?<=.)\/+$/, '');

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
