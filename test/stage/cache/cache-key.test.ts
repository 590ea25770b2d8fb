import { expect, test } from 'vitest';
import { compileCacheKeyParameter } from '../../../src/mapping/cache-key-parameter.js';
import type { Integration } from '../../../src/model/integration.js';
import { cacheKey } from '../../../src/stage/cache/cache-key.js';
import { scopeOf } from '../../support/scope.js';

const integration = {
  cacheKeyParameters: ['method.request.querystring.a', 'method.request.querystring.b'].map(
    (expression) => compileCacheKeyParameter(expression, []),
  ),
} as unknown as Integration;

const keyOf = (queryString: string, namespace = 'ns', httpMethod = 'GET') =>
  cacheKey(namespace, httpMethod, integration, scopeOf({ request: { queryString } }));

test('different requests have different keys', async () => {
  const keys = await Promise.all([
    keyOf(''),
    keyOf('a='),
    keyOf('b='),
    keyOf('a=1&b=2'),
    keyOf('a=2&b=1'),
    keyOf('a=1&a=2'),
    keyOf('a=1,2'),
    keyOf('a=1%22%5D,%5B%222'),
    keyOf('a=null'),
    keyOf('a=%5B%5D'),
    keyOf('a=%00'),
    keyOf('a=1&b=2', 'ns","GET'),
    keyOf('a=1&b=2', 'ns', 'POST'),
    keyOf(`a=${'x'.repeat(300)}`),
    keyOf(`b=${'x'.repeat(300)}`),
    keyOf(`a=${'x'.repeat(299)}&a=x`),
    keyOf(`a=${'\ud800'.repeat(300)}`),
    keyOf(`a=${'\ud801'.repeat(300)}`),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a value that decodes to what other bytes decode to, too, has no key', () => {
  for (const queryString of ['a=caf%E9', 'a=caf%E8', 'a=1&a=%FF', 'b=%C3', 'a=%EF%BF%BD']) {
    expect(keyOf(queryString), queryString).toBeUndefined();
  }
  expect(keyOf('a=caf%C3%A9')).toBe(keyOf('a=café'));
  expect(keyOf('a=1&c=%FF')).toBe(keyOf('a=1'));
});

test('requests that differ elsewhere, or in the order of their parameters, have the same key', () => {
  expect(keyOf('c=1&b=2&a=1')).toBe(keyOf('a=1&b=2'));
});

test('a key is short, whatever a client sends', async () => {
  for (const queryString of ['a=1', `a=${'x'.repeat(1_000_000)}`, 'a=&'.repeat(100_000)]) {
    expect((await keyOf(queryString))?.length).toBeLessThanOrEqual(256);
  }
});

test('a long key is its SHA-256, in hexadecimal digits', async () => {
  expect(await keyOf(`a=${'x'.repeat(1_000)}`)).toMatch(/^[0-9a-f]{64}$/);
});
