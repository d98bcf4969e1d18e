// Kubernetes' numbers with a suffix: what parses, and the one spelling that the API server stores. Step for step what its parser does.

const GRAMMAR = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?$/;
/** What Go trims, less what JSON writes as an escape. */
const BLANKS =
  /^[ \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[ \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const LARGEST = (1n << 63n) - 1n;

/** Whether the API server can read it. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function isQuantity(value: unknown): boolean {
  return nanosOf(value) !== undefined || parsed(value) !== undefined;
}

/**
 * The stored spelling: `1000m` → `1`, `1024Mi` → `1Gi`, `0.5` → `500m`, `1e3` stays. What is no quantity comes back as it is.
 * Server-side apply compares these bytes, so that any other spelling is a conflict for a second manager.
 */
export function canonicalQuantity(value: string | number): string | number {
  return stored(stored(value)); // `31.25Ki` is stored as 32000, and 32000 as 32k
}

function stored(value: string | number): string | number {
  const quantity = parsed(value);
  if (!quantity) return value;
  if (quantity.kept !== undefined) return quantity.kept;
  const text = quantity.binary > 0 ? binaryText(quantity) : decimalText(quantity);
  if (text === undefined) return value;
  return quantity.negative && text !== '0' ? `-${text}` : text;
}

/**
 * How much it is, in billionths, as the parser rounds it: finer than that up. For comparing; undefined for what is no quantity, or one
 * beyond all measure.
 */
export function nanosOf(value: unknown): bigint | undefined {
  if (typeof value !== 'string') return measured(value);
  if (known.has(value)) return known.get(value);
  if (known.size === MOST_KNOWN) known.clear();
  const nanos = measured(value);
  known.set(value, nanos);
  return nanos;
}

/** A thousand Pods ask for the same few amounts. */
const known = new Map<string, bigint | undefined>();
const MOST_KNOWN = 1000;

function measured(value: unknown): bigint | undefined {
  const quantity = parsed(value);
  if (!quantity || Math.abs(quantity.power) > 60) return undefined;
  const { negative, digits, power, binary } = quantity;
  const amount = digits * 1024n ** BigInt(binary) * 10n ** BigInt(Math.max(power + 9, 0));
  const divisor = 10n ** BigInt(Math.max(-power - 9, 0));
  const rounded = (amount + divisor - 1n) / divisor;
  return negative ? -rounded : rounded;
}

/** digits × 10^power × 1024^binary. */
interface Quantity {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly power: number;
  readonly binary: number;
  /** Written with an exponent. */
  readonly scientific: boolean;
  /** The text itself, where the parser takes it for canonical. */
  readonly kept?: string;
}

function parsed(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) return undefined;
  const text = String(value).replace(BLANKS, '');
  const match = GRAMMAR.exec(text);
  if (!match || text === '') return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const binary = suffix === '' ? 0 : BINARY.indexOf(suffix);
  const scientific = /^[eE][-+0-9]/.test(suffix);
  const exponent = scientific ? BigInt(suffix.slice(1).replace('+', '')) : 0n;
  if (exponent !== BigInt.asIntN(64, exponent)) return undefined;
  const power = (binary > 0 ? 0 : scientific ? Number(BigInt.asIntN(32, exponent)) : (DECIMAL.indexOf(suffix) - 3) * 3) - fraction.length;

  const number = whole.replace(/^0+/, '') || '0';
  const short = binary > 0 ? fraction === '' && number.length + 3 * binary <= 14 : number.length + fraction.length <= 18 && power >= -9;
  if (!short && whole + fraction === '') return undefined; // only the short way reads no digits as 0
  const digits = BigInt(number + fraction);
  const isKept =
    short && (binary > 0 ? digits % 8n !== 0n : power % 3 === 0 && !(number + fraction).endsWith('000') && !number.startsWith('0'));
  return { negative: sign === '-', digits, power, binary: Math.max(binary, 0), scientific, ...(isKept && { kept: text }) };
}

/** The largest binary suffix that leaves a whole number; small and broken ones are written in tens. */
function binaryText({ digits, power, binary, ...rest }: Quantity): string | undefined {
  const divisor = 10n ** BigInt(-power);
  const product = digits * 1024n ** BigInt(binary);
  let amount = product / divisor;
  if (amount > LARGEST || (amount === LARGEST && product % divisor > 0n)) amount = LARGEST;
  else if (amount < 1024n || product % divisor !== 0n) return decimalText({ digits: product, power, binary: 0, ...rest });
  let suffix = 0;
  for (; amount % 1024n === 0n; amount /= 1024n) suffix += 1;
  return `${amount}${BINARY[suffix]}`;
}

/** The largest power of a thousand that leaves a whole number. Finer than nano is rounded up; none is undefined, beyond the suffixes. */
function decimalText({ digits, power, scientific }: Quantity): string | undefined {
  if (digits === 0n) return '0';
  let [amount, exponent] = [digits, power];
  if (exponent < -9) {
    const cut = Math.min(-9 - exponent, String(amount).length + 1); // more would leave the same: one nano
    amount = (amount + 10n ** BigInt(cut) - 1n) / 10n ** BigInt(cut);
    exponent = -9;
  }
  for (; amount % 10n === 0n; amount /= 10n) exponent += 1;
  for (; exponent % 3 !== 0; amount *= 10n) exponent -= 1;
  if (scientific) return exponent === 0 ? String(amount) : `${amount}e${exponent}`;
  const suffix = DECIMAL[exponent / 3 + 3];
  return suffix === undefined ? undefined : `${amount}${suffix}`;
}
