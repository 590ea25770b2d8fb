import { BlockList, isIP } from 'node:net';
import { bytesOfAddress } from '../../checks/ip-range.js';

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
  const bytes = bytesOfAddress(bare) ?? [];
  if (bytes.length !== 16) {
    return bare;
  }
  const at = EMBEDDINGS.find(({ prefix }) =>
    prefix.every((byte, index) => bytes[index] === byte),
  )?.at;
  return at === undefined || isUnspecifiedOrLoopback(bytes)
    ? bare
    : bytes.slice(at, at + 4).join('.');
}

/** `::` and `::1` begin like a compatible address. */
function isUnspecifiedOrLoopback(bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => byte === 0 || (index === 15 && byte === 1));
}

const ZEROS: readonly number[] = new Array<number>(12).fill(0);

/** Where the bytes of an IPv4 address are, by what an address begins with. */
const EMBEDDINGS: readonly { readonly prefix: readonly number[]; readonly at: number }[] = [
  { prefix: [...ZEROS.slice(0, 10), 0xff, 0xff], at: 12 },
  { prefix: [...ZEROS.slice(0, 8), 0xff, 0xff, 0, 0], at: 12 },
  { prefix: ZEROS, at: 12 },
  { prefix: [0, 0x64, 0xff, 0x9b, ...ZEROS.slice(0, 8)], at: 12 },
  { prefix: [0x20, 0x02], at: 2 },
];
