// Rules about what containers request and are limited to.
import { isPlainObject } from '../kube/manifest';
import { isLabelKey } from '../kube/label-syntax';
import { canonicalQuantity, nanosOf } from '../kube/quantity';
import { nearest } from './did-you-mean';
import type { Rule } from './rule';
import { quoted } from './scalars';

const RESOURCES = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';
const EXTENDED = `${RESOURCES}#extended-resources`;
const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
const MILLI = 1_000_000n;
const WHOLE = 1_000_000_000n;

export const resourceRules: readonly Rule[] = [
  {
    id: 'resource-name',
    severity: 'error',
    on: ['Container'],
    where: ['resources'],
    reads: ['ResourceRequirements.limits', 'ResourceRequirements.requests'],
    accepts: "a resource is cpu, memory, ephemeral-storage, a size of huge pages, or one with its vendor's domain",
    source: RESOURCES,
    check: ({ resources }, at) =>
      forAmounts(resources, (name, _amount, field) => {
        if (isResource(name)) return;
        at.report(
          `resources.${field}[${name}]`,
          `Invalid value: ${quoted(name)}: must be a standard resource type or fully qualified`,
          meant(name),
        );
      }),
  },
  {
    id: 'resource-amount',
    severity: 'error',
    on: ['Container'],
    where: ['resources'],
    reads: ['ResourceRequirements.limits', 'ResourceRequirements.requests'],
    accepts: 'no amount is below zero, and of what a vendor counts it is a whole number',
    source: RESOURCES,
    check: ({ resources }, at) =>
      forAmounts(resources, (name, amount, field, written) => {
        const path = `resources.${field}[${name}]`;
        if (amount < 0n) at.report(path, `Invalid value: ${quoted(String(written))}: must be greater than or equal to 0`);
        else if (isExtended(name) && amount % WHOLE !== 0n) at.report(path, `Invalid value: ${quoted(written)}: must be an integer`);
      }),
  },
  {
    id: 'resource-request-limit',
    severity: 'error',
    on: ['Container'],
    where: ['resources'],
    reads: ['ResourceRequirements.limits', 'ResourceRequirements.requests'],
    accepts: 'a request is no more than the limit; of huge pages and of what a vendor counts it is the limit',
    source: EXTENDED,
    check: ({ resources }, at) => {
      const limits = isPlainObject(resources) && isPlainObject(resources.limits) ? resources.limits : {};
      forAmounts(resources, (name, amount, field, written) => {
        if (field === 'limits') return;
        const limit = nanosOf(limits[name]);
        const isFixed = isExtended(name) || name.startsWith('hugepages-');
        if (limit === undefined) {
          if (isFixed && isResource(name) && !(name in limits))
            at.report('resources.limits', 'Required value: Limit must be set for non overcommitable resources', `write ${name} there`);
          return;
        }
        const most = canonicalQuantity(limits[name] as string);
        const message = (word: string): string =>
          `Invalid value: ${quoted(String(canonicalQuantity(written)))}: must be ${word} ${name} limit of ${most}`;
        if (isFixed && amount !== limit) at.report('resources.requests', message('equal to'));
        else if (!isFixed && milli(amount) > milli(limit)) at.report('resources.requests', message('less than or equal to'));
      });
    },
  },
];

function meant(name: string): string {
  if (/gpu/i.test(name)) return "it has its vendor's domain: nvidia.com/gpu, amd.com/gpu";
  const near = nearest(name, STANDARD);
  return near === undefined ? 'cpu, memory, ephemeral-storage, hugepages-<size>, or example.com/name' : `did you mean "${near}"?`;
}

type Field = 'limits' | 'requests';

function forAmounts(resources: unknown, visit: (name: string, amount: bigint, field: Field, written: string | number) => void): void {
  if (!isPlainObject(resources)) return;
  for (const field of ['limits', 'requests'] as const) {
    const amounts = resources[field];
    if (!isPlainObject(amounts)) continue;
    for (const [name, written] of Object.entries(amounts)) {
      const amount = written === null ? 0n : nanosOf(written);
      if (amount !== undefined) visit(name, amount, field, written as string | number);
    }
  }
}

/** Container amounts are rounded up to thousandths. */
const milli = (amount: bigint): bigint => (amount > 0n ? (amount + MILLI - 1n) / MILLI : amount / MILLI);

function isResource(name: string): boolean {
  if (STANDARD.includes(name) || (name.startsWith('hugepages-') && isLabelKey(name))) return true;
  return name.includes('/') && isLabelKey(name) && (isNative(name) || isExtended(name));
}
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');
const isExtended = (name: string): boolean => !isNative(name) && !name.startsWith('requests.') && isLabelKey(`requests.${name}`);
