import { expect, test } from 'vitest';
import { run } from './one-integration.js';

test('HTTP sends what the template makes to the URL, and responds with what the template makes', async () => {
  const { answer, sent, headers } = await run('HTTP');
  expect(sent).toEqual(['http://backend.test/p', '{"statusCode": 200}']);
  expect(headers[0]).toMatchObject({ a: 'b', 'x-amzn-trace-id': expect.stringMatching(/^Root=/) });
  expect([answer.status, answer.text]).toEqual([200, 'mapped']);
  expect(answer.headers['x-backend']).toBeUndefined();
  expect(answer.headers['x-amzn-trace-id']).toMatch(/^Root=/);
});
