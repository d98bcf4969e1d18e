// Where a scope asks that Pods restart when what they read changes: what they read though this library does not make it.
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { objectId } from '../kube/manifest';
import { notCovered } from '../objects/restart';
import type { Finding } from '../rules/finding';
import type { Made } from './gather';

/** A warning for each ConfigMap or Secret whose changes nobody notices. */
export function restartCoverage(made: readonly Made[]): { finding: Finding; at: IConstruct }[] {
  return made.flatMap(({ manifest, object }) =>
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
}

/** Nobody but our own objects is ever given a sum. */
const isOurs = (object: ApiObject): boolean => 'existing' in object;
