import { checkedValue, invalidHeader } from '../../http/header-field.js';
import {
  appendHeader,
  appendMissing,
  forEachHeader,
  type HeaderBuilder,
  newHeaders,
} from '../../http/header-list.js';
import {
  connectionOptions,
  isSignature,
  MAPPED_REQUEST_HEADERS,
  UNFORWARDED_CLIENT_HEADERS,
} from '../../http/header-rules.js';
import type { WireHeaders } from '../../model/headers.js';

/** Headers from a mapping or a template: values by name as written, in order. */
export type GivenHeaders = ReadonlyMap<string, readonly string[]>;

export const NO_HEADERS: GivenHeaders = new Map();

/**
 * Checks the header names of mappings and templates, removes headers that are never sent, and converts
 * values to bytes.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for a name that AWS refuses, a name that is not a
 * token, or a value with a line end or another control character
 */
export function mappedRequestHeaders(given: GivenHeaders): HeaderBuilder<WireHeaders> {
  const headers = newHeaders<WireHeaders>();
  for (const [name, values] of given) {
    const rule = MAPPED_REQUEST_HEADERS.get(name.toLowerCase());
    if (rule === 'refused') {
      throw invalidHeader(`${name} header already present`);
    }
    if (rule === 'dropped') {
      continue;
    }
    for (const value of values) {
      appendHeader(headers, name, checkedValue(name, value));
    }
  }
  return headers;
}

/**
 * The client's headers as a proxy integration passes them on: without those that the document maps
 * (a client must not fill in a header whose mapping has no value, such as the user that an authorizer
 * did not name), without hop-by-hop headers, and without those that `Connection` lists. A
 * signature in `Authorization` ends here, as on AWS; so does a blank or repeated `Content-Type`.
 * @param mapped names in lower case
 * @param withAuthorization `false` for methods that AWS_IAM protects
 */
export function forwardedHeaders(
  client: WireHeaders,
  mapped: ReadonlySet<string>,
  withAuthorization: boolean,
): HeaderBuilder<WireHeaders> {
  const options = connectionOptions(client);
  const headers = newHeaders<WireHeaders>();
  forEachHeader(client, (name, value) => {
    const lowerName = name.toLowerCase();
    if (UNFORWARDED_CLIENT_HEADERS.has(lowerName)) {
      return;
    }
    if (mapped.has(lowerName) || options?.has(lowerName)) {
      return;
    }
    if (lowerName === 'authorization') {
      if (withAuthorization && !isSignature(value)) {
        appendHeader(headers, 'Authorization', value);
      }
    } else if (lowerName === 'content-type') {
      if (value.trim() !== '') {
        appendMissing(headers, name, value);
      }
    } else {
      appendHeader(headers, name, value);
    }
  });
  return headers;
}
