import { describe, expect, test } from 'vitest';
import {
  hostCheck,
  isHost,
  isLoopbackAddress,
  isLoopbackName,
} from '../../../src/console/access/hosts.js';

test.each([
  ['127.0.0.1', true],
  ['127.255.1.2', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:10.0.0.1', false],
  ['10.127.0.1', false],
  ['128.0.0.1', false],
  ['127.0.0.1.example.com', false],
  ['fe80::1', false],
  ['0.0.0.0', false],
  ['::', false],
  ['', false],
  [undefined, false],
])('the address %j is of this machine: %j', (address, expected) => {
  expect(isLoopbackAddress(address)).toBe(expected);
});

test.each([
  ['localhost', true],
  ['LocalHost', true],
  ['api.localhost', true],
  ['a.b-c.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['localhost.example.com', false],
  ['examplelocalhost', false],
  ['127.0.0.1.example.com', false],
  ['127.1', false],
  ['0.0.0.0', false],
  ['[::]', false],
  ['[::ffff:127.0.0.1]', false],
  ['', false],
])('the name %j leads to this machine: %j', (name, expected) => {
  expect(isLoopbackName(name)).toBe(expected);
});

test.each([
  ['console.example.com', true],
  ['10.0.0.5:8080', true],
  ['[fd00::5]:8080', true],
  ['http://console.example.com', false],
  ['console.example.com/', false],
  ['user@console.example.com', false],
  ['console.example.com:', false],
  ['console.example.com:123456', false],
  ['a b', false],
  ['', false],
  [7, false],
])('%j is a host: %j', (text, expected) => {
  expect(isHost(text)).toBe(expected);
});

describe('a check of Host', () => {
  const LISTED = ['Console.example.com', '10.0.0.5:8080'];
  test.each<readonly [string, readonly string[] | undefined, boolean]>([
    ['localhost:3000', undefined, true],
    ['[::1]:3000', undefined, true],
    ['127.0.0.1', undefined, true],
    ['evil.test', undefined, false],
    ['evil.test:127', undefined, false],
    ['localhost@evil.test', undefined, false],
    ['localhost:80:80', undefined, false],
    ['localhost, evil.test', undefined, false],
    ['', undefined, false],
    ['console.EXAMPLE.com', LISTED, true],
    ['console.example.com:444', LISTED, true],
    ['10.0.0.5:8080', LISTED, true],
    ['10.0.0.5:8081', LISTED, false],
    ['10.0.0.5', LISTED, false],
    ['localhost', LISTED, false],
  ])('%j of %j: %j', (host, allowed, expected) => {
    expect(hostCheck(allowed)(host)).toBe(expected);
  });
});
