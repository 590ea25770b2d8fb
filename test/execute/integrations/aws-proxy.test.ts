import { expect, test } from 'vitest';
import { ARN, run } from './one-integration.js';

test('AWS_PROXY passes the body of the client to the ARN, and the response of the backend on', async () => {
  const { answer, sent, headers } = await run('AWS_PROXY');
  expect(sent).toEqual([ARN, 'client']);
  expect(headers[0]).toMatchObject({ a: 'b', 'x-amzn-trace-id': expect.stringMatching(/^Root=/) });
  expect([answer.status, answer.text]).toEqual([200, 'passed']);
  expect(answer.headers['x-backend']).toBe('here');
  expect(answer.headers['x-amzn-trace-id']).toBeUndefined();
});
