// What somebody has answered a finding with, kept at the construct to which the answer belongs.
import type { IConstruct } from 'constructs';

/** One answer. */
export interface Answer {
  readonly rule: string;
  readonly reason: string;
  /** Whether it is about an error that is believed wrong. */
  readonly overrules: boolean;
}

const KEY = Symbol.for('cdk8s-patterns.answers');
type Answering = IConstruct & { [KEY]?: Answer[] };

/**
 * Answers a warning, or advice, for a construct and all below it. The reason is printed wherever the findings are. That there is no rule
 * of that name is a warning, unless it has a slash (`acme/team`): those are of patterns of other people.
 * @throws Error without a reason
 */
export const suppress = (scope: IConstruct, rule: string, reason: string): void => answer(scope, { rule, reason, overrules: false });

/**
 * Takes responsibility for an error that is believed wrong: the manifests are written all the same, and the finding is printed on every
 * synth, with the reason.
 * @throws Error without a reason
 */
export const overrule = (scope: IConstruct, rule: string, reason: string): void => answer(scope, { rule, reason, overrules: true });

function answer(scope: IConstruct, given: Answer): void {
  if (given.reason.trim() === '') throw new Error(`${given.rule} at ${scope.node.path}: say why; the reason is what the next reader gets`);
  const answering = scope as Answering;
  Object.defineProperty(answering, KEY, { value: [...(answering[KEY] ?? []), given], configurable: true });
}

/** The answers that were given at a construct. */
export const answersAt = (construct: IConstruct): readonly Answer[] => (construct as Answering)[KEY] ?? [];

/** The answer that holds for a rule at a construct: its own, or the nearest one's above it. */
export function answerFor(construct: IConstruct, rule: string, overrules: boolean): Answer | undefined {
  for (let one: IConstruct | undefined = construct; one; one = one.node.scope) {
    const found = (one as Answering)[KEY]?.find((given) => given.rule === rule && given.overrules === overrules);
    if (found) return found;
  }
  return undefined;
}
