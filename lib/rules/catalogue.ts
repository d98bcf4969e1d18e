// Every rule, by topic. A new topic file is imported here and nowhere else.
import { metadataRules } from './metadata';
import type { Rule, RuleFacts, SetRule, ValueRule } from './rule';
import { structure } from './structure';
import type { RulesByType } from './walk';

/** The rules that are called; those of `structure` are the walk itself. */
export const rules: readonly Rule[] = [...metadataRules];

/** What every rule says of itself: the index of docs/rules.md. */
export const ruleFacts: readonly RuleFacts[] = [...Object.values(structure), ...rules];

const isValueRule = (rule: Rule): rule is ValueRule => 'on' in rule;

export const setRules: readonly SetRule[] = rules.filter((rule): rule is SetRule => !isValueRule(rule));

export const valueRules: RulesByType = groupByType(rules.filter(isValueRule));

function groupByType(all: readonly ValueRule[]): RulesByType {
  const byType = new Map<string, ValueRule[]>();
  for (const rule of all) byType.set(rule.on, [...(byType.get(rule.on) ?? []), rule]);
  return byType;
}
