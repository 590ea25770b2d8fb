import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../../src/model/integration.js';
import { bodyText, documentOf, headerRecord, inMemory } from '../../support/in-memory.js';

const ARN = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';
const types = Object.keys(INTEGRATION_TYPES) as IntegrationType[];

/** An integration of a type that sends the header A, with templates where the type has some. */
function documentFor(type: IntegrationType): object {
  const { endpoint, isProxy } = INTEGRATION_TYPES[type];
  return documentOf(
    {
      type,
      httpMethod: 'POST',
      ...(endpoint && { uri: endpoint === 'URL' ? 'http://backend.test/p' : ARN }),
      requestParameters: { 'integration.request.header.A': "'b'" },
      ...(!isProxy && {
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        responses: {
          default: { statusCode: 200, responseTemplates: { 'application/json': 'mapped' } },
        },
      }),
    },
    { method: 'post' },
  );
}

async function run(type: IntegrationType, options: GatewayOptions = {}) {
  const sent: string[] = [];
  const headers: Record<string, string>[] = [];
  const serve: NonNullable<NonNullable<GatewayOptions['backends']>['AWS']> = async (request) => {
    sent.push(`${request.origin}${request.path}`, await bodyText(request));
    headers.push(headerRecord(request.headers));
    return { statusCode: 200, headers: { 'X-Backend': 'here' }, body: 'passed' };
  };
  const backends = { HTTP: serve, HTTP_PROXY: serve, AWS: serve, AWS_PROXY: serve };
  const { send } = inMemory(documentFor(type), undefined, { backends, ...options });
  const body = new TextEncoder().encode('client');
  const answer = await send({ httpMethod: 'POST', path: '/x', body });
  return { answer, sent, headers };
}

describe.each(types.filter((type) => INTEGRATION_TYPES[type].endpoint !== undefined))(
  '%s',
  (type) => {
    const { endpoint, isProxy } = INTEGRATION_TYPES[type];

    test('sends what the client or the template says, where the document says', async () => {
      const { sent, headers } = await run(type);
      const address = endpoint === 'URL' ? 'http://backend.test/p' : ARN;
      expect(sent).toEqual([address, isProxy ? 'client' : '{"statusCode": 200}']);
      expect(headers[0]).toMatchObject({
        a: 'b',
        'x-amzn-trace-id': expect.stringMatching(/^Root=/),
      });
    });

    test('responds with what the backend or the template says', async () => {
      const { answer } = await run(type);
      expect(answer.text).toBe(isProxy ? 'passed' : 'mapped');
      expect(answer.headers['x-backend']).toBe(isProxy ? 'here' : undefined);
      expect(answer.headers['x-amzn-trace-id'] === undefined).toBe(isProxy);
    });
  },
);

test.each(['AWS', 'AWS_PROXY'] as const)('%s without a backend is a 500', async (type) => {
  const { answer, sent } = await run(type, { backends: {} });
  expect([answer.status, sent]).toEqual([500, []]);
});

test('a mock builds neither an address nor headers, and calls nothing', async () => {
  const { answer, sent } = await run('MOCK', {
    backendUri: () => expect.unreachable(),
    integrate: () => expect.unreachable(),
  });
  expect([answer.status, answer.text, sent]).toEqual([200, 'mapped', []]);
  expect(answer.headers['x-amzn-trace-id']).toBeUndefined();
});

test.each<[type: string, status: number]>([
  ['mock', 200],
  ['http', 500],
])('a value that no header can hold concerns %s: %i', async (type, status) => {
  const document = documentOf(
    {
      type,
      httpMethod: 'GET',
      uri: 'http://backend.test/p',
      requestParameters: { 'integration.request.header.A': 'method.request.querystring.q' },
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: 200 } },
    },
    { operation: { parameters: [{ name: 'q', in: 'query', schema: {} }], responses: { 200: {} } } },
  );
  const { send } = inMemory(document);
  expect((await send({ path: '/x', queryString: 'q=a%0D%0Ab' })).status).toBe(status);
});
