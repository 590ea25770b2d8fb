import { isThenable } from '../checks/value-kinds.js';
import type { LambdaContext, LambdaHandler } from '../model/lambda.js';

/** The parts of the context that do not settle the invocation. */
type ContextFacts = Omit<LambdaContext, 'done' | 'fail' | 'succeed'>;

/**
 * Runs a handler: its result is what it returns, a promise resolves to or its callback gets, whichever
 * comes first; whatever comes later is ignored. Rejects with what the handler throws. A handler that
 * returns `undefined` is awaited until it calls back.
 */
export function handlerResult(
  handler: LambdaHandler,
  event: unknown,
  facts: ContextFacts,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback = (error?: unknown, result?: unknown): void => {
      if (error === undefined || error === null) {
        resolve(result);
      } else {
        reject(error);
      }
    };
    const context: LambdaContext = Object.assign({}, facts, {
      done: callback,
      fail: (error: unknown) => reject(error),
      succeed: (messageOrObject: unknown) => resolve(messageOrObject),
    });
    const returned = handler(event, context, callback);
    if (isThenable(returned)) {
      returned.then(resolve, reject);
    } else if (returned !== undefined) {
      resolve(returned);
    }
  });
}
