// The form of one check of the Pod Security Standards: a row of the table that `pod-security.ts` goes through.
import { isPlainObject } from './manifest';

export type Fields = Readonly<Record<string, unknown>>;

/** A field that a check stumbled over. */
export interface Wrong {
  /** From where the check looked: `ports[0].hostPort` of a container. */
  readonly path: string;
  /** Kubernetes' words; who it is about goes before them, except where a check looks at the whole Pod. */
  readonly detail: string;
  /** Nobody wrote the field, though it must be written. */
  readonly unset?: true;
}

/** Undefined where nothing is wrong: who is right costs nothing. */
export type Verdict = readonly Wrong[] | undefined;

/** One check, in the versions of the standard that ask it. What a Lazy stands in for is not known yet, and not judged. */
export interface PodSecurityCheck {
  readonly id: string;
  readonly level: 'baseline' | 'restricted';
  /** What Kubernetes calls what is forbidden. */
  readonly reason: string;
  /** The minor versions of the standard that ask it. @default all */
  readonly since?: number;
  readonly until?: number;
  /** The version of the standard from which `restricted` asks a stronger check instead. */
  readonly replacedSince?: number;
  /** The minor version from which a server knows the field; an older one drops it unseen. */
  readonly servedSince?: number;
  /** The Pods that are let off. */
  readonly exempt?: 'windows' | 'userNamespace';
  readonly pod?: (spec: Fields, annotations: Fields) => Verdict;
  readonly container?: (container: Fields) => Verdict;
  /** The security context of the Pod and that of each container; paths go from it. */
  readonly context?: (context: Fields) => Verdict;
  /** The security context of each container. */
  readonly containerContext?: (context: Fields) => Verdict;
}

/** Whether a place is empty: a null is what nobody wrote. */
export const isUnset = (value: unknown): value is undefined | null => value === undefined || value === null;

/** What is wrong with the objects of a list. */
export function each(list: unknown, wrong: (one: Fields, index: number) => Wrong | undefined): Verdict {
  if (!Array.isArray(list)) return undefined;
  let found: Wrong[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const one: unknown = list[i];
    const its = isPlainObject(one) ? wrong(one, i) : undefined;
    if (its) (found ??= []).push(its);
  }
  return found;
}

/** What is wrong with the annotations of a Pod; the path goes from its template. */
export function annotated(annotations: Fields, wrong: (key: string, value: string) => string | undefined): Verdict {
  let found: Wrong[] | undefined;
  for (const key in annotations) {
    const value = annotations[key];
    const detail = typeof value === 'string' ? wrong(key, value) : undefined;
    if (detail !== undefined) (found ??= []).push({ path: `metadata.annotations[${key}]`, detail });
  }
  return found;
}
