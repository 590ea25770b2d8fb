import { expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../../src/execute/access/authorizers/authorizer.js';
import { inMemory } from '../../../support/in-memory.js';
import { ask, SCHEMES, secured, TOKEN } from '../secured.js';

test('an authorizer is not called for a request without its token: 401', async () => {
  let asked = 0;
  const authorizers = {
    lambda: () => {
      asked++;
      return true;
    },
  };
  expect((await ask(secured([{ lambda: [] }]), { authorizers })).answer.status).toBe(401);
  expect(asked).toBe(0);
});

const request = (identitySource: string) => ({
  caller: {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': { type: 'request', identitySource },
  },
});

test.each<readonly [identitySource: string, status: number, token: string | undefined]>([
  ['method.request.header.X-A', 200, 'a2'],
  ['method.request.querystring.q', 200, '2'],
  ['stageVariables.env', 200, 'green'],
  ['context.stage', 200, 'test'],
  ['$context.identity.sourceIp', 200, '192.0.2.1'],
  ['method.request.header.X-B', 401, undefined],
  ['method.request.querystring.blank', 401, undefined],
  ['stageVariables.none', 401, undefined],
  ['context.identity', 401, undefined],
  ['context.stage.length', 401, undefined],
  ['context.identity.caller', 401, undefined],
  ['method.request.header.X-A, context.none', 401, undefined],
])('a request whose identity is %s: %i', async (identitySource, status, token) => {
  const events: AuthorizerEvent[] = [];
  const caller = (event: AuthorizerEvent) => {
    events.push(event);
    return true;
  };
  const document = secured([{ caller: [] }], {
    components: { securitySchemes: request(identitySource) },
  });
  const { send, errors } = inMemory(document, undefined, {
    authorizers: { caller },
    stageVariables: { env: 'green' },
  });
  const headers = ['X-A', 'a2', 'x-a', 'a2'];
  const answer = await send({ path: '/x', headers, queryString: 'q=2&blank=%20&r=1&r=3' });
  expect(answer.status).toBe(status);
  if (status === 401) {
    expect(events).toEqual([]);
    expect(String(errors[0]?.cause)).toContain(`The identity of "caller" is missing: `);
    return;
  }
  expect(events).toMatchObject([
    {
      type: 'REQUEST',
      authorizationToken: token,
      queryStringParameters: { q: '2', blank: ' ', r: '3' },
      stageVariables: { env: 'green' },
      pathParameters: {},
    },
  ]);
});

test('a token that does not match identityValidationExpression is a 401 with that cause', async () => {
  const lambda = {
    ...SCHEMES.lambda,
    'x-amazon-apigateway-authorizer': { type: 'token', identityValidationExpression: 'x' },
  };
  const document = secured([{ lambda: [] }], { components: { securitySchemes: { lambda } } });
  const { answer, errors } = await ask(document, { authorizers: { lambda: () => true } }, TOKEN);
  expect(answer.status).toBe(401);
  expect(String(errors[0]?.cause)).toMatch(/"lambda" does not match identityValidationExpression/);
});
