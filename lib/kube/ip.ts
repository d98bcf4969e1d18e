// Addresses and blocks of addresses, as the API server reads them: leading zeros in a number are ignored.

/** An address as a number, with how many bits its family has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}
export interface Block extends Address {
  /** How many of its bits are the network's. */
  readonly length: number;
}

export const isIp = (text: string): boolean => addressOf(text) !== undefined;

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
