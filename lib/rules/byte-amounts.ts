// Rules about amounts of bytes that nobody can have meant, and about the units in which a container is told its own.
import { isPlainObject } from '../kube/manifest';
import { canonicalQuantity, isQuantity, nanosOf } from '../kube/quantity';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const MEMORY = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory';
const DOWNWARD = 'https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/';
const BYTES = ['memory', 'ephemeral-storage', 'storage'];
const WHOLE = 1_000_000_000n;
/** Of bytes, in billionths: no runtime starts a process in less. */
const LEAST = 4n * 1024n * 1024n * WHOLE;
const OF_CPU = ['1m', '1'];
const OF_BYTES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

export const byteAmountRules: readonly Rule[] = [
  {
    id: 'fractional-bytes',
    severity: 'warning',
    on: ['ResourceRequirements', 'VolumeResourceRequirements'],
    reads: ['ResourceRequirements.limits', 'ResourceRequirements.requests', 'VolumeResourceRequirements.*'],
    accepts: 'an amount of memory or storage is a number of whole bytes: m is thousandths',
    source: MEMORY,
    check: (resources, at) =>
      forBytes(resources, (amount, path, written) => {
        if (amount % WHOLE === 0n) return;
        const text = /^(\d+)m$/.exec(String(written))?.[1];
        const hint = text === undefined ? undefined : `m is thousandths: did you mean "${text}Mi"?`;
        at.report(path, `fractional byte value ${quoted(String(canonicalQuantity(written)))} is invalid, must be an integer`, hint);
      }),
  },
  {
    id: 'tiny-memory',
    severity: 'warning',
    on: ['ResourceRequirements'],
    where: ['limits'],
    reads: ['ResourceRequirements.limits'],
    accepts: 'a limit of memory leaves a container the 4 MiB without which none starts',
    source: MEMORY,
    check: ({ limits }, at) => {
      const written = isPlainObject(limits) ? limits.memory : undefined;
      const amount = nanosOf(written);
      if (amount === undefined || amount <= 0n || amount >= LEAST || amount % WHOLE !== 0n) return;
      const hint = /^\d+$/.test(String(written))
        ? `it is in bytes: did you mean "${String(written)}Mi"?`
        : 'no container starts in less than 4Mi';
      at.report('limits[memory]', `Invalid value: ${quoted(written)}: is less than a process needs to start`, hint);
    },
  },
  {
    id: 'resource-divisor',
    severity: 'error',
    on: ['ResourceFieldSelector'],
    reads: ['ResourceFieldSelector.divisor', 'ResourceFieldSelector.resource'],
    accepts: 'a resource is told in cores or thousandths of them, and bytes in one of their units',
    source: DOWNWARD,
    check: ({ divisor, resource }, at) => {
      if (divisor === undefined || divisor === null || typeof resource !== 'string' || !isQuantity(divisor)) return;
      judgeDivisor(divisor as string | number, resource, at);
    },
  },
];

function forBytes(
  resources: Readonly<Record<string, unknown>>,
  visit: (amount: bigint, path: string, written: string | number) => void,
): void {
  for (const field of ['limits', 'requests']) {
    const amounts = resources[field];
    if (!isPlainObject(amounts)) continue;
    for (const name of BYTES) {
      const amount = nanosOf(amounts[name]);
      if (amount !== undefined) visit(amount, `${field}[${name}]`, amounts[name] as string | number);
    }
  }
}

function judgeDivisor(divisor: string | number, resource: string, at: Place): void {
  const kind = /^(?:limits|requests)\.(cpu|memory|ephemeral-storage|hugepages)/.exec(resource)?.[1];
  const units = kind === 'cpu' ? OF_CPU : OF_BYTES;
  if (kind === undefined || nanosOf(divisor) === 0n || units.includes(String(canonicalQuantity(divisor)))) return;
  const supported = kind === 'cpu' ? '1m and 1' : units.join(', ');
  at.report(
    'divisor',
    `Invalid value: ${quoted(resource)}: only divisor's values ${supported} are supported with the ${kind} resource`,
    `it is ${quoted(divisor)}`,
  );
}
