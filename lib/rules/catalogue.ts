// Every rule, by topic. A new topic file is imported here and nowhere else.
import { affinityRules } from './affinity';
import { budgetRules } from './budgets';
import { byteAmountRules } from './byte-amounts';
import { claimRules } from './claims';
import { containerRules } from './containers';
import { cronRules } from './cron';
import { dataRules } from './data';
import { databaseWayRules } from './database-ways';
import { downwardRules } from './downward';
import { envRules } from './env';
import { failurePolicyRules } from './failure-policies';
import { fileRules } from './files';
import { identityRules } from './identity';
import { imageNameRules } from './image-names';
import { ingressRouteRules } from './ingress-routes';
import { ingressRules } from './ingresses';
import { jobRules } from './jobs';
import { labelRules } from './labels';
import { listedValueRules } from './listed-values';
import { listenerRules } from './listeners';
import { matchLabelKeyRules } from './match-label-keys';
import { listRules } from './lists';
import { mergedEntryRules } from './merged-entries';
import { metadataRules } from './metadata';
import { mountedFileRules } from './mounted-files';
import { networkPeerRules } from './network-peers';
import { nodeFileRules } from './node-files';
import { podDnsRules } from './pod-dns';
import { podLifetimeRules } from './pod-lifetime';
import { podSecurityRules } from './pod-security';
import { podRules } from './pods';
import { policyPortRules } from './policy-ports';
import { portRules } from './ports';
import { probeRules } from './probes';
import { referenceRules } from './references';
import { resourceRules } from './resources';
import { rivalRules } from './rivals';
import { rolloutPlaceRules } from './rollout-places';
import { rolloutRules } from './rollouts';
import { rootUserRules } from './root-users';
import { routeFilterRules } from './route-filters';
import { routeHeaderRules } from './route-headers';
import { routeMatchRules } from './route-matches';
import { routeParentRules } from './route-parents';
import { routeRules } from './routes';
import type { Rule, RuleFacts, SetRule, ValueRule } from './rule';
import { scalingRules } from './scaling';
import { scalingBehaviorRules } from './scaling-behavior';
import { schedulingRules } from './scheduling';
import { selectorRules } from './selectors';
import { servedKindRules } from './served-kinds';
import { serviceAddressRules } from './service-addresses';
import { servicePortRules } from './service-ports';
import { serviceTypeRules } from './service-types';
import { serviceRules } from './services';
import { sharedClaimRules } from './shared-claims';
import { sidecarRules } from './sidecars';
import { statefulSetRules } from './stateful-sets';
import { structure } from './structure';
import { volumeRules } from './volumes';
import type { RulesByType } from './walk';

/** The rules that are called; those of `structure` are the walk itself. */
export const rules: readonly Rule[] = [
  ...metadataRules,
  ...servedKindRules,
  ...listRules,
  ...labelRules,
  ...identityRules,
  ...selectorRules,
  ...podRules,
  ...containerRules,
  ...imageNameRules,
  ...sidecarRules,
  ...volumeRules,
  ...fileRules,
  ...nodeFileRules,
  ...resourceRules,
  ...byteAmountRules,
  ...envRules,
  ...mergedEntryRules,
  ...portRules,
  ...probeRules,
  ...podLifetimeRules,
  ...podDnsRules,
  ...schedulingRules,
  ...affinityRules,
  ...matchLabelKeyRules,
  ...downwardRules,
  ...podSecurityRules,
  ...rootUserRules,
  ...rolloutRules,
  ...statefulSetRules,
  ...rolloutPlaceRules,
  ...scalingRules,
  ...scalingBehaviorRules,
  ...budgetRules,
  ...rivalRules,
  ...jobRules,
  ...failurePolicyRules,
  ...cronRules,
  ...ingressRules,
  ...ingressRouteRules,
  ...routeRules,
  ...listenerRules,
  ...routeMatchRules,
  ...routeFilterRules,
  ...routeHeaderRules,
  ...routeParentRules,
  ...networkPeerRules,
  ...policyPortRules,
  ...databaseWayRules,
  ...claimRules,
  ...listedValueRules,
  ...sharedClaimRules,
  ...dataRules,
  ...referenceRules,
  ...mountedFileRules,
  ...serviceRules,
  ...servicePortRules,
  ...serviceTypeRules,
  ...serviceAddressRules,
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
