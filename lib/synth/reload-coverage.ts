// What is said to notice its changes by itself, and is read where nobody can: its Pods go on with what was there when they started.
import type { IConstruct } from 'constructs';
import { entries } from '../kube/entries';
import type { Link } from '../kube/links';
import { objectId } from '../kube/manifest';
import { podTemplateOf, type FoundTemplate } from '../kube/pod-template-of';
import type * as k8s from '../kube/wire';
import { reloaded } from '../objects/restart';
import type { Finding } from '../rules/finding';
import { isOurs } from './is-ours';
import type { Made } from './gather';

/** A warning for each place where Pods read such a ConfigMap or Secret once and for all. */
export function reloadCoverage(made: readonly Made[]): { finding: Finding; at: IConstruct }[] {
  return made.flatMap(({ manifest, object }) => {
    const links = isOurs(object) ? reloaded(object, manifest) : [];
    const template = links.length > 0 && podTemplateOf(manifest);
    if (!template) return [];
    const places = new Map(links.flatMap((link) => placesOf(link, template).map((place) => [place.path, place])));
    return [...places.values()].map((place) => ({
      finding: { rule: 'reload-unseen', severity: 'warning' as const, object: objectId(manifest), ...place },
      at: object,
    }));
  });
}

type Place = Pick<Finding, 'path' | 'message' | 'hint'>;

function placesOf({ kind, name, path }: Link, { spec, path: pod }: FoundTemplate): Place[] {
  if (/\.env(From)?\[\d+\]/.test(path)) {
    const message = `Invalid value: ${JSON.stringify(name)}: variables stay as they are, and reload keeps the Pods from being restarted`;
    return [{ path, message, hint: `mount ${kind}/${name} as files, or make it without reload` }];
  }
  const index = /\.volumes\[(\d+)\]/.exec(path)?.[1];
  const volume = entries(spec.volumes as k8s.Volume[])[Number(index)];
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    entries(spec[list] as k8s.Container[]).flatMap(({ volumeMounts }, i) =>
      entries(volumeMounts).flatMap((mount, j) => {
        const field = mount.subPath ? 'subPath' : mount.subPathExpr ? 'subPathExpr' : undefined;
        if (field === undefined || mount.name !== volume?.name) return [];
        return {
          path: `${pod}.${list}[${i}].volumeMounts[${j}].${field}`,
          message: `Invalid value: ${JSON.stringify(mount[field])}: a subPath never sees a change, and reload keeps the Pods from being restarted`,
          hint: `mount the whole volume in a folder of its own, or make ${kind}/${name} without reload`,
        };
      }),
    ),
  );
}

/** Nobody but our own objects is restarted for what it reads. */
