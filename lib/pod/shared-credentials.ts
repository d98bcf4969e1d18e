// An ambassador keeps credentials from the main container: what both have is kept from nobody.
import { entries } from '../kube/entries';
import type * as k8s from '../kube/wire';
import type { Company } from './company';
import type { Rendering } from './rendering';

/** A key of a Secret; without one, all of them. */
interface Shown {
  readonly secret: string;
  readonly key?: string;
}

interface Credential extends Shown {
  /** Where the container has it: `env[0]`. */
  readonly where: string;
}

/** Warns of every container that is no companion and has what an ambassador has: by variables or by files. */
export function sharedCredentials(spec: k8s.PodSpec, { all, ambassadors }: Company, path: string, rendering: Rendering): void {
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    entries(spec[list]).map((container, i) => ({ container, at: `${path}.${list}[${i}]` })),
  );
  const files = new Map(entries(spec.volumes).map((volume) => [volume.name, shownBy(volume)]));
  const companions = new Set(all.map(({ props }) => props.name));
  for (const { props } of ambassadors) {
    const theirs = containers
      .filter(({ container }) => container.name === props.name)
      .flatMap(({ container }) => credentialsOf(container, files));
    if (theirs.length === 0) continue;
    for (const { container, at } of containers) {
      if (companions.has(container.name)) continue;
      const both = credentialsOf(container, files).find((own) => theirs.some((its) => isSame(own, its)));
      if (!both) continue;
      rendering.warning(
        'ambassador-credentials',
        `${at}.${both.where}`,
        `container "${container.name}" has ${both.key === undefined ? 'all keys' : `key "${both.key}"`} of Secret/${both.secret} too`,
        `ambassador "${props.name}" is there to keep them from it: leave it out`,
      );
    }
  }
}

const isSame = (one: Credential, other: Credential): boolean =>
  one.secret === other.secret && (one.key === undefined || other.key === undefined || one.key === other.key);

function credentialsOf({ env, envFrom, volumeMounts }: k8s.Container, files: ReadonlyMap<string, readonly Shown[]>): Credential[] {
  return [
    ...entries(env).flatMap(({ valueFrom }, i) => {
      const ref = valueFrom?.secretKeyRef;
      return ref?.name === undefined ? [] : [{ secret: ref.name, key: ref.key, where: `env[${i}]` }];
    }),
    ...entries(envFrom).flatMap(({ secretRef }, i) =>
      secretRef?.name === undefined ? [] : [{ secret: secretRef.name, where: `envFrom[${i}]` }],
    ),
    ...entries(volumeMounts).flatMap(({ name }, i) => (files.get(name) ?? []).map((shown) => ({ ...shown, where: `volumeMounts[${i}]` }))),
  ];
}

/** The keys that are files of a volume: of a Secret by itself, or among what is projected into one folder. */
function shownBy({ secret, projected }: k8s.Volume): Shown[] {
  return [
    ...keysOf(secret?.secretName, secret?.items),
    ...entries(projected?.sources).flatMap(({ secret: source }) => keysOf(source?.name, source?.items)),
  ];
}

function keysOf(secret: string | undefined, items: k8s.KeyToPath[] | undefined): Shown[] {
  if (!secret) return [];
  const listed = entries(items);
  return listed.length === 0 ? [{ secret }] : listed.map(({ key }) => ({ secret, key }));
}
