// Changes that no Pod would notice, though somebody counts on it: of what a scope asks restarts for, and of what is to be reloaded.
import type { IConstruct } from 'constructs';
import { objectId } from '../kube/manifest';
import { notCovered } from '../objects/restart';
import type { Finding } from '../rules/finding';
import { isOurs } from './is-ours';
import type { Made } from './gather';
import { reloadCoverage } from './reload-coverage';

/** A warning for each ConfigMap or Secret whose changes nobody notices: what this library does not make, and what is read but once. */
export function restartCoverage(made: readonly Made[]): { finding: Finding; at: IConstruct }[] {
  const notOurs = made.flatMap(({ manifest, object }) =>
    (isOurs(object) ? notCovered(object, manifest) : []).map(({ kind, name, path }) => {
      const finding: Finding = {
        rule: 'restart-not-covered',
        severity: 'warning',
        path,
        message: `Invalid value: ${JSON.stringify(name)}: the Pods are not restarted when it changes`,
        hint: `${kind}/${name} is not made with this library: restartOnChange cannot see what is in it`,
        object: objectId(manifest),
      };
      return { finding, at: object };
    }),
  );
  return [...notOurs, ...reloadCoverage(made)];
}

/** Nobody but our own objects is ever given a sum. */
