import type { LambdaInvocation, LambdaOutcome } from '../../../model/lambda.js';
import { moduleOf, type RunnableFunction } from '../local-function.js';
import { reportFailure } from './function-output.js';
import type { FunctionRun } from './function-run.js';
import { FunctionWorker, type WorkerSettings } from './function-worker.js';

/** Instances of one function; on AWS, an account has a thousand. */
export const MOST_INSTANCES = 10;

/**
 * Runs one function as Lambda does: an instance runs one invocation at a time, and further ones start
 * further instances. Those beyond {@link MOST_INSTANCES} wait.
 */
export class FunctionPool {
  readonly #local: RunnableFunction;
  readonly #settings: Omit<WorkerSettings, 'start'>;
  readonly #workers = new Set<FunctionWorker>();
  readonly #waiting: (() => void)[] = [];
  readonly #background = new Set<Promise<unknown>>();
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;
  #idle: FunctionWorker[] = [];
  #outdated = new WeakSet<FunctionWorker>();

  constructor(local: RunnableFunction, settings: Omit<WorkerSettings, 'start'>) {
    this.#local = local;
    this.#settings = settings;
  }

  /** Invokes the function as Lambda's Invoke API does: an `Event` is not awaited. */
  async invoke(invocation: LambdaInvocation): Promise<LambdaOutcome> {
    switch (invocation.invocationType) {
      case 'DryRun':
        return { statusCode: 204 };
      case 'Event': {
        const run = this.#invoke({ ...invocation, signal: NEVER }).catch(() => {});
        keepUntilOver(this.#background, run);
        return { statusCode: 202 };
      }
      default:
        return this.#invoke(invocation);
    }
  }

  /** Runs no further invocation with the code as it was loaded. */
  outdate(): void {
    for (const worker of this.#workers) {
      this.#outdated.add(worker);
    }
    const idle = this.#idle;
    this.#idle = [];
    for (const worker of idle) {
      this.#end(worker);
    }
  }

  /** Waits for the invocations under way and those that wait for an instance, and ends the instances. */
  async retire(): Promise<void> {
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
    }
    await this.close();
  }

  /** Waits for the events under way, and ends the instances; what still waits for one fails. */
  async close(): Promise<void> {
    await Promise.all(this.#background);
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) {
      wake();
    }
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }

  #invoke(invocation: LambdaInvocation): Promise<LambdaOutcome> {
    const run = this.#run(invocation);
    keepUntilOver(this.#underWay, run);
    return run;
  }

  async #run(invocation: LambdaInvocation): Promise<LambdaOutcome> {
    const { name, console } = this.#settings;
    let worker: FunctionWorker | string;
    try {
      worker = await this.#free(invocation.signal);
    } catch (cause) {
      this.#waiting.shift()?.();
      throw cause;
    }
    if (typeof worker === 'string') {
      this.#waiting.shift()?.();
      const payload = JSON.stringify({
        errorType: 'Runtime.ImportModuleError',
        errorMessage: `Error: ${name} cannot be run: ${worker}`,
      });
      const outcome = { functionError: 'Unhandled', payload };
      reportFailure(outcome, name, console.stderr);
      return outcome;
    }
    const run: FunctionRun = await worker.run(invocation);
    const free = worker;
    keepUntilOver(this.#underWay, run.finished);
    void run.finished.then(() => this.#release(free));
    const outcome = await run.outcome;
    if (outcome.functionError !== undefined) {
      reportFailure(outcome, name, console.stderr);
    }
    return outcome;
  }

  /** An instance that is free, perhaps a new one; a text if there is no module to start it with. */
  async #free(signal: AbortSignal): Promise<FunctionWorker | string> {
    while (this.#idle.length === 0 && this.#workers.size >= MOST_INSTANCES) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
      if (signal.aborted) {
        throw signal.reason;
      }
    }
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.isUsable) {
        return idle;
      }
      this.#workers.delete(idle);
    }
    return this.#start();
  }

  #start(): FunctionWorker | string {
    if (this.#isClosed) {
      return 'its instances have ended';
    }
    const found = moduleOf(this.#local);
    if (typeof found === 'string') {
      return found;
    }
    const { handler = '', functionName, memorySize } = this.#local.declared;
    const worker = new FunctionWorker({
      ...this.#settings,
      start: {
        ...found,
        handler,
        context: {
          functionName,
          memoryLimitInMB: String(memorySize),
          logGroupName: `/aws/lambda/${functionName}`,
          logStreamName: 'local',
        },
      },
    });
    this.#workers.add(worker);
    return worker;
  }

  #release(worker: FunctionWorker): void {
    if (this.#outdated.has(worker) || !worker.isUsable) {
      this.#end(worker);
    } else {
      this.#idle.push(worker);
    }
    this.#waiting.shift()?.();
  }

  #end(worker: FunctionWorker): void {
    this.#workers.delete(worker);
    void worker.end();
  }
}

/** An event runs on when its client leaves. */
const NEVER = new AbortController().signal;

/** Keeps work in a set as long as it is under way, whether it fails or not. */
function keepUntilOver(set: Set<Promise<unknown>>, work: Promise<unknown>): void {
  const over = work.then(
    () => {},
    () => {},
  );
  set.add(over);
  void over.then(() => set.delete(over));
}
