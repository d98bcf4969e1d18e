// Rules about whom a NetworkPolicy lets in and out.
import { blockOf, isInside } from '../kube/ip';
import { isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const CIDR_TEXT = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

export const networkPeerRules: readonly Rule[] = [
  {
    id: 'network-peer',
    severity: 'error',
    on: ['NetworkPolicyPeer'],
    reads: ['NetworkPolicyPeer.*'],
    accepts: 'a peer is Pods, said by their labels and those of their namespaces, or a block of addresses',
    source: `${POLICIES}#behavior-of-to-and-from-selectors`,
    check: ({ podSelector, namespaceSelector, ipBlock }, at) => {
      const isPods = !isNone(podSelector) || !isNone(namespaceSelector);
      if (!isPods && isNone(ipBlock)) at.report('', 'Required value: must specify a peer', 'podSelector: {} is every Pod of the namespace');
      if (isPods && !isNone(ipBlock)) at.report('', 'Forbidden: may not specify both ipBlock and another peer', 'write two peers');
    },
  },
  {
    id: 'ip-block',
    severity: 'error',
    on: ['IPBlock'],
    reads: ['IPBlock.cidr', 'IPBlock.except'],
    accepts: 'a block of addresses is CIDR, and what is excepted is a part of it',
    source: POLICIES,
    check: ({ cidr, except }, at) => {
      if (!isText(cidr)) return;
      const block = blockOf(cidr);
      if (!block) return at.report('cidr', `Invalid value: ${quoted(cidr)}: ${CIDR_TEXT}`, mend(cidr));
      if (!Array.isArray(except)) return;
      except.forEach((one: unknown, i) => {
        if (typeof one !== 'string') return;
        const part = blockOf(one);
        if (!part) at.report(`except[${i}]`, `Invalid value: ${quoted(one)}: ${CIDR_TEXT}`, mend(one));
        else if (!isInside(part, block)) at.report(`except[${i}]`, `Invalid value: ${quoted(one)}: must be a strict subset of \`cidr\``);
      });
    },
  },
];

/** A single address is a block of one. */
function mend(text: string): string | undefined {
  const block = `${text}/${text.includes(':') ? 128 : 32}`;
  return blockOf(block) && `did you mean "${block}"?`;
}
