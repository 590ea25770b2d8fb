import { isThenable, reasonOf } from '../../checks/value-kinds.js';
import { Deadline } from '../../http/timers/deadline.js';

/**
 * Awaits the result of a caller's function, and rejects if it takes too long. The timer never outlives
 * the promise, and a result that comes too late is ignored.
 * @param late makes the error
 */
export function settled<Value>(
  given: Value | PromiseLike<Value>,
  timeoutInMillis: number,
  late: () => Error,
): Value | Promise<Value> {
  return isThenable(given) ? race(given as PromiseLike<Value>, timeoutInMillis, late) : given;
}

/** Awaits the result of a hook, and rejects if it takes longer than the option hookTimeoutInMillis. */
export function hookResult(given: unknown, hookTimeoutInMillis: number): unknown {
  return settled(given, hookTimeoutInMillis, () => new HookTimeout(hookTimeoutInMillis));
}

/**
 * Describes why a hook has no result: it threw, or it took too long.
 * @param hook as the subject of the sentence: `The admit hook`
 */
export function hookFailure(hook: string, cause: unknown): Error {
  return cause instanceof HookTimeout
    ? new Error(`${hook} ${cause.message}`)
    : new Error(`${hook} threw: ${reasonOf(cause)}`, { cause });
}

class HookTimeout extends Error {
  constructor(hookTimeoutInMillis: number) {
    super(`did not finish within ${hookTimeoutInMillis} ms (option hookTimeoutInMillis)`);
  }
}

async function race<Value>(
  promise: PromiseLike<Value>,
  timeoutInMillis: number,
  late: () => Error,
): Promise<Value> {
  let deadline: Deadline | undefined;
  const over = new Promise<never>((_, reject) => {
    deadline = new Deadline(() => reject(late()));
    deadline.start(timeoutInMillis);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    deadline?.end();
  }
}
