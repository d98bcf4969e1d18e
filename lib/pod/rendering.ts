// What comes of rendering beside the manifest: what it refers to, and what is wrong with it.
import { copied } from '../kube/copied';
import { type Existing, isExisting, isRef, type ObjectRef } from '../kube/reference';
import type { KindName } from '../kube/kinds';
import type * as k8s from '../kube/wire';

/** Something that a renderer found wrong in props; a finding, once the construct is known. */
export interface Problem {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
  /** @default 'error' */
  readonly severity?: 'warning';
}

/** A ConfigMap that a workload has to make for one of its containers. */
export interface FilesFor {
  readonly name: string;
  /** Where they were written: `spec.containers[0].files`. */
  readonly path: string;
  readonly data: { readonly [file: string]: string };
}

/** A container of a program that this library knows. */
export interface KnownProgram {
  readonly program: string;
  readonly container: k8s.Container;
  /** Where it stands: `spec.initContainers[0]`. */
  readonly path: string;
}

/** Most pods have none: they share this one. */
const NONE: readonly never[] = [];

/** Collects along the way. Renderers never throw for a mistake of the user: they say it here. */
export class Rendering {
  readonly existing: Existing<KindName>[] = [];
  readonly problems: Problem[] = [];
  /** What the workload makes beside its pod. */
  files: readonly FilesFor[] = NONE;
  /** The containers that say of which program they are. */
  programs: readonly KnownProgram[] = NONE;
  /** Where adapters show figures: ports by name, and paths. */
  metrics: readonly { readonly port: string; readonly path: string }[] = NONE;
  /** The ports to which requests come, if they are not the main container's. */
  inbound?: readonly k8s.ContainerPort[];

  /** The name of what is referred to; that it exists elsewhere is remembered. */
  name(ref: string | ObjectRef<string>, kind: KindName, path: string): string {
    if (!isRef(ref)) return ref;
    this.refersTo(ref, [kind], path);
    return ref.name;
  }

  /** That it exists elsewhere is remembered; that it is of a wrong kind is a problem. */
  refersTo(ref: ObjectRef<string>, kinds: readonly KindName[], path: string): void {
    if (!(kinds as readonly string[]).includes(ref.kind))
      this.problem('reference-kind', path, `Invalid value: "${ref.kind}/${ref.name}": must be ${kinds.map(withArticle).join(' or ')}`);
    this.noteExisting(ref);
  }

  /** Takes over what helpers noted at a value that they made (see `referring`). */
  noted<T>(value: T, path: string): T {
    const reference = references.get(value as object);
    if (reference) this.refersTo(reference.ref, reference.kinds, path);
    return copied(value);
  }

  noteExisting(ref: ObjectRef<string>): void {
    if (isExisting(ref)) this.existing.push(ref);
  }

  problem(rule: string, path: string, message: string, hint?: string): void {
    this.problems.push({ rule, path, message, ...(hint !== undefined && { hint }) });
  }

  /** A Lazy or a token in place of what decides how the pod is made. */
  tooLate(path: string, hint: string): void {
    this.problem('known-late', path, 'Invalid value: a Lazy is known too late here', hint);
  }

  warning(rule: string, path: string, message: string, hint?: string): void {
    this.problems.push({ rule, path, message, ...(hint !== undefined && { hint }), severity: 'warning' });
  }
}

const withArticle = (kind: KindName): string => `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;

const references = new WeakMap<object, { readonly ref: ObjectRef<string>; readonly kinds: readonly KindName[] }>();

/** Remembers beside a plain object what it was made from. Kubernetes' own fields could not say it. */
export function referring<T extends object>(value: T, ref: unknown, ...kinds: KindName[]): T {
  if (isRef(ref)) references.set(value, { ref, kinds });
  return value;
}
