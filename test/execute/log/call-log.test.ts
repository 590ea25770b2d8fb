import { describe, expect, test } from 'vitest';
import {
  describeCall,
  describeFailedRequest,
  loggedCalls,
} from '../../../src/execute/log/call-log.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { EndpointResponse } from '../../../src/model/message.js';
import type { BackendCall, RestApi } from '../../../src/model/rest-api.js';
import { wire } from '../../support/headers.js';
import { documentOf } from '../../support/in-memory.js';
import { integrationRequest } from '../../support/integration-request.js';
import { requestOf } from '../../support/scope.js';

const scheme = {
  type: 'apiKey',
  name: 'Unused',
  in: 'header',
  'x-amazon-apigateway-authorizer': {
    type: 'request',
    identitySource: 'method.request.querystring.ticket',
  },
};
const api = importRestApi(
  documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/' },
    {
      operation: { security: [{ caller: [] }] },
      root: { components: { securitySchemes: { caller: scheme } } },
    },
  ),
);
const callOf = (parts: Partial<RestApi> = {}): BackendCall => ({
  api: { ...api, ...parts },
  resourcePath: '/x',
  httpMethod: 'GET',
  connectionId: undefined,
  integrationTarget: undefined,
});
const request = integrationRequest({
  origin: 'http://backend.test',
  path: '/p?X-Amz-Signature=0123abcd&q=1\n',
  call: callOf(),
});

describe('a call on one line', () => {
  test.each<[outcome: Parameters<typeof describeCall>[1], showSecrets: boolean, line: string]>([
    [{ statusCode: 204 }, false, 'GET http://backend.test/p?X-Amz-Signature=*****&q=1\\n → 204'],
    [{ statusCode: 204 }, true, 'GET http://backend.test/p?X-Amz-Signature=0123abcd&q=1\\n → 204'],
    [
      { cause: new Error('no 0123abcd') },
      false,
      'GET http://backend.test/p?X-Amz-Signature=*****&q=1\\n failed: Error: no *****',
    ],
  ])('%j with secrets: %s', (outcome, showSecrets, line) => {
    expect(describeCall(request, outcome, showSecrets)).toBe(line);
  });

  test('hides the whole query where an authorizer may have returned a key', () => {
    const keyed = {
      ...request,
      path: '/p?k=1&r=2\n3',
      call: callOf({ apiKeySource: 'AUTHORIZER' }),
    };
    const outcome = { statusCode: 200 };
    expect(describeCall(keyed, outcome, false)).toBe('GET http://backend.test/p?***** → 200');
    expect(describeCall(keyed, outcome, true)).toContain('?k=1&r=2');
  });
});

test('each call is logged when its outcome is known, which stays what it is', async () => {
  const lines: string[] = [];
  const plain = { ...request, path: '/p' };
  const response = { statusCode: 200 } as EndpointResponse;
  const ok = loggedCalls(
    async () => response,
    (line) => lines.push(line),
    false,
  );
  expect(await ok(plain)).toBe(response);
  const cause = new Error('down');
  const fails = loggedCalls(
    () => Promise.reject(cause),
    (line) => lines.push(line),
    false,
  );
  await expect(fails(plain)).rejects.toBe(cause);
  expect(lines).toEqual([
    'GET http://backend.test/p → 200',
    'GET http://backend.test/p failed: Error: down',
  ]);
});

test.each([
  [false, /^GET \/x\/\*{5}\\n: Error: no \*{5}\n {4}at /],
  [true, /^GET \/x\/of-ada-only\\n: Error: no of-ada-only\n {4}at /],
])('a failed request, with secrets: %s', (showSecrets, line) => {
  const failed = {
    ...requestOf({ path: '/x/of-ada-only\n', queryString: 'ticket=of-ada-only' }),
    headers: wire(),
  };
  const cause = new Error('no of-ada-only');
  expect(describeFailedRequest(api, failed, cause, showSecrets)).toMatch(line);
});
