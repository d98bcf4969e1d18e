// Rules about the addresses of a Service.
import { ipProblem } from '../kube/ip';
import { forTwice, isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const DUAL = 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services';

export const serviceAddressRules: readonly Rule[] = [
  {
    id: 'headless-type',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['clusterIP'],
    reads: ['ServiceSpec.clusterIP', 'ServiceSpec.type'],
    accepts: 'a Service without an address of its own has no ports of nodes and no load balancer',
    source: `${SERVICE}#headless-services`,
    check: ({ clusterIP, type }, at) => {
      if (clusterIP === 'None' && (type === 'NodePort' || type === 'LoadBalancer'))
        at.report('clusterIP', `Invalid value: "None": may not be set to 'None' for ${type} services`, 'write two Services');
    },
  },
  {
    id: 'cluster-ip',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['clusterIP', 'clusterIPs'],
    reads: ['ServiceSpec.clusterIP', 'ServiceSpec.clusterIPs'],
    accepts: 'the address of a Service is an IP address or None, and the first of its addresses',
    source: `${SERVICE}#choosing-your-own-ip-address`,
    check: ({ clusterIP, clusterIPs, type }, at) => {
      if (type === 'ExternalName') return; // it may have none at all
      const all: readonly unknown[] = Array.isArray(clusterIPs) ? clusterIPs : [];
      const say = (why: string): void => at.report('clusterIPs', `Invalid value: ${quoted(clusterIPs)}: ${why}`);
      if (isText(clusterIP)) {
        const problem = clusterIP === 'None' ? undefined : ipProblem(clusterIP, at.minor);
        if (problem !== undefined)
          at.report(
            'clusterIP',
            `Invalid value: ${quoted(clusterIP)}: ${problem}`,
            /^none$/i.test(clusterIP) ? 'did you mean "None"?' : undefined,
          );
        if (all.length > 0 && all[0] !== clusterIP) say('first value must match `clusterIP`');
        else if (all.length > 1 && all.includes('None')) say("'None' must be the first and only value");
      } else if (all.length > 0 && (isNone(clusterIP) || clusterIP === '')) say('must be empty when `clusterIP` is not specified');
    },
  },
  {
    id: 'ip-families',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['ipFamilies', 'clusterIPs'],
    reads: ['ServiceSpec.ipFamilies', 'ServiceSpec.clusterIPs', 'ServiceSpec.ipFamilyPolicy'],
    accepts: 'a Service has each family of addresses once, and two where its policy lets it have two',
    source: DUAL,
    check: ({ ipFamilies, clusterIPs, ipFamilyPolicy: policy, type }, at) => {
      if (type === 'ExternalName' || (!Array.isArray(ipFamilies) && !Array.isArray(clusterIPs))) return;
      const families: readonly unknown[] = Array.isArray(ipFamilies) ? ipFamilies : [];
      forTwice(families, (i, family) => at.report(`ipFamilies[${i}]`, `Duplicate value: ${quoted(family)}`));
      if (!isNone(policy) && policy !== 'SingleStack') return;
      const isTwo = families.length === 2 && families[0] !== families[1];
      const what = isTwo
        ? 'IP families'
        : Array.isArray(clusterIPs) && clusterIPs.length > 1 && !clusterIPs.includes('None')
          ? 'cluster IPs'
          : '';
      if (what !== '')
        at.report(
          'ipFamilyPolicy',
          `Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
          isNone(policy) ? 'it is that if left out' : undefined,
        );
    },
  },
  {
    id: 'external-ip',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['externalIPs'],
    reads: ['ServiceSpec.externalIPs'],
    accepts: 'traffic from outside comes to addresses that somebody outside can reach',
    source: `${SERVICE}#external-ips`,
    check: ({ externalIPs }, at) => {
      if (!Array.isArray(externalIPs)) return;
      externalIPs.forEach((ip: unknown, i) => {
        const problem = typeof ip === 'string' ? (ipProblem(ip, at.minor) ?? unreachable(ip)) : undefined;
        if (problem !== undefined) at.report(`externalIPs[${i}]`, `Invalid value: ${quoted(ip)}: ${problem}`);
      });
    },
  },
];

/** Of IPv4, and of IPv6 as it is mostly written. */
function unreachable(ip: string): string | undefined {
  if (ip === '0.0.0.0' || ip === '::') return `may not be unspecified (${ip})`;
  if (ip.startsWith('127.') || ip === '::1') return 'may not be in the loopback range (127.0.0.0/8, ::1/128)';
  if (/^(169\.254\.|fe80:)/i.test(ip)) return 'may not be in the link-local range (169.254.0.0/16, fe80::/10)';
  return undefined;
}
