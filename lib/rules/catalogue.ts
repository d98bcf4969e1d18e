// Every rule, by topic. A new topic file is imported here and nowhere else.
import { claimRules } from './claims';
import { containerRules } from './containers';
import { cronRules } from './cron';
import { dataRules } from './data';
import { downwardRules } from './downward';
import { envRules } from './env';
import { identityRules } from './identity';
import { ingressRouteRules } from './ingress-routes';
import { ingressRules } from './ingresses';
import { jobRules } from './jobs';
import { labelRules } from './labels';
import { metadataRules } from './metadata';
import { networkPeerRules } from './network-peers';
import { podDnsRules } from './pod-dns';
import { podLifetimeRules } from './pod-lifetime';
import { podSecurityRules } from './pod-security';
import { podRules } from './pods';
import { portRules } from './ports';
import { probeRules } from './probes';
import { referenceRules } from './references';
import { resourceRules } from './resources';
import { rolloutRules } from './rollouts';
import type { Rule, RuleFacts, SetRule, ValueRule } from './rule';
import { scalingRules } from './scaling';
import { schedulingRules } from './scheduling';
import { selectorRules } from './selectors';
import { servicePortRules } from './service-ports';
import { serviceRules } from './services';
import { structure } from './structure';
import type { RulesByType } from './walk';

/** The rules that are called; those of `structure` are the walk itself. */
export const rules: readonly Rule[] = [
  ...metadataRules,
  ...labelRules,
  ...identityRules,
  ...selectorRules,
  ...podRules,
  ...containerRules,
  ...resourceRules,
  ...envRules,
  ...portRules,
  ...probeRules,
  ...podLifetimeRules,
  ...podDnsRules,
  ...schedulingRules,
  ...downwardRules,
  ...podSecurityRules,
  ...rolloutRules,
  ...scalingRules,
  ...jobRules,
  ...cronRules,
  ...ingressRules,
  ...ingressRouteRules,
  ...networkPeerRules,
  ...claimRules,
  ...dataRules,
  ...referenceRules,
  ...serviceRules,
  ...servicePortRules,
];

/** What every rule says of itself; documentation is printed from it. */
export const ruleFacts: readonly RuleFacts[] = [...Object.values(structure), ...rules];

const isValueRule = (rule: Rule): rule is ValueRule => 'on' in rule;

export const setRules: readonly SetRule[] = rules.filter((rule): rule is SetRule => !isValueRule(rule));

/** Those that hold in a version. */
export function valueRulesFor(minor: number): RulesByType {
  let found = byMinor.get(minor);
  if (!found) {
    const holds = ({ since = 0, until = Infinity }: RuleFacts): boolean => minor >= since && minor <= until;
    byMinor.set(minor, (found = groupByType(rules.filter(isValueRule).filter(holds))));
  }
  return found;
}
const byMinor = new Map<number, RulesByType>();

function groupByType(all: readonly ValueRule[]): RulesByType {
  const byType = new Map<string, ValueRule[]>();
  for (const rule of all) for (const type of rule.on) byType.set(type, [...(byType.get(type) ?? []), rule]);
  return byType;
}
