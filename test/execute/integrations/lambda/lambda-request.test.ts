import { expect, test } from 'vitest';
import type { IntegrationRequest } from '../../../../src/model/message.js';
import { withFunction } from './lambda-document.js';

const AWS = { type: 'aws', responses: { default: { statusCode: 200 } } };

/** What goes to Lambda for a request. */
async function requestTo(integration: object): Promise<IntegrationRequest | undefined> {
  const requests: IntegrationRequest[] = [];
  const { send } = withFunction(() => ({}), integration, {
    integrate: async (request, next) => {
      requests.push(request);
      return next();
    },
  });
  await send({ path: '/x' });
  return requests[0];
}

test.each([
  ['aws_proxy', {}],
  ['aws', AWS],
])('%s posts to the function in the region of its ARN', async (_type, integration) => {
  expect(await requestTo(integration)).toMatchObject({
    httpMethod: 'POST',
    origin: 'https://lambda.us-east-1.amazonaws.com',
    path: '/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:work/invocations',
    buffered: true,
  });
});

test('a streamed response is not buffered', async () => {
  expect((await requestTo({ responseTransferMode: 'STREAM' }))?.buffered).toBe(false);
});

test.each([
  ['GET', 500],
  ['PUT', 500],
  ['ANY', 500],
  ['POST', 200],
])('httpMethod %s for a GET: %i', async (httpMethod, status) => {
  for (const integration of [{}, AWS]) {
    const { send, errors } = withFunction(() => ({}), { ...integration, httpMethod });
    expect((await send({ path: '/x' })).status).toBe(status);
    if (status === 500) {
      expect(String(errors[0]?.cause)).toContain('set "httpMethod": "POST"');
    }
  }
});

test.each(['Authorization', 'connection', 'Content-Length', 'Expect', 'TE', 'Transfer-Encoding'])(
  'a mapping to the header %s is a 500',
  async (name) => {
    const requestParameters = { [`integration.request.header.${name}`]: "'x'" };
    const { send, errors } = withFunction(() => expect.unreachable(), {
      ...AWS,
      requestParameters,
    });
    expect((await send({ path: '/x' })).status).toBe(500);
    expect(String(errors[0]?.cause)).toContain('cannot be mapped in a request to AWS');
  },
);

test('a template may not set such a header either', async () => {
  const requestTemplates = {
    'application/json': '#set($context.requestOverride.header.Authorization = "x"){"a":1}',
  };
  const { send } = withFunction(() => expect.unreachable(), { ...AWS, requestTemplates });
  expect((await send({ path: '/x' })).status).toBe(500);
});
