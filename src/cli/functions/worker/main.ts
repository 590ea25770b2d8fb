import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { chunkOf, isStream } from '../../../execute/callers/callers-stream.js';
import { functionFailure } from '../../../lambda/function-failure.js';
import { runHandler } from '../../../lambda/run-handler.js';
import { HttpResponseStream, streamifyResponse } from '../../../lambda/streamify-response.js';
import type { LambdaHandler } from '../../../model/lambda.js';
import { LoadError, loadHandler } from './load-handler.js';
import type { FromWorker, ToWorker, WorkerStart } from './messages.js';

// A worker that runs one function, one invocation at a time. The gateway ends it.

const { file, names, handler: named, context } = workerData as WorkerStart;
const port = parentPort as MessagePort;
let chunks: AsyncIterator<unknown> | undefined;

Object.assign(globalThis, { awslambda: { HttpResponseStream, streamifyResponse } });
process.on('uncaughtException', (cause) => breakDown(cause));
process.on('unhandledRejection', (reason) => breakDown(rejectionOf(reason)));

try {
  const handler = await loadHandler(file, names, named);
  port.on('message', (message: ToWorker) => receive(message, handler));
  tell({ kind: 'loaded' });
} catch (cause) {
  breakDown(cause);
}

function tell(message: FromWorker): void {
  port.postMessage(message);
}

/** The function has failed in a way after which Lambda starts its process anew. */
function breakDown(cause: unknown): void {
  tell({ kind: 'broken', payload: String(functionFailure(cause).payload) });
}

/** The name that Lambda's Node.js runtime has for a promise that rejects without being awaited. */
function rejectionOf(reason: unknown): LoadError {
  const text = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  return new LoadError('Runtime.UnhandledPromiseRejection', text, reason);
}

function receive(message: ToWorker, handler: LambdaHandler): void {
  switch (message.kind) {
    case 'invoke':
      invoke(message, handler).catch(breakDown);
      return;
    case 'pull':
      pull(message.id).catch(breakDown);
      return;
    default:
      chunks?.return?.()?.catch(() => {});
      chunks = undefined;
      tell({ kind: 'end', id: message.id });
  }
}

async function invoke(
  { id, invocation, timeoutInMillis, awsRequestId }: ToWorker & { readonly kind: 'invoke' },
  handler: LambdaHandler,
): Promise<void> {
  const known = { ...context, awsRequestId };
  const outcome = await runHandler(handler, invocation, timeoutInMillis, known);
  const { statusCode, functionError, payload } = outcome;
  if (isStream(payload)) {
    chunks = payload[Symbol.asyncIterator]();
    tell({ kind: 'stream', id });
  } else {
    tell({ kind: 'outcome', id, statusCode, functionError, payload: String(payload) });
  }
}

async function pull(id: number): Promise<void> {
  try {
    const { done, value } = (await chunks?.next()) ?? { done: true };
    if (done === true) {
      tell({ kind: 'end', id });
    } else {
      // A copy, because the memory of small buffers is shared, and all of it would be sent.
      tell({ kind: 'chunk', id, chunk: Uint8Array.from(chunkOf(value, 'the function')) });
    }
  } catch (cause) {
    tell({ kind: 'fail', id, reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
