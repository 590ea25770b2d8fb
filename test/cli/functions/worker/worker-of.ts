import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { WORKER_FILE } from '../../../../src/cli/functions/instances/worker-file.js';
import type {
  FromWorker,
  ToWorker,
  WorkerStart,
} from '../../../../src/cli/functions/worker/messages.js';
import { codeFolder } from '../some-function.js';

/** A worker that runs the first of these modules, and what it tells, message by message. */
export function workerOf(files: Readonly<Record<string, string>>): {
  tell(message: ToWorker): void;
  next(): Promise<FromWorker>;
} {
  const [first = ''] = Object.keys(files);
  const workerData: WorkerStart = {
    file: join(codeFolder(files), first),
    names: ['handler'],
    handler: 'app.handler',
    context: { functionName: 'own', memoryLimitInMB: '256', logGroupName: 'g', logStreamName: 's' },
  };
  const thread = new Worker(WORKER_FILE, { workerData, stdout: true, stderr: true });
  onTestFinished(async () => {
    await thread.terminate();
  });
  const told: FromWorker[] = [];
  const waiting: ((message: FromWorker) => void)[] = [];
  thread.on('message', (message: FromWorker) => {
    const next = waiting.shift();
    if (next === undefined) {
      told.push(message);
    } else {
      next(message);
    }
  });
  return {
    tell: (message: ToWorker) => thread.postMessage(message),
    next: () =>
      new Promise<FromWorker>((resolve) => {
        const message = told.shift();
        if (message === undefined) {
          waiting.push(resolve);
        } else {
          resolve(message);
        }
      }),
  };
}
