// What can stand where Kubernetes wants the name of an object.
import { type KindName, kinds } from './kinds';

/** An object of ours, or anything that says as clearly which object it is. */
export interface ObjectRef<K extends string> {
  readonly apiVersion: string;
  readonly kind: K;
  readonly name: string;
  readonly namespace?: string;
  /** What only objects of this library have, and what only an `X.existing(…)` has. */
  readonly manifest?: object;
  readonly existing?: true;
}

/**
 * What is neither: a neighbour's object, or Kubernetes' own reference. By this the compiler tells them from ours, so that one of another
 * kind is refused, and refused for its kind.
 */
export interface NotOurs {
  readonly manifest?: never;
  readonly existing?: never;
}

/** An object that is made elsewhere (sealed, by an operator, by hand): said once, so that references to it are met. */
export interface Existing<K extends KindName> extends ObjectRef<K> {
  /** The keys that a ConfigMap or Secret is known to have. */
  readonly keys?: readonly string[];
  /** The ports that a Service is known to have, by name. */
  readonly ports?: { readonly [name: string]: number };
  readonly existing: true;
  readonly manifest?: never;
}

/** An object of cdk8s-plus, of any version, as far as it has to be known. */
export interface NeighbourRef extends NotOurs {
  readonly apiVersion: string;
  readonly apiGroup: string;
  readonly kind: string;
  readonly name: string;
  readonly resourceType: string;
}

/** An object, an `X.existing(…)`, or an object of cdk8s-plus. */
export type Ref<K extends KindName> = ObjectRef<K> | NeighbourRef;
/** The same, or its name as text: where the field alone says the kind. */
export type NameRef<K extends KindName> = string | Ref<K>;
/** Kubernetes' own reference, where an object can stand as well. */
export type Wire<T> = T & NotOurs;

export interface ExistingOptions {
  /** @default the namespace of whoever refers to it */
  readonly namespace?: string;
  /** The keys that it has, if references to others shall be found. @default not known */
  readonly keys?: readonly string[];
  /** The ports that it has, by name. @default not known */
  readonly ports?: { readonly [name: string]: number };
}

/** Says that an object exists though nobody here makes it. */
export function existing<K extends KindName>(kind: K, name: string, options: ExistingOptions = {}): Existing<K> {
  return { apiVersion: kinds[kind].apiVersion, kind, name, ...options, existing: true };
}

/** Whether the value is a reference, and no wire object that happens to have a name. */
export function isRef(value: unknown): value is ObjectRef<string> {
  const ref = value as Partial<ObjectRef<string>> | null;
  return (
    typeof ref === 'object' &&
    ref !== null &&
    typeof ref.kind === 'string' &&
    typeof ref.name === 'string' &&
    typeof ref.apiVersion === 'string'
  );
}

export const isExisting = (value: unknown): value is Existing<KindName> =>
  isRef(value) && ((value as Partial<Existing<KindName>>).existing === true || isImported(value));

/** What cdk8s-plus makes of `fromSecretName` and its like: a construct that makes no object. */
const isImported = (ref: object): boolean => (ref as { node?: { children?: unknown[] } }).node?.children?.length === 0;
