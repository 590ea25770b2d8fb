import { expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { MatchedExchange } from '../../../src/execute/request-context/exchange.js';
import { cacheControlOf } from '../../../src/execute/stage/cache-control.js';
import type { CacheControlStrategy } from '../../../src/model/stage.js';

function controlOf(
  headers: readonly string[],
  strategy: CacheControlStrategy | undefined = 'FAIL_WITH_403',
  allows?: (action: string) => boolean,
) {
  const exchange = { request: { request: { headers } }, allows } as unknown as MatchedExchange;
  return cacheControlOf(exchange, { ttlInMillis: 1, strategy });
}

test.each([
  [[]],
  [['Cache-Control', 'no-cache']],
  [['Cache-Control', 'max-age=1']],
  [['Cache-Control', 'max-age=']],
  [['Cache-Control', 's-max-age=0']],
  [['Cache-Control', 'max-age=00x']],
  [['Pragma', 'max-age=0']],
])('%j asks for nothing', (headers) => {
  expect(controlOf(headers)).toBe('none');
});

test.each([
  [['Cache-Control', 'max-age=0']],
  [['cache-control', ' MAX-AGE = "0" ']],
  [['Cache-Control', 'no-transform,max-age=0,x']],
  [['Cache-Control', 'no-transform', 'Cache-Control', 'max-age=0']],
])('%j asks for a new entry', (headers) => {
  expect(() => controlOf(headers)).toThrow(GatewayError);
});

const ASKED = ['Cache-Control', 'max-age=0'];

test('a policy must allow the action for invalidation', () => {
  const actions: string[] = [];
  const allows = (action: string) => {
    actions.push(action);
    return true;
  };
  expect(controlOf(ASKED, 'FAIL_WITH_403', allows)).toBe('invalidate');
  expect(actions).toEqual(['execute-api:InvalidateCache']);
});

test.each<[CacheControlStrategy, string]>([
  ['SUCCEED_WITH_RESPONSE_HEADER', 'ignore with warning'],
  ['SUCCEED_WITHOUT_RESPONSE_HEADER', 'none'],
])('without permission, %s means %s', (strategy, expected) => {
  expect(controlOf(ASKED, strategy)).toBe(expected);
  expect(controlOf(ASKED, strategy, () => false)).toBe(expected);
});

test('without permission, FAIL_WITH_403 refuses', () => {
  const refused = () => controlOf(ASKED, 'FAIL_WITH_403', () => false);
  expect(refused).toThrow(expect.objectContaining({ type: 'ACCESS_DENIED' }));
});

test('where no authorization is required, every client may', () => {
  const exchange = { request: { request: { headers: ASKED } } } as unknown as MatchedExchange;
  expect(cacheControlOf(exchange, { ttlInMillis: 1, strategy: undefined })).toBe('invalidate');
});
