import type { Worker } from 'node:worker_threads';
import { Deadline } from '../../../http/timers/deadline.js';
import type { LambdaInvocation } from '../../../model/lambda.js';
import type { Console } from '../../output/console.js';
import type { FromWorker, ToWorker, WorkerStart } from '../worker/messages.js';
import { relayOutput, reportFailure } from './function-output.js';
import { FunctionRun } from './function-run.js';
import { openWorker } from './open-worker.js';
import {
  brokenDown,
  exited,
  notLoaded,
  outOfMemory,
  timedOut,
  type WorkerFailure,
} from './worker-failure.js';
import { WORKER_FILE } from './worker-file.js';

/** How a worker runs. */
export interface WorkerSettings {
  readonly name: string;
  readonly start: WorkerStart;
  /** All variables that the function sees. */
  readonly env: Record<string, string>;
  readonly timeoutInMillis: number;
  /** MB of its heap. */
  readonly memorySize: number;
  readonly console: Pick<Console, 'stdout' | 'stderr'>;
}

/** Milliseconds for loading the code. AWS: "Lambda execution environment", init phase. */
const LONGEST_LOAD = 10_000;

/** One instance of a function: a worker thread, for one invocation at a time. */
export class FunctionWorker {
  readonly #settings: WorkerSettings;
  readonly #worker: Worker;
  readonly #loaded: Promise<void>;
  #markLoaded!: () => void;
  #count = 0;
  #run: { readonly run: FunctionRun; readonly awsRequestId: string } | undefined;
  #failure: WorkerFailure | undefined;
  #isEnding = false;

  constructor(settings: WorkerSettings) {
    const { name, start, env, memorySize, console } = settings;
    this.#settings = settings;
    this.#worker = openWorker(WORKER_FILE, {
      name,
      workerData: start,
      env,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memorySize },
    });
    relayOutput(this.#worker.stdout, name, console.stdout);
    relayOutput(this.#worker.stderr, name, console.stderr);
    this.#loaded = new Promise((resolve) => {
      this.#markLoaded = resolve;
    });
    const deadline = new Deadline(() => this.#over(notLoaded(LONGEST_LOAD)));
    deadline.start(LONGEST_LOAD);
    void this.#loaded.then(() => deadline.end());
    this.#worker.on('message', (message: FromWorker | null) => this.#receive(message));
    this.#worker.on('error', (cause) => this.#over(failureOf(cause, memorySize)));
    this.#worker.on('exit', (status) => this.#over(exited(status)));
  }

  /** Whether it can run another invocation. */
  get isUsable(): boolean {
    return this.#failure === undefined;
  }

  /** Runs an invocation, which never rejects; the worker must be free. */
  async run(invocation: LambdaInvocation): Promise<FunctionRun> {
    const awsRequestId = crypto.randomUUID();
    const id = ++this.#count;
    const tell = (message: ToWorker): void => this.#worker.postMessage(message);
    const run = new FunctionRun(
      () => tell({ kind: 'pull', id }),
      () => tell({ kind: 'cancel', id }),
    );
    this.#run = { run, awsRequestId };
    await this.#loaded;
    if (this.#failure !== undefined) {
      run.fail(this.#failure(awsRequestId));
      return run;
    }
    const { timeoutInMillis } = this.#settings;
    const deadline = new Deadline(() => this.#over(timedOut(timeoutInMillis)));
    deadline.start(timeoutInMillis);
    void run.finished.then(() => deadline.end());
    const { signal: _, ...rest } = invocation;
    tell({ kind: 'invoke', id, invocation: rest, timeoutInMillis, awsRequestId });
    return run;
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#over(exited(0));
    await this.#worker.terminate();
  }

  /** @param message may also be one that the function itself has posted */
  #receive(message: FromWorker | null): void {
    if (message === null || typeof message !== 'object') {
      return;
    }
    if (message.kind === 'loaded') {
      this.#markLoaded();
    } else if (message.kind === 'broken') {
      this.#over(brokenDown(message.payload));
    } else if (message.id === this.#count) {
      this.#run?.run.receive(message);
    }
  }

  /** The first reason counts. */
  #over(failure: WorkerFailure): void {
    if (this.#failure !== undefined) {
      return;
    }
    this.#failure = failure;
    this.#markLoaded();
    if (this.#run !== undefined && !this.#run.run.isOver) {
      this.#run.run.fail(failure(this.#run.awsRequestId));
    } else if (!this.#isEnding) {
      const { name, console } = this.#settings;
      reportFailure(failure('none'), name, console.stderr);
    }
    void this.#worker.terminate();
  }
}

function failureOf(cause: unknown, memorySize: number): WorkerFailure {
  const { code, message } = (cause ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return outOfMemory(memorySize);
  }
  return brokenDown(JSON.stringify({ errorType: 'Error', errorMessage: String(message ?? cause) }));
}
