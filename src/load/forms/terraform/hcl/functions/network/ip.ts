import { FunctionProblem } from '../function.js';

/** A network: its first address, the bits of an address, and how many of them are fixed. */
export interface IpPrefix {
  readonly address: bigint;
  readonly bits: 32 | 128;
  readonly length: number;
}

/** Reads CIDR notation; bits of the host are cleared. Zeros in front of decimal numbers are allowed. */
export function parsePrefix(text: string): IpPrefix {
  const [, ip = '', digits = ''] = /^(.+)\/(\d{1,3})$/.exec(text.slice(0, 80)) ?? [];
  const v4 = parseV4(ip);
  const address = v4 ?? parseV6(ip);
  const bits = v4 === undefined ? 128 : 32;
  const length = Number(digits);
  if (address === undefined || digits === '' || length > bits) {
    throw new FunctionProblem(
      `${JSON.stringify(text.slice(0, 80))} is not a network in CIDR notation, such as 10.0.0.0/16`,
    );
  }
  const host = BigInt(bits - length);
  return { address: (address >> host) << host, bits, length };
}

export function prefixText({ address, bits, length }: IpPrefix): string {
  return `${ipText(address, bits)}/${length}`;
}

/** An address in its canonical form (RFC 5952 for IPv6). */
export function ipText(address: bigint, bits: 32 | 128): string {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  );
  const zeros = longestZeros(groups);
  if (zeros.length < 2) {
    return groups.join(':');
  }
  const end = zeros.start + zeros.length;
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(end).join(':')}`;
}

function longestZeros(groups: readonly string[]): {
  readonly start: number;
  readonly length: number;
} {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== '0') {
      start = index + 1;
    } else if (index + 1 - start > best.length) {
      best = { start, length: index + 1 - start };
    }
  });
  return best;
}

function parseV4(text: string): bigint | undefined {
  const parts = /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})\.(\d{1,10})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255)
    ? parts.reduce((address, part) => (address << 8n) | BigInt(part), 0n)
    : undefined;
}

function parseV6(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  if (!/^[\da-fA-F:.]*$/.test(text) || more !== undefined) {
    return undefined;
  }
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 1) {
    return undefined;
  }
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  return groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))
    ? groups.reduce((address, group) => (address << 16n) | BigInt(`0x${group}`), 0n)
    : undefined;
}

/** The groups of a part of an address; an IPv4 address at its end is two of them. */
function groupsOf(text: string): readonly string[] {
  const groups = text === '' ? [] : text.split(':');
  const v4 = parseV4(groups.at(-1) ?? '');
  return v4 === undefined
    ? groups
    : [...groups.slice(0, -1), (v4 >> 16n).toString(16), (v4 & 0xffffn).toString(16)];
}
