// Answers about rules that do not exist: one that is misspelt answers nothing, and nobody would know.
import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/finding';
import { answersAt } from './suppress';

/** A finding, and the construct to which it belongs. */
interface SaidAt {
  readonly finding: Finding;
  readonly at: IConstruct;
}

/** A warning for each. What is `said` in this tree is known, whoever says it; a name with a slash is somebody else's. */
export function unknownRules(all: readonly IConstruct[], said: readonly SaidAt[], idOf: (at: IConstruct) => Finding['object']): SaidAt[] {
  const answers = all.flatMap((at) => answersAt(at).map((answer) => ({ at, ...answer })));
  if (answers.length === 0) return [];
  // loaded here: most trees answer nothing
  const { knownRules, meant } = require('./known-rules') as typeof import('./known-rules');
  const known = knownRules();
  for (const { finding } of said) known.add(finding.rule);
  return answers.flatMap(({ at, rule, overrules }) => {
    if (known.has(rule) || rule.includes('/')) return [];
    const finding: Finding = {
      rule: 'known-rule',
      severity: 'warning',
      path: overrules ? 'overrule' : 'suppress',
      message: `Not found: ${JSON.stringify(rule)}`,
      hint: meant(rule, known),
      object: idOf(at),
    };
    return [{ finding, at }];
  });
}
