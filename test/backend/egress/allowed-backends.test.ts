import { describe, expect, test } from 'vitest';
import {
  type AllowedBackends,
  checkAllowedBackends,
  egressRuleOf,
} from '../../../src/backend/egress/allowed-backends.js';

const allows = (allowed: AllowedBackends, hostname: string, address: string, port = 443): boolean =>
  egressRuleOf(allowed)({ hostname, address, port });

describe('a list allows', () => {
  test.each<readonly [entry: string, hostname: string, address: string, port?: number]>([
    ['api.example.com', 'api.example.com', '203.0.113.7'],
    ['API.Example.com', 'api.example.com', '203.0.113.7'],
    ['api.example.com', 'api.example.com', '10.0.0.7'],
    ['*.example.com', 'api.example.com', '203.0.113.7'],
    ['*.example.com', 'a.b.example.com', '203.0.113.7'],
    ['api.example.com:8443', 'api.example.com', '203.0.113.7', 8443],
    ['10.0.0.0/8', 'anything.test', '10.1.2.3'],
    ['10.0.0.0/8', '10.1.2.3', '10.1.2.3'],
    ['203.0.113.7', 'anything.test', '203.0.113.7'],
    ['203.0.113.7', 'anything.test', '::ffff:203.0.113.7'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:4000', 'my.test', '127.0.0.1', 4000],
    ['localhost', 'localhost', '127.0.0.1'],
    ['localhost', 'localhost', '::1'],
    ['localhost:4000', 'localhost', '127.0.0.1', 4000],
    ['::1', '::1', '::1'],
    ['[::1]:8080', '::1', '::1', 8080],
    ['2001:db8::/32', 'api.test', '2001:db8::7'],
    ['0.0.0.0/0', 'metadata.test', '169.254.169.254'],
  ])('%s: %s at %s', (...row) => {
    const [entry, hostname, address, port] = row as [string, string, string, number | undefined];
    expect(allows([entry], hostname, address, port)).toBe(true);
  });
});

describe('a list does not allow', () => {
  test.each<readonly [entry: string, hostname: string, address: string, port?: number]>([
    ['api.example.com', 'example.com', '203.0.113.7'],
    ['api.example.com', 'xapi.example.com', '203.0.113.7'],
    ['api.example.com', 'api.example.com.evil.test', '203.0.113.7'],
    ['*.example.com', 'example.com', '203.0.113.7'],
    ['*.example.com', 'evilexample.com', '203.0.113.7'],
    ['api.example.com:8443', 'api.example.com', '203.0.113.7', 443],
    ['api.example.com', 'api.example.com', '127.0.0.1'],
    ['api.example.com', 'api.example.com', '169.254.169.254'],
    ['api.example.com', 'api.example.com', '::ffff:169.254.169.254'],
    ['api.example.com', 'api.example.com', '64:ff9b::a9fe:a9fe'],
    ['api.example.com', 'api.example.com', '0.0.0.0'],
    ['api.example.com', 'api.example.com', 'fe80::1%eth0'],
    ['localhost', 'localhost', '169.254.169.254'],
    ['localhost', 'other.test', '127.0.0.1'],
    ['localhost:4000', 'localhost', '127.0.0.1', 6379],
    ['10.0.0.0/8', '11.0.0.1', '11.0.0.1'],
    ['127.0.0.1:4000', '127.0.0.1', '127.0.0.1', 6379],
  ])('%s: %s at %s', (...row) => {
    const [entry, hostname, address, port] = row as [string, string, string, number | undefined];
    expect(allows([entry], hostname, address, port)).toBe(false);
  });

  test('anything, if it is empty', () => {
    expect(allows([], 'api.example.com', '203.0.113.7')).toBe(false);
  });
});

describe('a function', () => {
  test('sees host name, address and port', () => {
    const seen: unknown[] = [];
    allows((backend) => seen.push(backend) > 0, 'api.test', '10.0.0.1', 81);
    expect(seen).toEqual([{ hostname: 'api.test', address: '10.0.0.1', port: 81 }]);
  });

  test.each<readonly [returns: string, allowed: () => unknown, isAllowed: boolean]>([
    ['true', () => true, true],
    ['false', () => false, false],
    ['a promise', () => Promise.resolve(true), false],
    ['1', () => 1, false],
    ['nothing', () => undefined, false],
    [
      'nothing, because it throws',
      () => {
        throw new Error('no');
      },
      false,
    ],
  ])('that returns %s', (_, allowed, isAllowed) => {
    expect(allows(allowed as never, 'api.test', '10.0.0.1')).toBe(isAllowed);
  });
});

describe('the option is refused', () => {
  test.each<readonly [value: unknown, sentence: RegExp]>([
    ['api.example.com', /^allowedBackends must be a list of hosts and IP ranges, or a function/],
    [{}, /^allowedBackends must be a list/],
    [[''], /^allowedBackends\[0\] must be a host such as "api\.example\.com"/],
    [
      ['a.test', 'http://b.test'],
      /^allowedBackends\[1\] must be a host .* not "http:\/\/b\.test"$/,
    ],
    [['*'], /not "\*"$/],
    [['*.'], /^allowedBackends\[0\]/],
    [['a.*.test'], /^allowedBackends\[0\]/],
    [['10.0.0.0/33'], /not "10\.0\.0\.0\/33"$/],
    [['10.0.0'], /not "10\.0\.0"$/],
    [['2130706433'], /not "2130706433"$/],
    [['2001:db8::/129'], /^allowedBackends\[0\]/],
    [['a.test:0'], /^allowedBackends\[0\]/],
    [['a.test:65536'], /^allowedBackends\[0\]/],
    [['[a.test]:80'], /^allowedBackends\[0\]/],
    [['user@a.test'], /^allowedBackends\[0\]/],
    [['a.test/path'], /^allowedBackends\[0\]/],
    [['a.test\n'], /^allowedBackends\[0\]/],
    [[7], /not 7$/],
    [[null], /not null$/],
  ])('%j', (value, sentence) => {
    expect(() => checkAllowedBackends(value, 'allowedBackends')).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(sentence) }),
    );
  });

  test('a list is copied, so that a later change has no effect', () => {
    const list = ['a.test'];
    const checked = checkAllowedBackends(list, 'allowedBackends');
    list.push('b.test');
    expect(checked).toEqual(['a.test']);
  });
});
