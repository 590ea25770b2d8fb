import type { LambdaOutcome } from '../../../model/lambda.js';

/** How an invocation ends when its worker does, in Lambda's words; the argument is the id of the request. */
export type WorkerFailure = (awsRequestId: string) => LambdaOutcome;

/** The function has run longer than its `Timeout`. AWS: "Configure Lambda function timeout". */
export function timedOut(milliseconds: number): WorkerFailure {
  const seconds = (milliseconds / 1000).toFixed(2);
  return failure('Sandbox.Timedout', `Task timed out after ${seconds} seconds`);
}

/** The function has ended its process. */
export function exited(status: number): WorkerFailure {
  return failure(
    'Runtime.ExitError',
    status === 0
      ? 'Runtime exited without providing a reason'
      : `Runtime exited with error: exit status ${status}`,
  );
}

/** The function needs more memory than `MemorySize`. */
export function outOfMemory(megabytes: number): WorkerFailure {
  return failure(
    'Runtime.OutOfMemory',
    `Runtime exited with error: signal: killed: MemorySize is ${megabytes} MB`,
  );
}

/** The code is still not there after the time that Lambda allows. AWS: "Lambda execution environment", init phase. */
export function notLoaded(milliseconds: number): WorkerFailure {
  return failure(
    'Sandbox.Timedout',
    `The code was not loaded within ${milliseconds / 1000} seconds`,
  );
}

/** A failure whose payload the worker has made. */
export function brokenDown(payload: string): WorkerFailure {
  return () => ({ functionError: 'Unhandled', payload });
}

function failure(errorType: string, reason: string): WorkerFailure {
  return (awsRequestId) => ({
    functionError: 'Unhandled',
    payload: JSON.stringify({
      errorType,
      errorMessage: `RequestId: ${awsRequestId} Error: ${reason}`,
    }),
  });
}
