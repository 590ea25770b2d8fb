import { describe, expect, test } from 'vitest';
import {
  isSpecialAddress,
  withoutEmbedding,
} from '../../../src/backend/egress/special-addresses.js';

describe('addresses that no public name leads to', () => {
  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '169.254.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'febf::1',
    'fd00:ec2::254',
    'ff02::1',
  ])('%s is one', (address) => {
    expect(isSpecialAddress(address)).toBe(true);
  });

  test.each([
    '1.1.1.1',
    '10.0.0.1',
    '100.100.100.201',
    '172.16.0.1',
    '192.168.1.1',
    '2001:db8::1',
    'fec0::1',
    '::2',
  ])('%s is not', (address) => {
    expect(isSpecialAddress(address)).toBe(false);
  });
});

describe('an IPv4 address inside an IPv6 address is found', () => {
  test.each([
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['::ffff:7f00:1', '127.0.0.1'],
    ['::FFFF:A9FE:A9FE', '169.254.169.254'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', '169.254.169.254'],
    ['::127.0.0.1', '127.0.0.1'],
    ['::ffff:0:127.0.0.1', '127.0.0.1'],
    ['64:ff9b::a9fe:a9fe', '169.254.169.254'],
    ['2002:7f00:1::', '127.0.0.1'],
    ['2002:a9fe:a9fe::1', '169.254.169.254'],
    ['::ffff:0.0.0.1', '0.0.0.1'],
    ['::1', '::1'],
    ['::', '::'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:db8::7f00:1', '2001:db8::7f00:1'],
    ['10.0.0.1', '10.0.0.1'],
  ])('%s: %s', (address, plain) => {
    expect(withoutEmbedding(address)).toBe(plain);
  });
});
