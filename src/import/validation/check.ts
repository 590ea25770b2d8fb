import { hashOrder } from '../../java/lang/hash-order.js';
import type { ModelCheck } from '../../model/rest-api.js';
import { readBody } from './body.js';
import { type Check, EnoughFaults, GivenUp, Report } from './report.js';

/**
 * The check of a model by its compiled schema. A body is looked at once; only where something asks
 * for the sentences is it looked at again, to find them all.
 */
export function modelCheck(schema: Check): ModelCheck {
  return (text) => {
    const body = parse(text);
    if (body === undefined) {
      return () => UNREADABLE;
    }
    if (fits(schema, body.value, text.length)) {
      return undefined;
    }
    return () => sentences(schema, body.value, text.length);
  };
}

/** AWS says so of an empty body as well. */
const UNREADABLE: readonly string[] = Object.freeze(['Unknown error parsing request body']);

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: readBody(text) };
  } catch {
    return undefined;
  }
}

function fits(schema: Check, body: unknown, size: number): boolean {
  try {
    return schema(body, new Report(size));
  } catch (cause) {
    if (cause instanceof GivenUp) {
      return false;
    }
    throw cause;
  }
}

/** In AWS's order: its validator's messages pass through a hash set. */
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
