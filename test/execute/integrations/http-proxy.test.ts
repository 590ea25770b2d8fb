import { expect, test } from 'vitest';
import { run } from './one-integration.js';

test('HTTP_PROXY passes the body of the client to the URL, and the response of the backend on', async () => {
  const { answer, sent, headers } = await run('HTTP_PROXY');
  expect(sent).toEqual(['http://backend.test/p', 'client']);
  expect(headers[0]).toMatchObject({ a: 'b', 'x-amzn-trace-id': expect.stringMatching(/^Root=/) });
  expect([answer.status, answer.text]).toEqual([200, 'passed']);
  expect(answer.headers['x-backend']).toBe('here');
  expect(answer.headers['x-amzn-trace-id']).toBeUndefined();
});
