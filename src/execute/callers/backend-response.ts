import { bytesOf, isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { bytesBody, NO_BYTES } from '../../http/body.js';
import type { Body, EndpointResponse } from '../../model/message.js';
import { type BodyTimeouts, CallersBody } from './callers-body.js';
import { headersOf } from './callers-headers.js';
import { CallersStream, isStream } from './callers-stream.js';
import { cancelQuietly, leave } from './leave.js';

/**
 * Reads what a caller's backend answered.
 * @param name for the cause of an error: `AWS backend`
 * @param timeouts of its body
 * @throws GatewayError `API_CONFIGURATION_ERROR` for anything that is not an answer; what cannot be
 * used of it is given up
 */
export function readResponse(
  answer: unknown,
  name: string,
  timeouts: BodyTimeouts,
): EndpointResponse {
  let body: unknown;
  try {
    if (!isRecord(answer)) {
      throw new TypeError(`${kindOf(answer)}: answer { statusCode, headers, body }`);
    }
    body = answer.body;
    return {
      statusCode: statusCodeOf(answer.statusCode),
      headers: headersOf(answer.headers),
      body: bodyOf(body, timeouts),
    };
  } catch (cause) {
    giveUp(body);
    leave(answer);
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(`The ${name} answered ${reasonOf(cause)}`, { cause }),
    });
  }
}

/** Gives up an answer that nothing waits for any more. */
export function giveUpResponse(answer: unknown): void {
  try {
    if (isRecord(answer)) {
      giveUp(answer.body);
    }
  } catch {}
}

function statusCodeOf(statusCode: unknown): number {
  if (Number.isInteger(statusCode) && Number(statusCode) >= 200 && Number(statusCode) <= 999) {
    return Number(statusCode);
  }
  throw new TypeError(
    `the statusCode ${typeof statusCode === 'string' ? JSON.stringify(statusCode.slice(0, 20)) : kindOf(statusCode)}: give a whole number from 200`,
  );
}

function bodyOf(body: unknown, timeouts: BodyTimeouts): Body {
  if (body === undefined || body === null) {
    return bytesBody(NO_BYTES);
  }
  if (typeof body === 'string') {
    return bytesBody(new TextEncoder().encode(body));
  }
  const bytes = bytesOf(body);
  if (bytes !== undefined) {
    return bytesBody(bytes);
  }
  if (isBody(body)) {
    return new CallersBody(body, timeouts);
  }
  if (isStream(body)) {
    return new CallersBody(new CallersStream(body), timeouts);
  }
  const isJson = isRecord(body) || Array.isArray(body) || typeof body === 'number';
  throw new TypeError(
    `a body that is ${kindOf(body)}: ${isJson ? 'JSON.stringify it' : 'give a text, bytes or a stream'}`,
  );
}

function isBody(body: unknown): body is Body {
  return (
    isRecord(body) &&
    ['sendTo', 'bytes', 'cancel'].every((method) => typeof body[method] === 'function')
  );
}

function giveUp(body: unknown): void {
  try {
    if (isBody(body)) {
      cancelQuietly(body);
    } else if (isStream(body)) {
      cancelQuietly(new CallersStream(body));
    }
  } catch {}
}
