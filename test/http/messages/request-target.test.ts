import { expect, test } from 'vitest';
import { pathAndQuery, withoutMapping } from '../../../src/http/messages/request-target.js';

test.each([
  ['/pets?x=%2F?#y', '/pets', 'x=%2F?'],
  ['http://a.test', '/', ''],
  ['http://a.test?x', '/', 'x'],
  ['https://[::1]:80//x/../y', '//x/../y', ''],
  ['/?a=http://b/c', '/', 'a=http://b/c'],
  ['http://u@a.test/admin', 'http://u@a.test/admin', ''],
  ['*', '*', ''],
  ['', '/', ''],
])('the target %j', (target, path, queryString) => {
  expect(pathAndQuery(target)).toEqual({ path, queryString });
});

test.each([
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:7', '::ffff:7'],
  ['2001:db8::1', '2001:db8::1'],
  ['', ''],
])('the address %j', (address, shown) => {
  expect(withoutMapping(address)).toBe(shown);
});
