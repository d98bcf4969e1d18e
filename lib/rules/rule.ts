// The form of a rule. A rule is one entry in a topic file's list; `catalogue.ts` holds all lists.
import type { Manifest } from '../kube/manifest';
import type { ReadonlySet } from './manifest-set';
import type { Severity } from './finding';

/** What every rule says of itself, as data: docs are printed from it. */
export interface RuleFacts {
  /** Kebab-case, unique. */
  readonly id: string;
  readonly severity: Severity;
  /** The `Type.field`s that it reads. */
  readonly reads: readonly string[];
  /** One sentence: what it accepts. */
  readonly accepts: string;
  /** Where Kubernetes says so. */
  readonly source: string;
  /** The minor versions that have the rule, where not all have. */
  readonly since?: number;
  readonly until?: number;
}

/** A rule about one typed value, wherever it stands: called for every `Container` of every kind. */
export interface ValueRule extends RuleFacts {
  /** The types' names in the field table: `Container`, `ServicePort`, `Job`. */
  readonly on: readonly string[];
  /** It is called only where the value has one of these fields: most have few. @default everywhere */
  readonly where?: readonly string[];
  readonly check: (value: Readonly<Record<string, unknown>>, at: Place) => void;
}

/** A rule about all manifests of a synth together. */
export interface SetRule extends RuleFacts {
  readonly checkAll: (set: ReadonlySet, report: Report, minorFor: (index: number) => number) => void;
}

export type Rule = ValueRule | SetRule;

/** Where a value rule stands when it is called. */
export interface Place {
  readonly manifest: Manifest;
  /** The target's minor version. */
  readonly minor: number;
  /** Says what is wrong with a field of the value (`ports[0].name`; empty: with the value itself). */
  report(field: string, message: string, hint?: string): void;
}

/** Says what is wrong with a manifest of the set, named by its index. */
export type Report = (index: number, path: string, message: string, hint?: string) => void;
