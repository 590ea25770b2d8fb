import { expect, test } from 'vitest';
import { ARN, run } from './one-integration.js';

test('AWS sends what the template makes to the ARN, and responds with what the template makes', async () => {
  const { answer, sent, headers } = await run('AWS');
  expect(sent).toEqual([ARN, '{"statusCode": 200}']);
  expect(headers[0]).toMatchObject({ a: 'b', 'x-amzn-trace-id': expect.stringMatching(/^Root=/) });
  expect([answer.status, answer.text]).toEqual([200, 'mapped']);
  expect(answer.headers['x-backend']).toBeUndefined();
  expect(answer.headers['x-amzn-trace-id']).toMatch(/^Root=/);
});
