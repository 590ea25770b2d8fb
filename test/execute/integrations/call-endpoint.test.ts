import { expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { run } from './one-integration.js';

test('a type without a backend is a 500 and a warning', async () => {
  const document = documentOf({
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x',
  });
  const { send, gateway, errors } = inMemory(document);
  expect((await send({ path: '/x' })).status).toBe(500);
  expect(errors[0]?.cause).toMatchObject({
    message: expect.stringContaining('backends: { AWS_PROXY'),
  });
  expect(gateway.warnings).toContainEqual(expect.objectContaining({ code: 'MISSING_BACKEND' }));
});

test.each(['AWS', 'AWS_PROXY'] as const)('%s without a backend is a 500', async (type) => {
  const { answer, sent } = await run(type, { backends: {} });
  expect([answer.status, sent]).toEqual([500, []]);
});

test.each([
  ['GET', '0'],
  ['HEAD', '5'],
])('to a HEAD of the integration a %s has a response of %s bytes', async (httpMethod, length) => {
  const document = documentOf(
    { type: 'http_proxy', httpMethod: 'HEAD', uri: 'http://backend.test/p' },
    { method: httpMethod.toLowerCase() },
  );
  let cancels = 0;
  const body = {
    length: 5,
    sendTo: () => {},
    bytes: async () => new Uint8Array(5),
    cancel: () => {
      cancels += 1;
    },
  };
  const { send } = inMemory(document, () => ({ statusCode: 200, body }));
  const answer = await send({ httpMethod, path: '/x' });
  expect(answer.text).toBe('');
  expect(answer.headers['content-length']).toBe(length);
  expect(cancels).toBe(1);
});
