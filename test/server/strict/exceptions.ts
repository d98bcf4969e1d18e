// Where we mean to be stricter than the server, each with its reason: what it takes there, its controllers can never make.
import type { Field } from '../../../lib/kube/fields';
import type { Manifest } from '../../../lib/kube/manifest';
import type { Finding } from '../../../lib/rules/finding';

export interface Exception {
  readonly reason: string;
  readonly holds: (manifest: Manifest, minor: number, finding: Finding) => boolean;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'servers before 1.34 do not look into the templates of a StatefulSet, and then its Pods and claims cannot be made',
    holds: ({ kind }, minor, { path }) => kind === 'StatefulSet' && minor < 34 && /^spec\.(template|volumeClaimTemplates)\b/.test(path),
  },
];

/** Why our finding may stand though the server says nothing; undefined where it may not. */
export function exceptionFor(manifest: Manifest, minor: number, finding: Finding): Exception | undefined {
  return EXCEPTIONS.find(({ holds }) => holds(manifest, minor, finding));
}

/** Enums of which a kind, or another field, allows only some: said by a rule about that kind. The server's list is then shorter than ours. */
const NARROWER: readonly { readonly field: string; readonly reason: string }[] = [
  { field: 'restartPolicy', reason: 'the template of a Deployment, ReplicaSet, DaemonSet or StatefulSet takes Always only, of a Job all but Always' },
  { field: 'podReplacementPolicy', reason: 'beside a podFailurePolicy, only Failed' },
];

/** Whether another rule says what the server says of a value that the enum has. */
export function isAnothers({ name, values = [] }: Field, message: string): boolean {
  const value = /^Unsupported value: "([^"]*)"/.exec(message)?.[1];
  return value !== undefined && values.includes(value) && NARROWER.some(({ field }) => field === name);
}
