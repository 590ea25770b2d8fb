import { describe, expect, test } from 'vitest';
import { compileUri } from '../../src/mapping/uri.js';
import type { UriValue } from '../../src/model/mapping.js';

const raw = (value: string): UriValue => ({ value, encoding: 'raw' });
const text = (value: string): UriValue => ({ value, encoding: 'text' });

function expand(uri: string, values: Readonly<Record<string, UriValue>> = {}): string {
  const template = compileUri(uri, {
    stageVariables: new Map([
      ['host', 'api.test:8080'],
      ['branch', 'v1'],
      ['query', 'k=v'],
      ['url', 'api.test/base/x?y=z'],
    ]),
    constants: new Map([['tenant', 'acme']]),
  });
  const filled = new Map(Object.entries(values));
  return `${template.origin ?? 'none'} ${template.expand((name) => filled.get(name))}`;
}

describe('only the document decides the origin', () => {
  test.each([
    ['http://api.test', 'http://api.test /'],
    ['HTTPS://API.test:443/X', 'https://api.test /X'],
    ['http://${stageVariables.host}/x', 'http://api.test:8080 /x'],
    ['http://${stageVariables.url}', 'http://api.test /base/x?y=z'],
    ['${stageVariables.host}/x', 'none /'],
    ['https://${stageVariables.unknown}/x', 'none /x'],
    ['http://{tenant}.api.test/x', 'http://acme.api.test /x'],
    ['http://a b/x', 'none /x'],
    ['http://user:secret@api.test/x', 'none /x'],
    ['http://api.test:99999/x', 'none /x'],
    ['http:///x', 'none /x'],
    ['http://[::1]:3000/x#part', 'http://[::1]:3000 /x'],
  ])('%s', (uri, expected) => {
    expect(expand(uri)).toBe(expected);
  });

  test.each([
    ['/relative', 'Invalid HTTP endpoint specified for URI'],
    ['ftp://x/y', 'Invalid HTTP endpoint specified for URI'],
    ['http://{host}/x', '{host} is in the host'],
    ['http://host{proxy}', '{proxy} is in the host'],
  ])('%s is refused', (uri, message) => {
    expect(() => expand(uri)).toThrow(message);
  });
});

describe('a value replaces a variable and cannot add a part', () => {
  test.each([
    ['http://h/{p}', { p: raw('a%2Fb+c@d') }, '/a%2Fb+c@d'],
    ['http://h/{p}', { p: raw('a/b//c') }, '/a/b//c'],
    ['http://h/{p}', { p: raw('x?y#z') }, '/x%3Fy%23z'],
    ['http://h/{p}', { p: text('a/b c?d#é&') }, '/a%2Fb%20c%3Fd%23%C3%A9%26'],
    ['http://h/{p}', { p: text('\ud800') }, '/%EF%BF%BD'],
    ['http://h/x?a={p}', { p: raw('1&b=2+3#4%20') }, '/x?a=1%26b%3D2%2B3%234%20'],
    ['http://h/x?a={p}', { p: text('1&b=2+3 4') }, '/x?a=1%26b%3D2%2B3%204'],
    ['http://h/{gone}/x', {}, '/{gone}/x'],
    ['http://h/${stageVariables.branch}/{p}?${stageVariables.query}', { p: raw('1') }, '/v1/1?k=v'],
    ['http://h/${stageVariables.none}', {}, '/'],
    ['http://h/${other}/x', {}, '/${other}/x'],
    ['http://h/a b', {}, '/a%20b'],
    ['http://h/{constructor}', {}, '/{constructor}'],
  ] as const)('%s', (uri, values, path) => {
    expect(expand(uri, values as Readonly<Record<string, UriValue>>)).toBe(`http://h ${path}`);
  });
});

describe('a value cannot leave the path', () => {
  const climbing = [
    ...['..', '.', '%2e%2E', '.%2e', 'a/../b', '../..', 'a/%2e'],
    ...['..%2fb', 'a%2F..', 'a%5c..%5cb', '..;/b', '..\\b', '%2e%2e%3bx'],
  ];
  test.each(climbing)('%s is refused', (value) => {
    expect(() => expand('http://h/base/{p}', { p: raw(value) })).toThrow(
      expect.objectContaining({ type: 'BAD_REQUEST_PARAMETERS' }),
    );
  });

  test('nor can text that is encoded', () => {
    expect(() => expand('http://h/base/{p}', { p: text('../admin') })).toThrow();
  });

  test('nor can a value together with the text around it', () => {
    expect(() => expand('http://h/base/.{p}/x', { p: raw('.') })).toThrow();
    expect(() => expand('http://h/{p}{q}', { p: raw('.'), q: raw('.') })).toThrow();
  });

  test.each([
    ['http://h/public{p}', '/../admin'],
    ['http://h/public{p}', '../admin'],
    ['http://h/public{p}', '%2f%2e%2e/admin'],
    ['http://h/v{p}', '1/..'],
    ['http://h/a/.{p}', '/b'],
    ['http://h/a/.{p}', './b'],
    ['http://h/{p}.', '.'],
  ])('%s with %s is refused: the value and the result are checked', (uri, value) => {
    expect(() => expand(uri, { p: raw(value) })).toThrow(
      expect.objectContaining({ type: 'BAD_REQUEST_PARAMETERS' }),
    );
  });

  test.each(['...', 'a..b', '..a', '%2e%2e%2e', 'v1.2', 'a;..b', '..%2c'])(
    '%s is an ordinary segment',
    (value) => {
      expect(expand('http://h/{p}', { p: raw(value) })).toBe(`http://h /${value}`);
    },
  );

  test('dot segments of the document are kept', () => {
    expect(expand('http://h/a/../{p}', { p: raw('b') })).toBe('http://h /a/../b');
  });
});
