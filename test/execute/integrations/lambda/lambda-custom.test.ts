import { expect, test } from 'vitest';
import type { LambdaHandler } from '../../../../src/model/lambda.js';
import { withFunction } from './lambda-document.js';

const CUSTOM = {
  type: 'aws',
  responses: {
    default: { statusCode: 200 },
    'bad.*': { statusCode: 200, responseTemplates: { 'application/json': 'bad' } },
    '.+': { statusCode: 200, responseTemplates: { 'application/json': 'any' } },
  },
};

test.each<[work: LambdaHandler, status: number, body: string]>([
  [(event) => ({ got: event }), 200, '{"got":{}}'],
  [() => 'bad text', 200, '"bad text"'],
  [async () => Promise.reject('bad input'), 200, 'bad'],
  [async () => Promise.reject('other'), 200, 'any'],
])('%o', async (work, status, body) => {
  const answer = await withFunction(work, CUSTOM).send({ path: '/x' });
  expect([answer.status, answer.text]).toEqual([status, body]);
});

test('an invocation type that Lambda does not know is a 500', async () => {
  const requestParameters = { 'integration.request.header.X-Amz-Invocation-Type': "'Later'" };
  const { send } = withFunction(() => expect.unreachable(), { ...CUSTOM, requestParameters });
  expect((await send({ path: '/x' })).status).toBe(500);
});

test('a template reads a long result, which is parsed in pieces', async () => {
  const { send } = withFunction(() => Array.from({ length: 100_000 }, (_, at) => `item ${at}`), {
    ...CUSTOM,
    responses: {
      default: {
        statusCode: 200,
        responseTemplates: { 'application/json': "$input.json('$[99999]')" },
      },
    },
  });
  expect(await send({ path: '/x' })).toMatchObject({ status: 200, text: '"item 99999"' });
});
