import { expect, test } from 'vitest';
import { openSignedRequest } from '../../../../src/execute/access/authorizers/signed-request.js';
import { exchangeOf } from '../exchanges.js';

test.each<readonly [originalTarget: string | undefined, path: string, queryString: string]>([
  [undefined, '/x', 'a=1'],
  ['/v1/x?a=2', '/v1/x', 'a=2'],
  ['http://api.test/v1/x?a=2', '/v1/x', 'a=2'],
])('the target %j is signed as %s and %s', (originalTarget, path, queryString) => {
  const exchange = exchangeOf({ path: '/x', queryString: 'a=1', originalTarget });
  expect(openSignedRequest(exchange).signed).toMatchObject({ path, queryString });
});

test('without a body there are no bytes to read', async () => {
  const { signed, bodyRead } = openSignedRequest(exchangeOf());
  expect(await signed.body()).toEqual(new Uint8Array());
  expect(await bodyRead()).toEqual(new Uint8Array());
});

test('what is not read stays unread', async () => {
  expect(await openSignedRequest(exchangeOf()).bodyRead()).toBeUndefined();
});
