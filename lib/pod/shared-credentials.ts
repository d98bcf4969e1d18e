// An ambassador keeps credentials from the main container: what both have is kept from nobody.
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import type { Company } from './company';
import type { Rendering } from './rendering';

/** A key of a Secret; without one, all of them. */
interface Credential {
  readonly secret: string;
  readonly key?: string;
  /** Where the container has it: `env[0]`. */
  readonly where: string;
}

/** Warns of every container that is no companion and has what an ambassador has: by variables or by files. */
export function sharedCredentials(spec: k8s.PodSpec, { all, ambassadors }: Company, path: string, rendering: Rendering): void {
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    listOf(spec[list]).map((container, i) => ({ container, at: `${path}.${list}[${i}]` })),
  );
  const secrets = new Map(
    listOf(spec.volumes).flatMap(({ name, secret }) => (secret?.secretName ? [[name, secret.secretName] as const] : [])),
  );
  const companions = new Set(all.map(({ props }) => props.name));
  for (const { props } of ambassadors) {
    const theirs = containers
      .filter(({ container }) => container.name === props.name)
      .flatMap(({ container }) => credentialsOf(container, secrets));
    if (theirs.length === 0) continue;
    for (const { container, at } of containers) {
      if (companions.has(container.name)) continue;
      const both = credentialsOf(container, secrets).find((own) => theirs.some((its) => isSame(own, its)));
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

function credentialsOf({ env, envFrom, volumeMounts }: k8s.Container, secrets: ReadonlyMap<string, string>): Credential[] {
  return [
    ...listOf(env).flatMap(({ valueFrom }, i) => {
      const ref = valueFrom?.secretKeyRef;
      return ref?.name === undefined ? [] : [{ secret: ref.name, key: ref.key, where: `env[${i}]` }];
    }),
    ...listOf(envFrom).flatMap(({ secretRef }, i) =>
      secretRef?.name === undefined ? [] : [{ secret: secretRef.name, where: `envFrom[${i}]` }],
    ),
    ...listOf(volumeMounts).flatMap(({ name }, i) => {
      const secret = secrets.get(name);
      return secret === undefined ? [] : [{ secret, where: `volumeMounts[${i}]` }];
    }),
  ];
}

const listOf = <T extends object>(list: T[] | undefined): T[] => (Array.isArray(list) ? (list.filter(isPlainObject) as T[]) : []);
