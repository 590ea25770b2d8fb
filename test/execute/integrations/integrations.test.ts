import { expect, test } from 'vitest';
import { INTEGRATIONS } from '../../../src/execute/integrations/integrations.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../../src/model/integration.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { run } from './one-integration.js';

test.each(Object.keys(INTEGRATION_TYPES) as IntegrationType[])(
  'an integration of the type %s is served by its own boxes',
  async (type) => {
    const { endpoint, isProxy } = INTEGRATION_TYPES[type];
    const { answer, sent } = await run(type);
    expect(INTEGRATIONS[type]).toBeDefined();
    expect(sent).toHaveLength(endpoint === undefined ? 0 : 2);
    expect(answer.text).toBe(isProxy ? 'passed' : 'mapped');
  },
);

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
])('a value that a header cannot hold, for %s: %i', async (type, status) => {
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
