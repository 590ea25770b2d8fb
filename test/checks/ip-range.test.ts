import { expect, test } from 'vitest';
import { ipRange, rangeOf } from '../../src/checks/ip-range.js';

test.each<readonly [range: string, address: string, isWithin: boolean | undefined]>([
  ['127.0.0.0/8', '127.255.0.1', true],
  ['127.0.0.0/8', '128.0.0.1', false],
  ['192.0.2.1', '192.0.2.1', true],
  ['192.0.2.1', '192.0.2.2', false],
  ['192.0.2.128/25', '192.0.2.127', false],
  ['192.0.2.128/25', '192.0.2.255', true],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['::/0', '2001:db8::1', true],
  ['::/0', '203.0.113.9', false],
  ['127.0.0.0/8', '::ffff:127.0.0.1', true],
  ['127.0.0.0/8', '::FFFF:7f00:1', true],
  ['::ffff:127.0.0.1/128', '127.0.0.1', true],
  ['::ffff:127.0.0.0/104', '127.9.9.9', true],
  ['::ffff:127.0.0.0/104', '128.9.9.9', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/33', '2001:db8:ffff::1', false],
  ['fe80::/10', 'fe80::1%eth0', true],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', true],
  ['10.0.0.0/8', '010.0.0.1', undefined],
  ['10.0.0.0/8', '10.0.0.1, 127.0.0.1', undefined],
  ['10.0.0.0/8', '10.0.0', undefined],
  ['10.0.0.0/8', '', undefined],
  ['10.0.0.0/8', 'unix:', undefined],
])('%s has %s: %s', (range, address, isWithin) => {
  const read = rangeOf(range);
  expect(read && ipRange(address, read)).toBe(isWithin);
  expect(read).toBeDefined();
});

test.each([
  '',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/-1',
  '10.0.0/8',
  '10.0.0.256',
  '01.0.0.0',
  '::/129',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '12345::',
  'g::',
  '::1.2.3',
  '::1.2.3.256',
  'localhost',
  '10.0.0.0/8/8',
])('%j is not a range', (text) => {
  expect(rangeOf(text)).toBeUndefined();
});
