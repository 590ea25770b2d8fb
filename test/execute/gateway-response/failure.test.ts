import { expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

const document = documentOf(
  { type: 'mock' },
  {
    root: {
      'x-amazon-apigateway-gateway-responses': {
        DEFAULT_4XX: {
          responseParameters: { 'gatewayresponse.header.X': 'method.request.querystring.q' },
          responseTemplates: { 'application/json': '$context.error.responseType' },
        },
      },
    },
  },
);

test('a gateway response that cannot be rendered is the built-in one, and both failures are reported', async () => {
  const { send, errors } = inMemory(document);
  expect((await send({ path: '/none', queryString: 'q=a' })).text).toBe(
    'MISSING_AUTHENTICATION_TOKEN',
  );
  const answer = await send({ path: '/none', queryString: 'q=a%0D%0Ab' });
  expect(answer).toMatchObject({ status: 500, text: '{"message": "Internal server error"}' });
  expect(errors).toMatchObject([
    { type: 'MISSING_AUTHENTICATION_TOKEN' },
    { type: 'MISSING_AUTHENTICATION_TOKEN' },
    { type: 'DEFAULT_5XX', cause: { type: 'API_CONFIGURATION_ERROR' } },
  ]);
});

test('a client that has disconnected is not reported', async () => {
  const { send, errors } = inMemory(document);
  await send({ path: '/none', signal: AbortSignal.abort() });
  expect(errors).toEqual([]);
});
