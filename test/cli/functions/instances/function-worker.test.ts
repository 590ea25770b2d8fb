import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  FunctionWorker,
  type WorkerSettings,
} from '../../../../src/cli/functions/instances/function-worker.js';
import { fakeConsole } from '../../../support/fake-console.js';
import { anInvocation, codeFolder, resultOf } from '../some-function.js';

function started(text: string, members: Partial<WorkerSettings> = {}) {
  const console = fakeConsole();
  const worker = new FunctionWorker({
    name: 'Pets',
    start: {
      file: join(codeFolder({ 'app.cjs': text }), 'app.cjs'),
      names: ['handler'],
      handler: 'app.handler',
      context: { functionName: 'p', memoryLimitInMB: '', logGroupName: '', logStreamName: '' },
    },
    env: { OWN: 'a' },
    timeoutInMillis: 20_000,
    memorySize: 64,
    console,
    ...members,
  });
  onTestFinished(() => worker.end());
  return { worker, console };
}

test('a function sees its own variables alone', async () => {
  const { worker } = started('exports.handler = async () => process.env');
  const run = await worker.run(anInvocation());
  expect(resultOf(await run.outcome)).toEqual({ OWN: 'a' });
  await run.finished;
  expect(worker.isUsable).toBe(true);
});

test('what it prints has its name before it', async () => {
  const { worker, console } = started(
    'exports.handler = async () => { console.log("a"); console.error("b"); }',
  );
  await worker.run(anInvocation());
  await console.printed(/^Pets: a\n$/);
  await console.printed(/^Pets: b\n$/, 'err');
});

test.each<[what: string, body: string, members: Partial<WorkerSettings>, error: RegExp]>([
  ['loops', 'for (;;);', { timeoutInMillis: 50 }, /Task timed out after 0.05 seconds$/],
  ['never returns', 'return new Promise(() => {})', { timeoutInMillis: 50 }, /Task timed out/],
  ['exits', 'process.exit(7)', {}, /Runtime exited with error: exit status 7$/],
  ['exits with 0', 'process.exit()', {}, /Runtime exited without providing a reason$/],
  [
    'rejects behind its back',
    'Promise.reject(new Error("no")); await new Promise(() => {})',
    {},
    /^Error: no$/,
  ],
  [
    'throws behind its back',
    'setImmediate(() => { throw new Error("no") }); await new Promise(() => {})',
    {},
    /^no$/,
  ],
  [
    'uses too much memory',
    'const a = []; for (;;) a.push(new Array(1e5).fill(0.5))',
    {},
    /MemorySize is 64 MB$/,
  ],
])('a function that %s has failed, and its worker is over', async (_what, body, members, error) => {
  const { worker } = started(`exports.handler = async () => { ${body} }`, members);
  const run = await worker.run(anInvocation());
  const outcome = await run.outcome;
  expect(outcome.functionError).toBe('Unhandled');
  expect(resultOf(outcome)).toMatchObject({ errorMessage: expect.stringMatching(error) });
  await run.finished;
  expect(worker.isUsable).toBe(false);
});

test('a worker that ends between invocations says why', async () => {
  const { worker, console } = started(
    'exports.handler = async () => { setImmediate(() => { throw new Error("late") }) }',
  );
  const run = await worker.run(anInvocation());
  await run.finished;
  await console.printed(/^Pets: Error: late$/m, 'err');
  expect(worker.isUsable).toBe(false);
});

test('code that cannot be loaded fails each invocation', async () => {
  const { worker } = started('throw new Error("at load")');
  for (const _ of [1, 2]) {
    const { outcome } = await worker.run(anInvocation());
    expect(resultOf(await outcome)).toMatchObject({
      errorMessage: expect.stringMatching(/^at load: thrown while/),
    });
  }
});

test('messages of the function itself are not taken for those of the worker', async () => {
  const { worker } = started(`const { parentPort } = require('node:worker_threads');
    exports.handler = async () => {
      for (const message of [null, 'x', {}, { kind: 'outcome', id: 99, payload: '1' }]) parentPort.postMessage(message);
      return 2;
    };`);
  const run = await worker.run(anInvocation());
  expect(resultOf(await run.outcome)).toBe(2);
});

test('end() fails the invocation under way, and says nothing', async () => {
  const { worker, console } = started('exports.handler = () => new Promise(() => {})');
  const run = await worker.run(anInvocation());
  await worker.end();
  expect((await run.outcome).functionError).toBe('Unhandled');
  expect(console.err).toBe('');
});

test('a result that waited in a busy process when its time was over is not late', async () => {
  const done = join(codeFolder({}), 'done');
  const { worker } = started(
    `const { writeFileSync } = require('node:fs');
    exports.handler = async (event) => {
      if (event.wait) setImmediate(() => writeFileSync(process.env.DONE, ''));
      return 1;
    };`,
    { env: { DONE: done } },
  );
  await (await worker.run(anInvocation())).finished;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const run = await worker.run(anInvocation({ payload: '{"wait":true}' }));
  let isDone = false;
  for (let looks = 0; looks < 1e6 && !isDone; looks += 1) {
    isDone = existsSync(done);
  }
  expect(isDone).toBe(true);
  vi.advanceTimersByTime(20_000);
  expect(resultOf(await run.outcome)).toBe(1);
  await run.finished;
});
