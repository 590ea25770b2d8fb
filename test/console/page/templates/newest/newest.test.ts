import { expect, test } from 'vitest';
import { newestOf } from '../../../../../console/templates/newest/newest.js';

interface Call {
  readonly input: string;
  readonly resolve: (output: string) => void;
  readonly reject: (error: unknown) => void;
}

function setUp() {
  const calls: Call[] = [];
  const results: unknown[] = [];
  const newest = newestOf(
    (input: string) =>
      new Promise<string>((resolve, reject) => {
        calls.push({ input, resolve, reject });
      }),
    (outcome) => results.push('output' in outcome ? outcome.output : outcome.error),
  );
  /** Ends a call, and lets what follows from it happen. */
  const settle = async (at: number, end: (call: Call) => void) => {
    for (const call of calls.slice(at, at + 1)) {
      end(call);
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { calls, results, newest, settle };
}

test('one call at a time; of what comes meanwhile, the newest is next', async () => {
  const { calls, results, newest, settle } = setUp();
  for (const input of ['a', 'b', 'c']) {
    newest.ask(input);
  }
  expect(calls.map(({ input }) => input)).toEqual(['a']);
  await settle(0, (call) => call.resolve('A'));
  expect(calls.map(({ input }) => input)).toEqual(['a', 'c']);
  await settle(1, (call) => call.resolve('C'));
  expect(results).toEqual(['A', 'C']);
  newest.ask('d');
  expect(calls.at(-1)?.input).toBe('d');
});

test('a call that fails does not keep the next one from being made', async () => {
  const { calls, results, newest, settle } = setUp();
  newest.ask('a');
  newest.ask('b');
  await settle(0, (call) => call.reject(new Error('no')));
  await settle(1, (call) => call.resolve('B'));
  expect(calls).toHaveLength(2);
  expect(results).toEqual([new Error('no'), 'B']);
});

test('nothing comes once it was stopped', async () => {
  const { calls, results, newest, settle } = setUp();
  newest.ask('a');
  newest.ask('b');
  newest.stop();
  newest.ask('c');
  await settle(0, (call) => call.resolve('A'));
  expect(calls).toHaveLength(1);
  expect(results).toEqual([]);
});
