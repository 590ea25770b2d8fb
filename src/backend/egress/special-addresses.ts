import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one that no public name leads to in earnest: this machine, its own link, and
 * the metadata services of clouds (RFC 6890).
 * @param address without an IPv4 address inside an IPv6 address
 */
export function isSpecialAddress(address: string): boolean {
  return SPECIAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const SPECIAL = new BlockList();
for (const [address, length] of [
  ['0.0.0.0', 8], // this host: connects to the loopback address
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and most metadata services
  ['100.100.100.200', 32], // metadata service of Alibaba Cloud
  ['168.63.129.16', 32], // the host of a virtual machine on Azure
  ['192.0.0.192', 32], // metadata service of Oracle Cloud
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const) {
  SPECIAL.addSubnet(address, length, 'ipv4');
}
for (const [address, length] of [
  ['::', 127], // unspecified, and loopback
  ['fe80::', 10], // link-local
  ['fd00:ec2::254', 128], // metadata service of Amazon EC2
  ['fd20:ce::254', 128], // metadata service of Google Cloud
  ['ff00::', 8], // multicast
] as const) {
  SPECIAL.addSubnet(address, length, 'ipv6');
}

/**
 * The IPv4 address that an IPv6 address stands for: mapped (RFC 4291, 2.5.5), compatible, translated by
 * NAT64 (RFC 6052) or tunnelled by 6to4 (RFC 3056); any other address is returned as it is.
 */
export function withoutEmbedding(address: string): string {
  const [bare = ''] = address.split('%'); // a zone, as in fe80::1%eth0
  if (isIP(bare) !== 6) {
    return bare;
  }
  const groups = groupsOf(bare);
  const at = EMBEDDINGS.find(({ prefix }) =>
    prefix.every((group, index) => groups[index] === group),
  )?.at;
  if (at === undefined || (at === 6 && (groups[6] ?? 0) === 0 && (groups[7] ?? 0) <= 1)) {
    return bare;
  }
  return [groups[at] ?? 0, groups[at + 1] ?? 0]
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** Where the two groups of an IPv4 address are, by what an address begins with. */
const EMBEDDINGS: readonly { readonly prefix: readonly number[]; readonly at: number }[] = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], at: 6 },
  { prefix: [0, 0, 0, 0, 0xffff, 0], at: 6 },
  { prefix: [0, 0, 0, 0, 0, 0], at: 6 },
  { prefix: [0x64, 0xff9b, 0, 0, 0, 0], at: 6 },
  { prefix: [0x2002], at: 1 },
];

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = '', after] = hex.split('::');
  const read = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  if (after === undefined) {
    return read(before);
  }
  const [start, end] = [read(before), read(after)];
  return [...start, ...new Array<number>(8 - start.length - end.length).fill(0), ...end];
}
