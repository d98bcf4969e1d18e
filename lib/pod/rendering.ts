// What comes of rendering beside the manifest: what it refers to, and what is wrong with it.
import { copied } from '../kube/copied';
import { type Existing, isExisting, isRef, type ObjectRef } from '../kube/reference';
import type { KindName } from '../kube/kinds';

/** Something that a renderer found wrong in props; a finding, once the construct is known. */
export interface Problem {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** Collects along the way. Renderers never throw for a mistake of the user: they say it here. */
export class Rendering {
  readonly existing: Existing<KindName>[] = [];
  readonly problems: Problem[] = [];

  /** The name of what is referred to; that it exists elsewhere is remembered. */
  name(ref: string | ObjectRef<string>, kind: KindName, path: string): string {
    if (!isRef(ref)) return ref;
    if (ref.kind !== kind) this.problem('reference-kind', path, `Invalid value: "${ref.kind}/${ref.name}": must be a ${kind}`);
    this.noteExisting(ref);
    return ref.name;
  }

  /** Takes over what helpers noted at a value that they made (see `referring`). */
  noted<T>(value: T): T {
    for (const ref of references.get(value as object) ?? []) this.noteExisting(ref);
    return copied(value);
  }

  noteExisting(ref: ObjectRef<string>): void {
    if (isExisting(ref)) this.existing.push(ref);
  }

  problem(rule: string, path: string, message: string, hint?: string): void {
    this.problems.push({ rule, path, message, ...(hint !== undefined && { hint }) });
  }
}

const references = new WeakMap<object, ObjectRef<string>[]>();

/** Remembers beside a plain object what it was made from. Kubernetes' own fields could not say it. */
export function referring<T extends object>(value: T, ref: unknown): T {
  if (isRef(ref)) references.set(value, [...(references.get(value) ?? []), ref]);
  return value;
}
