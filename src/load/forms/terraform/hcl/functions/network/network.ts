import { listValue, stringValue } from '../../values/make-value.js';
import { listTypeOf } from '../../values/type.js';
import type { HclValue } from '../../values/value.js';
import { bigOf, parameter, textOf, wholeNumberOf } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';
import { type IpPrefix, ipText, parsePrefix, prefixText } from './ip.js';

const prefix = parameter('prefix', 'string');

/** https://developer.hashicorp.com/terraform/language/functions, "IP Network Functions" */
export const NETWORK_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  cidrhost: {
    parameters: [prefix, parameter('hostnum', 'number')],
    result: 'string',
    call: ([text, host]) => {
      const number = bigOf(host);
      if (!number.isInteger) {
        throw new FunctionProblem('the number of the host must be a whole number', 1);
      }
      return stringValue(hostAddress(parsePrefix(textOf(text)), number.truncated()));
    },
  },
  cidrnetmask: {
    parameters: [prefix],
    result: 'string',
    call: ([text]) => {
      const { bits, length } = parsePrefix(textOf(text));
      if (bits === 128) {
        throw new FunctionProblem('an IPv6 address does not have a netmask', 0);
      }
      const mask = ((1n << BigInt(length)) - 1n) << BigInt(bits - length);
      return stringValue(ipText(mask, bits));
    },
  },
  cidrsubnet: {
    parameters: [prefix, parameter('newbits', 'number'), parameter('netnum', 'number')],
    result: 'string',
    call: ([text, newBits, net]) =>
      stringValue(
        prefixText(
          subnet(parsePrefix(textOf(text)), wholeNumberOf(newBits, 1), wholeNumberOf(net, 2)),
        ),
      ),
  },
  cidrsubnets: {
    parameters: [prefix],
    rest: parameter('newbits', 'number'),
    result: listTypeOf('string'),
    call: ([text, ...newBits]) =>
      subnets(
        parsePrefix(textOf(text)),
        newBits.map((bits, index) => wholeNumberOf(bits, index + 1)),
      ),
  },
};

/** A negative number counts from the end. */
function hostAddress({ address, bits, length }: IpPrefix, host: bigint): string {
  const size = 1n << BigInt(bits - length);
  if (host >= size || host < -size) {
    throw new FunctionProblem(`a prefix of ${length} does not have a host numbered ${host}`);
  }
  return ipText(address + (host < 0n ? size + host : host), bits);
}

function subnet({ address, bits, length }: IpPrefix, newBits: number, net: number): IpPrefix {
  const longer = length + newBits;
  if (newBits < 0 || longer > bits) {
    throw new FunctionProblem(`a prefix of ${length} cannot be extended by ${newBits} bits`);
  }
  if (net < 0 || BigInt(net) >= 1n << BigInt(newBits)) {
    throw new FunctionProblem(
      `an extension of ${newBits} bits does not have a subnet numbered ${net}`,
    );
  }
  return { address: address + (BigInt(net) << BigInt(bits - longer)), bits, length: longer };
}

/** Subnets after each other, each at the next address that fits its size. */
function subnets({ address, bits, length }: IpPrefix, newBits: readonly number[]): HclValue {
  const end = address + (1n << BigInt(bits - length));
  let next = address;
  const texts = newBits.map((extra, index) => {
    const longer = length + extra;
    if (extra < 1 || longer > bits) {
      throw new FunctionProblem(
        `a prefix of ${length} cannot be extended by ${extra} bits`,
        index + 1,
      );
    }
    const size = 1n << BigInt(bits - longer);
    const start = ((next + size - 1n) / size) * size;
    if (start + size > end) {
      throw new FunctionProblem('there is not enough address space for this subnet', index + 1);
    }
    next = start + size;
    return stringValue(prefixText({ address: start, bits, length: longer }));
  });
  return listValue(texts, 'string');
}
