// Where our findings and a server's may differ, each with its reason.
import type { Field, Type } from '../../../lib/kube/fields';
import type { Manifest } from '../../../lib/kube/manifest';
import type { Finding } from '../../../lib/rules/finding';
import type { Cause, Verdict } from './verdict';

/** One of our findings, about which the server says nothing. */
export interface Unnamed {
  readonly manifest: Manifest;
  readonly minor: number;
  readonly path: string;
  readonly server: Verdict;
}

export interface Exception {
  readonly reason: string;
  readonly holds: (finding: Unnamed) => boolean;
}

const names = ({ server }: Unnamed, path: RegExp): boolean => server.causes.some(({ field }) => path.test(field));

const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'servers before 1.34 do not look into the templates of a StatefulSet, and then its Pods and claims cannot be made',
    holds: ({ manifest, minor, path }) =>
      manifest.kind === 'StatefulSet' && minor < 34 && /^spec\.(template|volumeClaimTemplates)\b/.test(path),
  },
  {
    reason: 'the server allocates the addresses of a Service first, and stops where it cannot',
    holds: (finding) => finding.manifest.kind === 'Service' && names(finding, /^spec\.(ipFamil|clusterIP)/),
  },
  {
    reason: 'the server looks into a template only if its selector is one',
    holds: (finding) => names(finding, /^spec\.selector\b/) && /^spec\.template\b/.test(finding.path),
  },
  {
    reason: 'the server looks at the rest of a path of an Ingress only if it has a type',
    holds: (finding) =>
      finding.manifest.kind === 'Ingress' && names(finding, /\.pathType$/) && /\.paths\[\d+\]\.backend\b/.test(finding.path),
  },
  {
    reason: 'the server looks at the type of a hostPath only if it has a path',
    holds: (finding) => names(finding, /\.hostPath\.path$/) && finding.path.endsWith('.hostPath.type'),
  },
  {
    reason: 'the server asks a resourceFieldRef of a volume for the container first',
    holds: (finding) => names(finding, /\.resourceFieldRef\.containerName$/) && finding.path.endsWith('.resourceFieldRef.resource'),
  },
  {
    reason: 'nobody reads owner references inside a template, and nobody writes them there',
    holds: ({ path }) => /^spec\..*\.metadata\.ownerReferences\b/.test(path),
  },
  {
    reason:
      'a claim loses its dataSource where that is neither a claim nor a snapshot, or in another namespace, and is made empty: it was meant to hold something',
    holds: ({ path }) => /^spec\.dataSource(Ref)?\.(kind|name)$/.test(path),
  },
];

/** Why our finding may stand though the server says nothing of it; undefined where it may not. */
export function exceptionFor(finding: Unnamed): Exception | undefined {
  return EXCEPTIONS.find(({ holds }) => holds(finding));
}

interface Exempt {
  readonly reason: string;
  readonly holds: (cause: Cause, field: Field, manifest: Manifest) => boolean;
}

const ANOTHERS: readonly Exempt[] = [
  {
    reason: 'the value is one of the enum: which of them fits the kind, or the fields beside it, is said by a rule about that kind',
    holds: ({ message }, { name, values = [] }) =>
      /^(restartPolicy|podReplacementPolicy)$/.test(name) && values.includes(/^Unsupported value: "([^"]*)"/.exec(message)?.[1] ?? '?'),
  },
  {
    reason: 'the server makes a volume of each claim template of a StatefulSet: one without name is said where it stands',
    holds: ({ field }, _field, { kind }) =>
      kind === 'StatefulSet' && /^spec\.template\.spec\.volumes\[0\]\.(name|persistentVolumeClaim\.claimName)$/.test(field),
  },
];

/** Whether another rule says what the server says there. */
export function isAnothers(cause: Cause, field: Field, manifest: Manifest): boolean {
  return ANOTHERS.some(({ holds }) => holds(cause, field, manifest));
}

/** Servers before 1.37 store a number beyond 32 bits in a custom kind; its controller, which is written in Go, can then read none of them. */
export function isReadableNoMore({ message }: Finding, { custom }: Type): boolean {
  return custom && /^Invalid value: -?\d+: must be a whole number \(32 bits\)$/.test(message);
}
