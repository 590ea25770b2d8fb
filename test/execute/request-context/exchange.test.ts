import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/execute/request-context/exchange.js';
import { requestScope } from '../../../src/execute/request-context/exchange.js';

const stageVariables = new Map([['env', 'test']]);
const exchange = {
  settings: { api: { stage: { variables: stageVariables } } },
  request: { httpMethod: 'GET' },
  context: { requestId: 'id' },
} as unknown as Exchange;

test('a scope has the values of its exchange, and no response yet', () => {
  const scope = requestScope(exchange, '{"a":1}');
  expect(scope.request).toBe(exchange.request);
  expect(scope.context).toBe(exchange.context);
  expect(scope.stageVariables).toBe(stageVariables);
  expect(scope.response).toBeUndefined();
  expect(scope.body.text).toBe('{"a":1}');
});

test('the overrides of a scope are its own, and stay the same', () => {
  const scope = requestScope(exchange, '');
  const { overrides } = scope;
  expect(scope.overrides).toBe(overrides);
  expect(requestScope(exchange, '').overrides).not.toBe(overrides);
});
