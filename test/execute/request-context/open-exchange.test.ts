import { describe, expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

const mock = documentOf(
  {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: 200 } },
  },
  { method: 'delete' },
);

describe('X-HTTP-Method-Override', () => {
  test.each<[override: string, methodOverride: boolean, status: number]>([
    ['DELETE', true, 200],
    [' delete ', true, 200],
    ['DELETE', false, 403],
    ['PATCH', true, 403],
  ])('%j with methodOverride: %s is %i', async (override, methodOverride, status) => {
    const { send } = inMemory(mock, undefined, { methodOverride });
    const headers = ['X-HTTP-Method-Override', override];
    expect((await send({ httpMethod: 'POST', path: '/x', headers })).status).toBe(status);
  });
});

test.each(['clock', 'requestId'])('if %s fails, the response still has IDs', async (name) => {
  const fails = () => {
    throw new Error('broken');
  };
  const { send, errors } = inMemory(mock, undefined, { [name]: fails });
  const { status, headers } = await send({ httpMethod: 'DELETE', path: '/x' });
  expect([status, errors.length]).toEqual([500, 1]);
  expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a request to a closed gateway is a 503 with that cause', async () => {
  const { gateway, send, errors } = inMemory(mock);
  await gateway.close();
  for (const path of ['/x', '/none', '/%']) {
    expect(await send({ httpMethod: 'DELETE', path })).toMatchObject({
      status: 503,
      text: '{"message": "Service Unavailable"}',
    });
  }
  expect(errors.map(({ cause }) => String(cause))).toEqual(
    Array.from({ length: 3 }, () => expect.stringContaining('The gateway is closed')),
  );
});

test('request IDs with a line end are a 500 without them', async () => {
  const { send, errors } = inMemory(mock, undefined, { requestId: () => 'a\r\nX-Evil: 1' });
  const { status, headerList } = await send({ httpMethod: 'DELETE', path: '/x' });
  expect(status).toBe(500);
  expect(headerList.join()).not.toContain('Evil');
  expect(errors.length).toBeGreaterThan(0);
});
