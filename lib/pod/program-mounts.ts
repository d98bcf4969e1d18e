// Mounts that a server takes and that do not fit what a ready-made companion does: they show what is old, or let it write nothing.
import { entries } from '../kube/entries';
import { isDeferred } from '../kube/later';
import type * as k8s from '../kube/wire';
import type { KnownProgram, Rendering } from './rendering';

interface Place {
  readonly spec: k8s.PodSpec;
  readonly path: string;
  readonly rendering: Rendering;
}

/** Warns, for the companions that have files to do with. */
export function programMounts(spec: k8s.PodSpec, path: string, rendering: Rendering): void {
  const place = { spec, path, rendering };
  for (const one of rendering.programs) WORKS[one.program]?.(one, place);
}

/** By the function that makes it. Whoever writes once, or is read once, has a mount of one part for as long as that is right. */
const WORKS: { readonly [program: string]: (one: KnownProgram, place: Place) => void } = {
  gitSync: (one, place) => {
    staleCheckouts(one, place);
    unwritable(one, '/git', place);
  },
  gitClone: (one, place) => unwritable(one, '/git', place),
  s3Transfer: (one, place) => unwritable(one, '/data', place),
  configReload: staleConfiguration,
};

/** A mount of a link is one of what it pointed at; git-sync points it elsewhere, and removes that. */
function staleCheckouts({ container }: KnownProgram, { spec, path, rendering }: Place): void {
  const own = mountAt(container, '/git');
  if (!own) return;
  const root = own.subPath === undefined ? '' : `${own.subPath}/`;
  for (const { mount, at } of partsMounted(spec, path, container)) {
    const { name, mountPath, subPath } = mount;
    if (name !== own.name || !subPath.startsWith(root)) continue;
    const [, parent, last] = /^(\/.+)\/([^/]+)\/*$/.exec(mountPath) ?? [];
    const isLink = !subPath.slice(root.length).includes('/');
    rendering.warning(
      'stale-mount',
      at,
      `Invalid value: "${subPath}": a subPath stays with the first checkout, which "${container.name}" removes for the next one`,
      parent !== undefined && isLink
        ? `mount "${name}" as it is at ${parent}, with link: '${last}': then ${mountPath} is the newest`
        : `mount "${name}" as it is, in a folder of its own: ${subPath.slice(root.length)} in there is the newest`,
    );
  }
}

/** What is told to load its files again has the old ones. */
function staleConfiguration({ container }: KnownProgram, { spec, path, rendering }: Place): void {
  const shown = new Map(entries(spec.volumes).map((volume) => [volume.name, sourcesOf(volume)]));
  const watched = new Set(entries(container.volumeMounts).flatMap(({ name }) => shown.get(name) ?? []));
  const others = new Set(rendering.programs.map((one) => one.container));
  for (const { mount, at, by } of partsMounted(spec, path, container)) {
    if (others.has(by) || !shown.get(mount.name)?.some((one) => watched.has(one))) continue;
    rendering.warning(
      'stale-mount',
      at,
      `Invalid value: "${mount.subPath}": a subPath never sees a change, so that "${container.name}" has the old file loaded again`,
      `mount "${mount.name}" as it is, in a folder of its own`,
    );
  }
}

/** The folder of a new claim is root's, and no companion is root. */
function unwritable({ container, path: at }: KnownProgram, mountPath: string, { spec, rendering }: Place): void {
  const mount = mountAt(container, mountPath);
  if (!mount || mount.readOnly || !isClaim(mount.name, spec) || spec.os?.name === 'windows') return;
  const [pod, own] = [spec.securityContext, container.securityContext];
  if (isDeferred(pod) || isDeferred(own) || (pod?.fsGroup ?? undefined) !== undefined) return;
  const user = own?.runAsUser ?? pod?.runAsUser;
  if (typeof user !== 'number' || user === 0) return;
  rendering.warning(
    'unwritable-claim',
    `${at}.volumeMounts[${JSON.stringify(mountPath)}]`,
    `Invalid value: "${mount.name}": "${container.name}" is user ${user}, who cannot write to a new claim: its folder is root's`,
    `give the claim to a group of the Pod's: securityContext: { fsGroup: ${user} }`,
  );
}

/** A name that no volume has is a claim template's. */
function isClaim(name: string, { volumes }: k8s.PodSpec): boolean {
  if (isDeferred(volumes)) return false;
  const volume = entries(volumes).find((one) => one.name === name);
  return !volume || (volume.persistentVolumeClaim ?? volume.ephemeral) !== undefined;
}

type PartMount = k8s.VolumeMount & { subPath: string };

/** The mounts of parts of volumes in the other containers. */
function partsMounted(spec: k8s.PodSpec, path: string, but: k8s.Container): { mount: PartMount; by: k8s.Container; at: string }[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    entries(spec[list]).flatMap((by, i) =>
      by === but
        ? []
        : entries(by.volumeMounts).flatMap((mount) =>
            typeof mount.subPath === 'string' && mount.subPath !== '' && typeof mount.mountPath === 'string'
              ? [{ mount: mount as PartMount, by, at: `${path}.${list}[${i}].volumeMounts[${JSON.stringify(mount.mountPath)}]` }]
              : [],
          ),
    ),
  );
}

const mountAt = ({ volumeMounts }: k8s.Container, path: string): k8s.VolumeMount | undefined =>
  entries(volumeMounts).find(({ mountPath }) => mountPath === path);

/** The ConfigMaps and Secrets that are files of a volume. */
function sourcesOf({ configMap, secret, projected }: k8s.Volume): string[] {
  const all = [{ configMap, secret: { name: secret?.secretName } }, ...entries(projected?.sources)];
  return all.flatMap((one) => [
    ...(one.configMap?.name === undefined ? [] : [`ConfigMap/${one.configMap.name}`]),
    ...(one.secret?.name === undefined ? [] : [`Secret/${one.secret.name}`]),
  ]);
}
