import { expect, test } from 'vitest';
import type { ExecutionLog } from '../../../src/execute/log/execution-log.js';
import { asking, guarded } from '../access/authorizers/guarded.js';
import { OPEN, stated } from '../access/policies.js';

/** What the log says of authorizers for each of these requests. */
async function linesOf(auth: () => unknown, requests: number): Promise<readonly string[][]> {
  const logs: ExecutionLog[] = [];
  const { send } = guarded(auth, {
    authorizer: { authorizerResultTtlInSeconds: 300 },
    options: { trace: (log) => logs.push(log) },
  });
  for (let i = 0; i < requests; i++) {
    await send(asking('/x', 'the-token'));
  }
  expect(JSON.stringify(logs)).not.toContain('the-token');
  return logs.map(({ lines }) =>
    lines.filter((line) => /authorizer/.test(line)).map((line) => line.replace(/^.*? : /, '')),
  );
}

test('the log has the call of a function and its policy, and of a kept one the policy', async () => {
  const result = { ...stated(OPEN), principalId: 'user' };
  const policy = 'Using valid authorizer policy for principal: **er';
  expect(await linesOf(() => result, 2)).toEqual([
    ['Starting authorizer: guard for request: 11111111-2222-4333-8444-555555555555', policy],
    [policy],
  ]);
});

test.each([
  ['me', '**'],
  ['you', '*ou'],
  ['', ''],
])('of the principal %j the log shows %j', async (principalId, shown) => {
  const [lines] = await linesOf(() => ({ ...stated(OPEN), principalId }), 1);
  expect(lines?.[1]).toBe(`Using valid authorizer policy for principal: ${shown}`);
});

test('a result that is not understood has no policy', async () => {
  const [lines] = await linesOf(() => ({}), 1);
  expect(lines).toHaveLength(2);
  expect(lines?.[1]).toMatch(/^Execution failed due to configuration error: .*guard/);
});
