import { expect, test } from 'vitest';
import type { Paint } from '../../../src/cli/output/colours.js';
import {
  failureLine,
  requestLine,
  type SentResponse,
} from '../../../src/cli/serve/request-line.js';
import { GatewayError } from '../../../src/errors.js';
import { requestOf } from '../../support/scope.js';

const paint: Paint = (format, text) => `<${String(format)} ${text}>`;
const sent: SentResponse = {
  httpMethod: 'POST',
  path: '/v1/orders',
  resourcePath: '/orders',
  statusCode: 201,
  milliseconds: 12,
  isComplete: true,
};
const nothing = { backendStatus: undefined, failure: undefined };
const failure = new GatewayError('UNAUTHORIZED');

test.each<readonly [Partial<SentResponse>, object, string]>([
  [{}, {}, 'POST /v1/orders <dim →> /orders <green 201> 12 ms'],
  [{}, { backendStatus: 200 }, 'POST /v1/orders <dim →> /orders <green 201> 12 ms, backend 200'],
  [
    { statusCode: 401 },
    { failure },
    'POST /v1/orders <dim →> /orders <yellow 401> 12 ms, UNAUTHORIZED',
  ],
  [{ statusCode: 399 }, {}, 'POST /v1/orders <dim →> /orders <green 399> 12 ms'],
  [{ statusCode: 400 }, {}, 'POST /v1/orders <dim →> /orders <yellow 400> 12 ms'],
  [{ statusCode: 499 }, {}, 'POST /v1/orders <dim →> /orders <yellow 499> 12 ms'],
  [{ statusCode: 500 }, {}, 'POST /v1/orders <dim →> /orders <red 500> 12 ms'],
  [
    { isComplete: false },
    { backendStatus: 200, failure },
    'POST /v1/orders <dim →> /orders <green 201> 12 ms, backend 200, UNAUTHORIZED, the client left',
  ],
  [{ resourcePath: undefined }, {}, 'POST /v1/orders <dim →> no method <green 201> 12 ms'],
  [
    { httpMethod: 'A\u001b', path: '/\u001b[2J', resourcePath: '/\n' },
    {},
    'A\\u001b /\\u001b[2J <dim →> /\\n <green 201> 12 ms',
  ],
])('%j, %j', (changes, served, line) => {
  expect(requestLine({ ...sent, ...changes }, { ...nothing, ...served }, paint)).toBe(`${line}\n`);
});

const request = requestOf({
  headers: ['Authorization', 'Bearer top-secret'],
  queryString: 'token=hidden-value',
});

test.each([
  [undefined, undefined],
  [new GatewayError('THROTTLED'), undefined],
  [
    new GatewayError('UNAUTHORIZED', undefined, { cause: new Error('No authorizer') }),
    '  UNAUTHORIZED: No authorizer\n',
  ],
  [
    new GatewayError('UNAUTHORIZED', undefined, { cause: new TypeError('a\nb') }),
    '  UNAUTHORIZED: TypeError: a\\nb\n',
  ],
])('the reason of %s is %j', (error, line) => {
  expect(failureLine({ ...nothing, failure: error }, request)).toBe(line);
});

test('a reason does not show credentials of the request', () => {
  const cause = new Error('refused: Bearer top-secret for token=hidden-value');
  const error = new GatewayError('UNAUTHORIZED', undefined, { cause });
  const line = failureLine({ ...nothing, failure: error }, request);
  expect(line).toMatch(/^ {2}UNAUTHORIZED: refused/);
  expect(line).not.toMatch(/top-secret|hidden-value/);
});
