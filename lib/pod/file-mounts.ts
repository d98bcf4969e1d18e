// Configuration made for a container: one ConfigMap and one mount for each folder.
import type * as k8s from '../kube/wire';
import type { PodVolumes } from './pod-volumes';
import type { Rendering } from './rendering';
import { Volume } from './volume';

interface FilesContext {
  readonly container: string;
  readonly owner: string;
  readonly path: string;
  readonly volumes: PodVolumes;
  readonly rendering: Rendering;
}

const EXECUTABLE = 0o555;

/** The mounts; their volumes are declared, and what the workload has to make for them goes to `rendering`. */
export function fileMounts(
  files: { [path: `/${string}`]: string },
  { container, owner, path, volumes, rendering }: FilesContext,
): k8s.VolumeMount[] {
  const folders = byFolder(files);
  return [...folders].flatMap(([folder, data]) => {
    if (folder === '') {
      const [file] = Object.keys(data);
      rendering.problem(
        'file-path',
        `${path}.files`,
        `Invalid value: "/${file}": must be in a folder`,
        'a mount over / would hide the image',
      );
      return [];
    }
    const name = folders.size === 1 ? container : `${container}-${folder.slice(folder.lastIndexOf('/') + 1)}`;
    const configMap = `${owner}-${name}`;
    const script = Object.values(data).some((text) => text.startsWith('#!'));
    rendering.files.push({ name: configMap, data });
    const volume = Volume.of(name, { configMap: { name: configMap, ...(script && { defaultMode: EXECUTABLE }) } });
    return volumes.mounts({ [folder as `/${string}`]: volume.readOnly() }, `${path}.files`);
  });
}

function byFolder(files: { [path: string]: string }): Map<string, Record<string, string>> {
  const folders = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const end = path.lastIndexOf('/');
    const folder = path.slice(0, end);
    folders.set(folder, { ...folders.get(folder), [path.slice(end + 1)]: text });
  }
  return folders;
}
