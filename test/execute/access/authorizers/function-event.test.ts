import { expect, test } from 'vitest';
import { asking, guarded } from './guarded.js';

const REQUEST = { type: 'request', identitySource: 'method.request.header.Authorization' };

test('the event of TOKEN has three members', async () => {
  const { send, events, gateway } = guarded();
  await send({ ...asking('/x/7'), queryString: 'a=1' });
  expect(events).toEqual([
    {
      type: 'TOKEN',
      authorizationToken: 't',
      methodArn: `arn:aws:execute-api:us-east-1:123456789012:${gateway.api.id}/test/GET/x/7`,
    },
  ]);
});

test('the event of REQUEST has the members of a proxy’s without its body', async () => {
  const { send, events } = guarded(undefined, {
    authorizer: REQUEST,
    options: {
      stageVariables: { v: '1' },
      context: () => ({ authorizer: { principalId: 'hook' }, mine: 'a' }),
    },
  });
  await send({ ...asking('/x/7'), queryString: 'a=1&a=2' });
  const [event] = events as [Record<string, unknown>];
  expect(Object.keys(event).sort()).toEqual([
    'headers',
    'httpMethod',
    'methodArn',
    'multiValueHeaders',
    'multiValueQueryStringParameters',
    'path',
    'pathParameters',
    'queryStringParameters',
    'requestContext',
    'resource',
    'stageVariables',
    'type',
  ]);
  expect(event).toMatchObject({
    type: 'REQUEST',
    resource: '/x/{id}',
    path: '/x/7',
    httpMethod: 'GET',
    headers: { Authorization: 't' },
    multiValueHeaders: { Authorization: ['t'] },
    queryStringParameters: { a: '2' },
    multiValueQueryStringParameters: { a: ['1', '2'] },
    pathParameters: { id: '7' },
    stageVariables: { v: '1' },
    requestContext: {
      mine: 'a',
      resourcePath: '/x/{id}',
      stage: 'test',
      identity: { sourceIp: '192.0.2.1' },
    },
  });
  expect(event.requestContext).not.toHaveProperty('authorizer');
  expect(event.requestContext).not.toHaveProperty('identity.apiKey');
});

test('maps without members are empty objects, not null', async () => {
  const { send, events } = guarded(undefined, { authorizer: REQUEST });
  await send(asking());
  expect(events).toMatchObject([
    {
      queryStringParameters: {},
      multiValueQueryStringParameters: {},
      pathParameters: {},
      stageVariables: {},
    },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/"(query|path|stage|multi)\w+":null/);
});

test('the API key is in the event of a method that asks for one', async () => {
  const { send, events } = guarded(undefined, {
    authorizer: REQUEST,
    operation: { security: [{ guard: [], key: [] }] },
    options: { apiKeys: () => true },
  });
  const { path, headers } = asking();
  await send({ path, headers: [...headers, 'x-api-key', 'k'] });
  expect(events).toMatchObject([{ requestContext: { identity: { apiKey: 'k' } } }]);
});
