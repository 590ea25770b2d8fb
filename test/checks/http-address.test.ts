import { expect, test } from 'vitest';
import { httpAddress } from '../../src/checks/http-address.js';

test.each<[value: unknown, href: string | undefined]>([
  ['http://localhost:4566', 'http://localhost:4566/'],
  ['HTTPS://Example.com/base/', 'https://example.com/base/'],
  [new URL('http://[::1]:8000'), 'http://[::1]:8000/'],
  ['localhost:4566', undefined],
  ['ftp://localhost', undefined],
  ['http://a@localhost', undefined],
  ['http://:b@localhost', undefined],
  ['http://localhost?a=1', undefined],
  ['http://localhost#a', undefined],
  ['', undefined],
  [undefined, undefined],
  [['http://localhost'], undefined],
  [{ href: 'http://localhost' }, undefined],
])('%o is %s', (value, href) => {
  expect(httpAddress(value)?.href).toBe(href);
});

test('a URL is copied', () => {
  const url = new URL('http://localhost');
  const address = httpAddress(url);
  url.host = 'elsewhere';
  expect(address?.host).toBe('localhost');
});
