// What a check has to say.
import type { ObjectId } from '../kube/manifest';

/**
 * `error`: the API server of the target version refuses it, or its Pods and claims can never be made.
 * `warning`: accepted, but cannot work as written. `advice`: works, but a linter of the field would speak.
 */
export type Severity = 'error' | 'warning' | 'advice';

export interface Finding {
  /** The id of the rule that speaks. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where in the manifest: `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** The API server's sentence: `Required value`, `Unsupported value: "Rolling": supported values: …`. */
  readonly message: string;
  /** What would be right. */
  readonly hint?: string;
  readonly object: ObjectId;
  /** The path of the construct that made the object, where one did. */
  readonly construct?: string;
}
