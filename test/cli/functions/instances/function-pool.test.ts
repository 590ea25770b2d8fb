import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  FunctionPool,
  MOST_INSTANCES,
} from '../../../../src/cli/functions/instances/function-pool.js';
import { fakeConsole } from '../../../support/fake-console.js';
import { anInvocation, codeFolder, resultOf, someFunction } from '../some-function.js';

function pool(text: string) {
  const path = codeFolder({ 'app.js': text });
  const console = fakeConsole();
  const functions = new FunctionPool(
    { declared: someFunction({ code: { kind: 'folder', path } }), folder: path },
    { name: 'Pets', env: {}, timeoutInMillis: 20_000, memorySize: 64, console },
  );
  onTestFinished(() => functions.close());
  return { functions, console, file: join(path, 'app.js') };
}

const COUNTING = 'let count = 0; exports.handler = async () => ++count;';

test('one instance serves what comes one after the other', async () => {
  const { functions } = pool(COUNTING);
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(1);
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(2);
});

test('what comes together has instances of its own, up to the limit', async () => {
  const { functions } = pool(COUNTING);
  const calls = Array.from({ length: MOST_INSTANCES + 2 }, () => functions.invoke(anInvocation()));
  const counts = (await Promise.all(calls)).map(resultOf);
  expect(counts.filter((count) => count === 1)).toHaveLength(MOST_INSTANCES);
  expect(counts.filter((count) => count !== 1)).toHaveLength(2);
});

test('an invocation whose client has left while it waited is not run', async () => {
  const { functions } = pool(COUNTING);
  const left = new AbortController();
  const calls = Array.from({ length: MOST_INSTANCES }, () => functions.invoke(anInvocation()));
  const late = functions.invoke(anInvocation({ signal: left.signal }));
  const last = functions.invoke(anInvocation());
  left.abort(new Error('left'));
  await expect(late).rejects.toThrow('left');
  await Promise.all(calls);
  expect(resultOf(await last)).toBe(2);
});

test('an instance that is over is replaced', async () => {
  const { functions, console } = pool(
    'let count = 0; exports.handler = async ({ exit }) => { if (exit) process.exit(1); return ++count; };',
  );
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(1);
  const outcome = await functions.invoke(anInvocation({ payload: '{"exit":true}' }));
  expect(outcome.functionError).toBe('Unhandled');
  expect(console.err).toMatch(/^Pets: Runtime.ExitError: .*exit status 1$/m);
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(1);
});

test('an error of the handler is printed with its stack, and the instance goes on', async () => {
  const { functions, console } = pool(
    'let count = 0; exports.handler = async () => { if (count++ === 0) throw new TypeError("no"); return count; };',
  );
  expect((await functions.invoke(anInvocation())).functionError).toBe('Unhandled');
  expect(console.err).toMatch(/^Pets: TypeError: no\nPets: {5}at .*app.js:1:\d+\)\n/);
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(2);
});

test('after outdate() the code is loaded anew', async () => {
  const { functions, file } = pool('exports.handler = async () => "old"');
  expect(resultOf(await functions.invoke(anInvocation()))).toBe('old');
  const underWay = functions.invoke(anInvocation());
  writeFileSync(file, 'exports.handler = async () => "new"');
  functions.outdate();
  expect(resultOf(await underWay)).toBe('old');
  expect(resultOf(await functions.invoke(anInvocation()))).toBe('new');
});

test('a module that is gone fails the invocation', async () => {
  const { functions, file } = pool('');
  const { unlinkSync } = await import('node:fs');
  unlinkSync(file);
  expect(resultOf(await functions.invoke(anInvocation()))).toEqual({
    errorType: 'Runtime.ImportModuleError',
    errorMessage: expect.stringContaining('Pets cannot be run: there is no file'),
  });
});

test('an event is not awaited, but close() waits for it', async () => {
  const { functions, console } = pool(
    'exports.handler = async () => { await new Promise(setImmediate); console.log("done"); };',
  );
  const signal = AbortSignal.abort();
  expect(await functions.invoke(anInvocation({ invocationType: 'Event', signal }))).toEqual({
    statusCode: 202,
  });
  expect(console.out).toBe('');
  await functions.close();
  await console.printed(/^Pets: done\n$/);
});

/** A function that returns when there is a file `go` beside it. */
const HELD =
  'const { existsSync } = require("node:fs"); exports.handler = async () => { console.log("runs"); while (!existsSync(`${__dirname}/go`)) await new Promise(setImmediate); return "done"; };';

function release(file: string): void {
  writeFileSync(join(dirname(file), 'go'), '');
}

test('retire() waits for what runs and what waits for an instance', async () => {
  const { functions, console, file } = pool(HELD);
  const calls = Array.from({ length: MOST_INSTANCES + 3 }, () => functions.invoke(anInvocation()));
  await console.printed(/^Pets: runs\n/);
  const retired = functions.retire();
  release(file);
  await retired;
  expect((await Promise.all(calls)).map(resultOf)).toEqual(calls.map(() => 'done'));
});

test('after close() no instance starts, not even for what waited for one', async () => {
  const { functions, console } = pool(HELD);
  const calls = Array.from({ length: MOST_INSTANCES + 3 }, () => functions.invoke(anInvocation()));
  await console.printed(/^Pets: runs\n/);
  await functions.close();
  const late = functions.invoke(anInvocation());
  for (const call of [...calls.slice(MOST_INSTANCES), late]) {
    expect(resultOf(await call)).toEqual({
      errorType: 'Runtime.ImportModuleError',
      errorMessage: 'Error: Pets cannot be run: its instances have ended',
    });
  }
  expect((await Promise.all(calls)).every(({ functionError }) => functionError)).toBe(true);
});

test('what waits for an instance is woken, too, when none can be started', async () => {
  const { functions, file } = pool(HELD);
  const { unlinkSync } = await import('node:fs');
  const calls = Array.from({ length: 3 * MOST_INSTANCES }, () => functions.invoke(anInvocation()));
  unlinkSync(file);
  functions.outdate();
  release(file);
  const results = (await Promise.all(calls)).map(({ functionError }) => functionError);
  expect(results.filter((error) => error !== undefined).length).toBeGreaterThan(MOST_INSTANCES);
});

test('a dry run runs nothing', async () => {
  const { functions } = pool('throw new Error("loaded")');
  expect(await functions.invoke(anInvocation({ invocationType: 'DryRun' }))).toEqual({
    statusCode: 204,
  });
});

test('a stream keeps its instance until its end', async () => {
  const { functions } = pool(
    'let count = 0; exports.handler = ({ stream }) => { count++; return stream ? (async function* () { yield `${count}`; })() : count; };',
  );
  const streamed = await functions.invoke(
    anInvocation({ responseStream: true, payload: '{"stream":true}' }),
  );
  expect(resultOf(await functions.invoke(anInvocation()))).toBe(1);
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamed.payload as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  expect(Buffer.concat(chunks).toString()).toBe('1');
});
