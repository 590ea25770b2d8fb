import { bytesOf, isRecord, kindOf, ownMembers, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { bytesBody, NO_BYTES } from '../../http/body.js';
import { isFieldName, isFieldValue } from '../../http/header-field.js';
import { appendHeader, forEachHeader, isPaired, newHeaders } from '../../http/header-list.js';
import type { HeaderList, WireHeaders } from '../../model/headers.js';
import type { Body, EndpointResponse } from '../../model/message.js';
import { type BodyTimeouts, CallersBody } from './callers-body.js';
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

/** A flat list as everywhere here, or an object as Lambda functions answer it. */
function headersOf(headers: unknown): WireHeaders {
  const checked = newHeaders<WireHeaders>();
  if (headers === undefined || headers === null) {
    return checked;
  }
  const list = Array.isArray(headers) ? Array.from<unknown>(headers) : listOf(headers);
  if (!isPaired(list)) {
    throw new TypeError('a list of headers with an odd length: give names and values in turn');
  }
  forEachHeader(list as HeaderList, (name, value) => {
    appendHeader(checked, headerName(name), headerValue(value, name));
  });
  return checked;
}

function listOf(headers: unknown): readonly unknown[] {
  if (!isRecord(headers)) {
    const remedy = ': give an object of names and values, or names and values in turn';
    throw new TypeError(`headers that are ${kindOf(headers)}${remedy}`);
  }
  return Array.from(ownMembers(headers)).flatMap(([name, value]) =>
    (Array.isArray(value) ? Array.from<unknown>(value) : [value]).flatMap((one) => [name, one]),
  );
}

function headerName(name: unknown): string {
  if (typeof name === 'string' && isFieldName(name)) {
    return name;
  }
  throw new TypeError(
    typeof name === 'string'
      ? `a header with the name ${JSON.stringify(name.slice(0, 50))}`
      : `a header whose name is ${kindOf(name)}: give a text`,
  );
}

function headerValue(value: unknown, name: unknown): string {
  if (typeof value !== 'string') {
    throw new TypeError(`the header ${name} with ${kindOf(value)} as its value: give a text`);
  }
  if (!isFieldValue(value)) {
    throw new TypeError(`the header ${name} with characters that a header cannot have`);
  }
  return value;
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
