import { GatewayError } from '../../errors.js';
import { isFieldName, isFieldValue } from '../../http/header-field.js';
import { endingHere, headerIn } from '../../http/header-list.js';
import {
  isSignature,
  MAPPED_REQUEST_HEADERS,
  UNFORWARDED_CLIENT_HEADERS,
} from '../../http/header-rules.js';
import { headerBytes } from '../../http/header-text.js';
import type { HeaderList } from '../../model/message.js';

/** Headers that a mapping or a template gives: values by name as written, in order. */
export type GivenHeaders = ReadonlyMap<string, readonly string[]>;

export const NO_HEADERS: GivenHeaders = new Map();

/**
 * Checks the names that mappings and templates give, and takes out those that never arrive.
 * Values become bytes.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a name that AWS refuses, a name that is no
 * token, or a value with a line end or another control character
 */
export function mappedRequestHeaders(given: GivenHeaders): string[] {
  const headers: string[] = [];
  for (const [name, values] of given) {
    const rule = MAPPED_REQUEST_HEADERS.get(name.toLowerCase());
    if (rule === 'refused') {
      throw invalidHeader(`${name} header already present`);
    }
    if (rule === 'dropped') {
      continue;
    }
    for (const value of values) {
      headers.push(name, checkedValue(name, value));
    }
  }
  return headers;
}

/** A header value that can be sent, as bytes (RFC 9110, 5.5). */
export function checkedValue(name: string, value: string): string {
  if (!isFieldName(name)) {
    throw invalidHeader(`"${name}" is not a header name`);
  }
  const bytes = headerBytes(value);
  if (!isFieldValue(bytes)) {
    throw invalidHeader(`The value of ${name} has a line end or another control character`);
  }
  return bytes;
}

function invalidHeader(message: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause: new Error(message) });
}

/**
 * The client's headers as a proxy integration passes them on: without those that the document maps
 * (a client must not fill in a header whose mapping has no value, such as the user that an authorizer
 * did not name), without those that end at this hop, and without those that `Connection` lists. A
 * signature in `Authorization` ends here, as on AWS; so does a blank or repeated `Content-Type`.
 * @param mapped names in lower case
 * @param withAuthorization `false` on methods that AWS_IAM guards
 */
export function forwardedHeaders(
  client: HeaderList,
  mapped: ReadonlySet<string>,
  withAuthorization: boolean,
): string[] {
  const listed = endingHere(client);
  const headers: string[] = [];
  for (let i = 0; i < client.length; i += 2) {
    const name = client[i] ?? '';
    const lowerName = name.toLowerCase();
    if (UNFORWARDED_CLIENT_HEADERS.has(lowerName)) {
      continue;
    }
    if (mapped.has(lowerName) || listed?.has(lowerName)) {
      continue;
    }
    const value = client[i + 1] ?? '';
    if (lowerName === 'authorization') {
      if (withAuthorization && !isSignature(value)) {
        headers.push('Authorization', value);
      }
    } else if (lowerName === 'content-type') {
      if (value.trim() !== '' && !hasHeader(headers, lowerName)) {
        headers.push(name, value);
      }
    } else {
      headers.push(name, value);
    }
  }
  return headers;
}

/** Adds headers which a request has unless something else gave them. */
export function addDefaults(headers: string[], defaults: HeaderList): string[] {
  for (let i = 0; i < defaults.length; i += 2) {
    const name = defaults[i] ?? '';
    if (!hasHeader(headers, name.toLowerCase())) {
      headers.push(name, defaults[i + 1] ?? '');
    }
  }
  return headers;
}

function hasHeader(headers: HeaderList, lowerName: string): boolean {
  return headerIn(headers, lowerName) !== undefined;
}
