// Addresses and blocks of addresses: text → the reason why not, or undefined. In the API server's own words.

/** An address as a number, with how many bits its family has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}
export interface Block extends Address {
  /** How many of its bits are the network's. */
  readonly length: number;
}

const MAPPED = 0xffffn;
/** Until then whatever can be read is taken. */
const STRICT = 36;

export const isIp = (text: string): boolean => addressOf(text) !== undefined;

/** Why a server of that minor version takes it for no address. */
export function ipProblem(text: string, minor: number): string | undefined {
  const address = addressOf(text);
  if (!address) return 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
  if (minor < STRICT) return undefined;
  if (hasLeadingZero(text)) return 'must not have leading 0s';
  return isMapped(address) ? 'must not be an IPv4-mapped IPv6 address' : undefined;
}

/** Why a server of that minor version takes it for no block of addresses. */
export function blockProblem(text: string, minor: number): string | undefined {
  const block = blockOf(text);
  if (!block) return 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
  if (minor < STRICT) return undefined;
  const [ip, length] = text.split('/') as [string, string];
  if (hasLeadingZero(ip) || /^0\d/.test(length)) return 'must not have leading 0s in IP or prefix length';
  if (isMapped(block)) return 'must not have an IPv4-mapped IPv6 address';
  const host = block.value - (network(block, block.length) << BigInt(block.bits - block.length));
  return host === 0n ? undefined : 'must not have bits set beyond the prefix length';
}

/** The block as it is written: of IPv4 its first address and its length. */
export function firstOf(text: string): string | undefined {
  const block = blockOf(text);
  if (block?.bits !== 32) return undefined;
  const first = network(block, block.length) << BigInt(32 - block.length);
  return `${[24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join('.')}/${block.length}`;
}

// what programs read in several ways
const hasLeadingZero = (text: string): boolean => /(^|[.:])0+\d+\.|\.0+\d/.test(text);
const isMapped = ({ bits, value }: Address): boolean => bits === 128 && value >> 32n === MAPPED;

/** A block such as `10.0.0.0/8`; undefined where the text is none. */
export function blockOf(text: string): Block | undefined {
  const [, ip, length] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const address = ip === undefined ? undefined : addressOf(ip);
  if (!address || Number(length) > address.bits) return undefined;
  return { ...address, length: Number(length) };
}

/** Whether the block is a part of the other one, and smaller. */
export const isInside = (inner: Block, outer: Block): boolean =>
  inner.bits === outer.bits && inner.length > outer.length && network(inner, outer.length) === network(outer, outer.length);

const network = ({ value, bits }: Address, length: number): bigint => value >> BigInt(bits - length);

function addressOf(text: string): Address | undefined {
  const value = text.includes(':') ? v6(text) : v4(text);
  return value === undefined ? undefined : { bits: text.includes(':') ? 128 : 32, value };
}

function v4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function v6(text: string): bigint | undefined {
  const last = text.slice(text.lastIndexOf(':') + 1);
  const tail = last.includes('.') ? v4(last) : undefined;
  if (last.includes('.') && tail === undefined) return undefined;
  const hex = tail === undefined ? text : `${text.slice(0, -last.length)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = hex.split('::');
  if (halves.length > 2) return undefined;
  const [before, after = []] = halves.map((half) => (half === '' ? [] : half.split(':'))) as [string[], string[]?];
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}
