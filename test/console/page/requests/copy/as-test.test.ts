import { expect, test } from 'vitest';
import { asTest } from '../../../../../console/requests/copy/as-test.js';
import { bodyOf, sampleRecord, withRequest } from '../../support/sample-record.js';

test('a test that sends the request and expects its response', () => {
  expect(
    asTest(sampleRecord(), 'shop.yaml'),
  ).toBe(`import { createGateway } from 'apigateway-middleware';
import { afterAll, expect, test } from 'vitest';

const gateway = createGateway('shop.yaml');
afterAll(() => gateway.close());

test('PUT /pets/7', async () => {
  const response = await gateway.fetch(
    new Request('http://localhost/pets/7?dry=true', {
      method: 'PUT',
      headers: [
        ['Content-Type', 'application/json'],
        ['Authorization', '*****'],
      ],
      body: '{"type":"dog"}',
    }),
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    "done": true
  });
});
`);
});

test.each([
  ['GET', [], 'a body that a Request does not take', "new Request('http://localhost/pets/7'),"],
  ['GET', [['X-A', '☃']], undefined, "new Request('http://localhost/pets/7'),"],
  [
    'DELETE',
    [],
    undefined,
    "new Request('http://localhost/pets/7', {\n      method: 'DELETE',\n    }),",
  ],
] as const)('%s with %j and the body %j', (httpMethod, headers, body, request) => {
  const record = sampleRecord({ httpMethod, queryString: '', ...withRequest(headers, body) });
  expect(asTest(record, undefined)).toContain(request);
});

const response = { kind: 'methodResponse', statusCode: 200, headers: [] } as const;

test.each([
  [{ ...response, body: bodyOf('text') }, "  expect(await response.text()).toBe('text');\n"],
  [{ ...response, body: bodyOf("'); process.exit(1); ('") }, "toBe('\\'); process.exit(1); (\\'')"],
  [{ ...response, body: { text: 'te', length: 4, isComplete: false } }, undefined],
  [{ ...response, body: undefined }, undefined],
  [{ ...response, body: bodyOf('*****') }, undefined],
  [{ ...response, body: bodyOf('a'.repeat(20_001)) }, undefined],
  [
    { ...response, kind: 'gatewayResponse', type: 'DEFAULT_4XX', body: bodyOf('[]') } as const,
    '  expect(await response.json()).toEqual([]);\n',
  ],
])('of the response %j', (step, expected) => {
  const text = asTest(sampleRecord({ steps: [step] }), undefined);
  expect(text).toContain('expect(response.status).toBe(200);');
  if (expected === undefined) {
    expect(text).not.toContain('await response.');
  } else {
    expect(text).toContain(expected);
  }
});
