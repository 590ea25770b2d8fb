import { kindOf, reasonOf } from '../checks/value-kinds.js';
import type { LambdaOutcome } from '../model/lambda.js';

/**
 * Lambda's response to an invocation whose function failed with what it threw or called back with. An
 * error becomes its name, message and stack, a text the message, anything else the message as JSON.
 * AWS: "Handle Lambda errors in API Gateway".
 */
export function functionFailure(thrown: unknown): LambdaOutcome {
  return { functionError: 'Unhandled', payload: JSON.stringify(errorOf(thrown)) };
}

/**
 * Lambda's response to an invocation of a function that does not exist.
 * AWS: Lambda's `Invoke`, `ResourceNotFoundException`.
 */
export function functionNotFound(functionArn: string): LambdaOutcome {
  const Message = `Function not found: ${functionArn}`;
  return { statusCode: 404, payload: JSON.stringify({ Type: 'User', Message }) };
}

function errorOf(thrown: unknown): object {
  if (typeof thrown === 'string') {
    return { errorMessage: thrown };
  }
  try {
    if (isError(thrown)) {
      const { name, message, stack } = thrown;
      return {
        errorType: textOf(name, 'Error'),
        errorMessage: textOf(message, ''),
        trace: textOf(stack, '').split('\n').slice(0, MOST_LINES),
      };
    }
    return { errorMessage: JSON.stringify(thrown) ?? kindOf(thrown) };
  } catch {
    return { errorMessage: reasonOf(thrown) };
  }
}

/** Also of another realm, such as a `vm` context. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

function textOf(member: unknown, missing: string): string {
  return typeof member === 'string' ? member : missing;
}

/** Lines of a stack that are passed on; V8 writes ten, unless told otherwise. */
const MOST_LINES = 100;
