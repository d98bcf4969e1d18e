// Kubernetes' numbers with a suffix: what parses, and the one canonical spelling that the API server stores.

const GRAMMAR = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?[0-9]+))?$/;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const SUFFIX = new Map(Object.entries(DECIMAL).map(([suffix, exponent]) => [exponent, suffix]));
const LARGEST = (1n << 63n) - 1n;
const NANO = 1_000_000_000n;

/** Whether the API server can read it. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function isQuantity(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '' && GRAMMAR.test(value.trim());
}

/**
 * The canonical spelling: `1000m` → `1`, `1024Mi` → `1Gi`, `0.5` → `500m`, `1e3` → `1e3`. What is no quantity comes back as it is.
 * Server-side apply compares these bytes, so that any other spelling is a conflict for a second manager.
 */
export function canonicalQuantity(value: string | number): string | number {
  const text = String(value).trim();
  const match = isQuantity(value) ? GRAMMAR.exec(text) : null;
  if (!match) return value;
  const [, sign, whole = '', fraction = '', suffix = '', exponent] = match;
  const negative = sign === '-';
  const digits = BigInt(whole + fraction || '0');
  const binary = BINARY.indexOf(suffix);
  if (binary > 0) return (negative ? '-' : '') + canonicalBinary(digits, fraction.length, binary);
  const power = exponent === undefined ? DECIMAL[suffix]! : Number(exponent);
  const text10 = canonicalDecimal(digits, power - fraction.length, exponent !== undefined);
  return (negative && text10 !== '0' ? '-' : '') + text10;
}

/** Digits over 10^scale, times 1024^step: the largest binary suffix that leaves a whole number. */
function canonicalBinary(digits: bigint, scale: number, step: number): string {
  const divisor = 10n ** BigInt(scale);
  const product = digits * 1024n ** BigInt(step);
  if (product % divisor !== 0n) return canonicalDecimal(ceil(product * 1000n, divisor), -3, false);
  let amount = product / divisor;
  if (amount > LARGEST) amount = LARGEST;
  if (amount < 1024n) return String(amount);
  let suffix = 0;
  while (suffix < 6 && amount % 1024n === 0n && amount !== 0n) {
    amount /= 1024n;
    suffix += 1;
  }
  return `${amount}${BINARY[suffix]}`;
}

/** digits × 10^power: the largest power of a thousand that leaves a whole number. Finer than nano is rounded up. */
function canonicalDecimal(digits: bigint, power: number, scientific: boolean): string {
  if (digits === 0n) return '0';
  let amount = digits;
  let exponent = power;
  if (exponent > 40) exponent = 40; // far above what fits: capped below
  if (exponent < -9) {
    amount = ceil(amount, 10n ** BigInt(Math.min(-9 - exponent, 4000)));
    exponent = -9;
  }
  while (exponent % 3 !== 0) {
    amount *= 10n;
    exponent -= 1;
  }
  if (amount * 10n ** BigInt(exponent + 9) > LARGEST * NANO) return String(LARGEST);
  while (amount % 1000n === 0n && exponent < 18) {
    amount /= 1000n;
    exponent += 3;
  }
  while (exponent > 18) {
    amount *= 1000n;
    exponent -= 3;
  }
  if (scientific) return exponent === 0 ? String(amount) : `${amount}e${exponent}`;
  return `${amount}${SUFFIX.get(exponent)}`;
}

const ceil = (amount: bigint, divisor: bigint): bigint => (amount + divisor - 1n) / divisor;
