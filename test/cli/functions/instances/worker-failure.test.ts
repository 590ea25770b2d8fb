import { expect, test } from 'vitest';
import {
  brokenDown,
  exited,
  notLoaded,
  outOfMemory,
  timedOut,
} from '../../../../src/cli/functions/instances/worker-failure.js';

test.each([
  [timedOut(3000), 'Sandbox.Timedout', 'Task timed out after 3.00 seconds'],
  [notLoaded(10_000), 'Sandbox.Timedout', 'The code was not loaded within 10 seconds'],
  [exited(3), 'Runtime.ExitError', 'Runtime exited with error: exit status 3'],
  [exited(0), 'Runtime.ExitError', 'Runtime exited without providing a reason'],
  [
    outOfMemory(128),
    'Runtime.OutOfMemory',
    'Runtime exited with error: signal: killed: MemorySize is 128 MB',
  ],
])('%# has the words of Lambda', (failure, errorType, reason) => {
  const { functionError, payload } = failure('id-1');
  expect(functionError).toBe('Unhandled');
  expect(JSON.parse(String(payload))).toEqual({
    errorType,
    errorMessage: `RequestId: id-1 Error: ${reason}`,
  });
});

test('a worker says itself why it broke down', () => {
  expect(brokenDown('{}')('id-1')).toEqual({ functionError: 'Unhandled', payload: '{}' });
});
