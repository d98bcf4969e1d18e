// A mistake that somebody makes with a pattern, and everything that is said of it.
import type { Chart } from 'cdk8s-patterns';

export interface Mistake {
  /** What is wrong: 'a claim size that is no quantity'. Docs print it. */
  readonly title: string;
  /** Makes it, and nothing else that is wrong. Docs print its source. */
  readonly make: (chart: Chart) => unknown;
  /** All lines that are said, warnings too, in their order: `path: message; hint   rule`; or the message that is thrown. */
  readonly says: readonly string[];
}
