import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { RecordingSink } from '../../support/body-sink.js';
import { integrationRequest } from '../../support/integration-request.js';
import { backend, stoppedClock } from './misbehaving.js';

/** A backend with a process to itself, as far as a thread is one: it responds while this one is blocked. */
const BACKEND = `
  const { createServer } = require('node:http');
  const { parentPort, workerData: state } = require('node:worker_threads');
  const server = createServer((req, res) => {
    parentPort.postMessage('asked');
    Atomics.wait(state, 0, 0);
    res.end('in time', () => {
      Atomics.store(state, 1, 1);
      Atomics.notify(state, 1);
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

test('a response that came in time is received by a process that was blocked until after the deadline', async () => {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const thread = new Worker(BACKEND, { eval: true, workerData: state });
  onTestFinished(async () => void (await thread.terminate()));
  const [port] = await once(thread, 'message');
  const clock = stoppedClock();
  const request = integrationRequest({ origin: `http://127.0.0.1:${port}`, timeoutInMillis: 1000 });
  const sending = backend().send(request);
  await once(thread, 'message');
  await new Promise((resolve) => setImmediate(resolve)); // timers run next, before sockets are read
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
  Atomics.wait(state, 1, 0);
  clock.advanceTimersByTime(1000);
  const { statusCode, body } = await sending;
  expect([statusCode, await new RecordingSink(body).text]).toEqual([200, 'in time']);
});
