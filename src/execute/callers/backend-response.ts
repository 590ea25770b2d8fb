import { bytesOf, isRecord, kindOf, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { bytesBody, NO_BYTES } from '../../http/body.js';
import type { Body, EndpointResponse } from '../../model/message.js';
import { type BodyTimeouts, CallersBody } from './callers-body.js';
import { headersOf } from './callers-headers.js';
import { CallersStream, isStream } from './callers-stream.js';
import { cancelQuietly, leave } from './leave.js';

/**
 * Checks and reads the response of a caller's backend.
 * @param name for the cause of an error: `AWS backend`
 * @param timeouts limits of its body
 * @throws GatewayError `API_CONFIGURATION_ERROR` for anything that is not a response; its body is then
 * cancelled
 */
export function readResponse(
  response: unknown,
  name: string,
  timeouts: BodyTimeouts,
): EndpointResponse {
  let body: unknown;
  try {
    if (!isRecord(response)) {
      throw new TypeError(`${kindOf(response)}: return { statusCode, headers, body }`);
    }
    body = response.body;
    return {
      statusCode: statusCodeOf(response.statusCode),
      headers: headersOf(response.headers),
      body: bodyOf(body, timeouts),
    };
  } catch (cause) {
    giveUp(body);
    leave(response);
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(`The ${name} returned ${reasonOf(cause)}`, { cause }),
    });
  }
}

/** Discards a response that is no longer needed. */
export function giveUpResponse(response: unknown): void {
  try {
    if (isRecord(response)) {
      giveUp(response.body);
      leave(response);
    }
  } catch {}
}

function statusCodeOf(statusCode: unknown): number {
  if (Number.isInteger(statusCode) && Number(statusCode) >= 200 && Number(statusCode) <= 999) {
    return Number(statusCode);
  }
  throw new TypeError(
    `the statusCode ${typeof statusCode === 'string' ? JSON.stringify(statusCode.slice(0, 20)) : kindOf(statusCode)}: return a whole number from 200`,
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
    `a body that is ${kindOf(body)}: ${isJson ? 'pass it through JSON.stringify' : 'return a string, bytes or a stream'}`,
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
