/** A range of addresses: those whose first bits are these. */
export interface IpRange {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/**
 * Reads an address or a range in CIDR notation, of IPv4 or IPv6. An IPv4 address that is mapped to IPv6
 * is the IPv4 address. IAM: "IP address condition operators".
 * @returns `undefined` for anything else
 */
export function rangeOf(text: string): IpRange | undefined {
  const [, address = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bytes = bytesOfAddress(address);
  const longest = (bytes?.length ?? 0) * 8;
  const bits = length === undefined ? longest : Number(length);
  if (bytes === undefined || bits > longest) {
    return undefined;
  }
  const isMapped = bytes.length === 16 && bits >= MAPPED_BITS && isMappedV4(bytes);
  return isMapped ? { bytes: bytes.slice(12), bits: bits - MAPPED_BITS } : { bytes, bits };
}

/**
 * Whether an address is within a range; `undefined` if it is not an address.
 * @param address as a server tells it, perhaps with a zone: `fe80::1%eth0`
 */
export function ipRange(address: string, { bytes, bits }: IpRange): boolean | undefined {
  const read = bytesOfAddress(address.replace(/%[\w.-]*$/, ''));
  if (read === undefined) {
    return undefined;
  }
  const given = read.length === 16 && isMappedV4(read) ? read.slice(12) : read;
  if (given.length !== bytes.length) {
    return false;
  }
  return bytes.every((byte, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8));
    return (byte ^ (given[index] ?? 0)) >> (8 - left) === 0;
  });
}

/** RFC 4291, 2.5.5.2: `::ffff:0:0/96`. */
const MAPPED_BITS = 96;

function isMappedV4(bytes: readonly number[]): boolean {
  return bytes.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
}

/** The four or sixteen bytes of an address without a zone; `undefined` if it is not one. */
export function bytesOfAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? bytesOfV6(text) : bytesOfV4(text);
}

/** Four decimal numbers; one with a leading zero is refused, for some read it as octal. */
function bytesOfV4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const isAddress =
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isAddress ? parts.map(Number) : undefined;
}

/** RFC 4291, 2.2. */
function bytesOfV6(text: string): readonly number[] | undefined {
  const [, before, tail] = /^(.*:)(\d+(?:\.\d+){3})$/.exec(text) ?? [];
  const last = tail === undefined ? undefined : bytesOfV4(tail);
  if (tail !== undefined && last === undefined) {
    return undefined;
  }
  const [a = 0, b = 0, c = 0, d = 0] = last ?? [];
  const whole =
    last === undefined
      ? text
      : `${before}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const halves = whole.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  const isFull = halves.length === 1 ? missing === 0 : missing >= 1;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...rest];
  if (!isFull || !groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) {
    return undefined;
  }
  return groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
