import { hashOrder } from '../../java/lang/hash-order.js';
import type { ModelCheck } from '../../model/rest-api.js';
import { readBody } from './read-body.js';
import { type Check, EnoughFaults, GivenUp, Report } from './report.js';

/**
 * Makes the check of a model from its compiled schema. A body is checked once for the verdict, and
 * again only if the sentences about its faults are requested. A check that was given up is not repeated.
 */
export function modelCheck(schema: Check): ModelCheck {
  return (text) => {
    const body = parse(text);
    if (body === undefined) {
      return () => UNREADABLE;
    }
    try {
      const isValid = schema(body.value, new Report(text.length));
      return isValid ? undefined : () => sentences(schema, body.value, text.length);
    } catch (cause) {
      if (!(cause instanceof GivenUp)) {
        throw cause;
      }
      const sentence = Object.freeze([cause.message]);
      return () => sentence;
    }
  };
}

/** AWS's sentence for a body that is not JSON, also for an empty one. */
const UNREADABLE: readonly string[] = Object.freeze(['Unknown error parsing request body']);

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: readBody(text) };
  } catch {
    return undefined;
  }
}

/** All sentences in AWS's order, which is that of a Java hash set. */
function sentences(schema: Check, body: unknown, size: number): readonly string[] {
  const found = new Set<string>();
  try {
    schema(body, new Report(size, found));
  } catch (cause) {
    if (cause instanceof GivenUp) {
      found.add(cause.message);
    } else if (!(cause instanceof EnoughFaults)) {
      throw cause;
    }
  }
  return Object.freeze(hashOrder([...found]));
}
