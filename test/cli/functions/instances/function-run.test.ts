import { expect, test } from 'vitest';
import { FunctionRun } from '../../../../src/cli/functions/instances/function-run.js';

const BYTES = new Uint8Array([97]);

function started() {
  const asked: string[] = [];
  const run = new FunctionRun(
    () => asked.push('pull'),
    () => asked.push('cancel'),
  );
  return { run, asked };
}

async function streaming() {
  const { run, asked } = started();
  run.receive({ kind: 'stream', id: 1 });
  const { payload } = await run.outcome;
  const chunks = (payload as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  return { run, asked, chunks };
}

test('an outcome ends it, and what comes later is ignored', async () => {
  const { run } = started();
  run.receive({ kind: 'outcome', id: 1, functionError: 'Unhandled', payload: '1' });
  run.receive({ kind: 'outcome', id: 1, payload: '2' });
  run.fail({ payload: '3' });
  expect(await run.outcome).toEqual({ functionError: 'Unhandled', payload: '1' });
  await run.finished;
  expect(run.isOver).toBe(true);
});

test('a worker that is gone is the outcome', async () => {
  const { run } = started();
  run.fail({ functionError: 'Unhandled', payload: 'gone' });
  expect(await run.outcome).toEqual({ functionError: 'Unhandled', payload: 'gone' });
  await run.finished;
});

test('chunks of a stream are asked for one by one', async () => {
  const { run, asked, chunks } = await streaming();
  const first = chunks.next();
  expect(asked).toEqual(['pull']);
  run.receive({ kind: 'chunk', id: 1, chunk: BYTES });
  expect(await first).toEqual({ done: false, value: BYTES });
  const second = chunks.next();
  run.receive({ kind: 'end', id: 1 });
  expect(await second).toEqual({ done: true, value: undefined });
  await run.finished;
  expect(await chunks.next()).toEqual({ done: true, value: undefined });
  expect(asked).toEqual(['pull', 'pull']);
});

test.each([
  ['says so', (run: FunctionRun) => run.receive({ kind: 'fail', id: 1, reason: 'torn' })],
  ['is gone', (run: FunctionRun) => run.fail({ payload: 'torn' })],
])('a stream whose worker %s breaks off', async (_how, breakOff) => {
  const { run, chunks } = await streaming();
  const first = chunks.next();
  breakOff(run);
  await expect(first).rejects.toThrow('broke off its stream: torn');
  await expect(chunks.next()).rejects.toThrow('torn');
  await run.finished;
});

test('a stream that is not wanted is cancelled once, and the worker says when it is free', async () => {
  const { run, asked, chunks } = await streaming();
  await chunks.return?.();
  expect([asked, run.isOver]).toEqual([['cancel'], false]);
  run.receive({ kind: 'end', id: 1 });
  await run.finished;
  await chunks.return?.();
  expect(asked).toEqual(['cancel']);
});
