// Rules about whom a NetworkPolicy lets in and out, and in which directions it says so.
import { blockOf, blockProblem, firstOf, isInside } from '../kube/ip';
import { nearest } from './did-you-mean';
import { hasOnly, isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const DIRECTIONS = ['Ingress', 'Egress'];
/** Since then schemas know the directions, and the walk speaks of others. */
const LISTED = 30;

export const networkPeerRules: readonly Rule[] = [
  {
    id: 'policy-types',
    severity: 'error',
    on: ['NetworkPolicySpec'],
    reads: ['NetworkPolicySpec.policyTypes'],
    accepts: 'a policy is about what comes in, what goes out, or both',
    source: POLICIES,
    check: ({ policyTypes }, at) => {
      if (!Array.isArray(policyTypes)) return;
      if (policyTypes.length > DIRECTIONS.length)
        return at.report('policyTypes', `Invalid value: ${quoted(policyTypes)}: may not specify more than two policyTypes`);
      if (at.minor >= LISTED) return;
      policyTypes.forEach((given: unknown, i) => {
        const type = given ?? '';
        if (typeof type !== 'string' || DIRECTIONS.includes(type)) return;
        const near = nearest(type, DIRECTIONS);
        at.report(
          `policyTypes[${i}]`,
          `Unsupported value: ${quoted(type)}: supported values: ${DIRECTIONS.map(quoted).join(', ')}`,
          near && `did you mean "${near}"?`,
        );
      });
    },
  },
  {
    id: 'network-peer',
    severity: 'error',
    on: ['NetworkPolicyPeer'],
    reads: ['NetworkPolicyPeer.*'],
    accepts: 'a peer is Pods, said by their labels and those of their namespaces, or a block of addresses',
    source: `${POLICIES}#behavior-of-to-and-from-selectors`,
    check: (peer, at) => {
      const { podSelector, namespaceSelector, ipBlock } = peer;
      const isPods = !isNone(podSelector) || !isNone(namespaceSelector);
      if (!isPods && isNone(ipBlock) && hasOnly(peer, ['podSelector', 'namespaceSelector', 'ipBlock']))
        at.report('', 'Required value: must specify a peer', 'podSelector: {} is every Pod of the namespace');
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
      const problem = blockProblem(cidr, at.minor);
      if (problem !== undefined) at.report('cidr', `Invalid value: ${quoted(cidr)}: ${problem}`, mend(cidr));
      const block = blockOf(cidr);
      if (!block || !Array.isArray(except)) return;
      except.forEach((one: unknown, i) => {
        if (typeof one !== 'string') return;
        const wrong = blockProblem(one, at.minor);
        if (wrong !== undefined) at.report(`except[${i}]`, `Invalid value: ${quoted(one)}: ${wrong}`, mend(one));
        const part = blockOf(one);
        if (part && !isInside(part, block)) at.report(`except[${i}]`, `Invalid value: ${quoted(one)}: must be a strict subset of \`cidr\``);
      });
    },
  },
];

/** A single address is a block of one; a block begins with its first address. */
function mend(text: string): string | undefined {
  const likely = blockOf(text) ? firstOf(text) : `${text}/${text.includes(':') ? 128 : 32}`;
  return likely !== undefined && blockOf(likely) ? `did you mean "${likely}"?` : undefined;
}
