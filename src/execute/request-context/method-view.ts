import type { WireRequest } from '../../http/header-field.js';
import {
  appendHeader,
  forEachHeader,
  newHeaders,
  valuesByName,
  valuesIn,
} from '../../http/header-list.js';
import {
  connectionOptions,
  FRONT_HEADERS,
  INVISIBLE_CLIENT_HEADERS,
} from '../../http/header-rules.js';
import { headerText, textHeaders } from '../../http/header-text.js';
import type { TextHeaders, WireHeaders } from '../../model/headers.js';
import type { MethodRequest } from '../../model/message.js';
import { FrontHeaders } from './front-headers.js';

/** A request as mappings, templates and validators see it: each part is parsed when first read. */
export class MethodView implements MethodRequest {
  readonly request: WireRequest;
  readonly httpMethod: string;
  readonly pathParameters: ReadonlyMap<string, string>;
  /** The headers that the gateway's front adds to {@link headers}. */
  readonly front: FrontHeaders;
  #queryParameters: ReadonlyMap<string, readonly string[]> | undefined;
  #headers: TextHeaders | undefined;
  #headerValues: ReadonlyMap<string, readonly string[]> | undefined;
  #headersSought = 0;

  /** @param time when the request came: milliseconds since 1970 */
  constructor(
    request: WireRequest,
    httpMethod: string,
    pathParameters: ReadonlyMap<string, string>,
    time: number,
  ) {
    this.request = request;
    this.httpMethod = httpMethod;
    this.pathParameters = pathParameters;
    this.front = new FrontHeaders(request, time);
  }

  get queryParameters(): ReadonlyMap<string, readonly string[]> {
    this.#queryParameters ??= parseQuery(headerText(this.request.queryString));
    return this.#queryParameters;
  }

  get headers(): TextHeaders {
    this.#headers ??= visibleHeaders(this.request.headers, this.front);
    return this.#headers;
  }

  /** Most requests are asked for few headers: a map of all of them pays for more. */
  header(name: string): readonly string[] | undefined {
    const lowerName = name.toLowerCase();
    if (this.#headersSought < FEW) {
      this.#headersSought += 1;
      const values = valuesIn(this.headers, lowerName);
      return values.length === 0 ? undefined : values;
    }
    this.#headerValues ??= valuesByName(this.headers);
    return this.#headerValues.get(lowerName);
  }
}

/** Headers that are searched for, before a map is made. */
const FEW = 8;

/**
 * Decoded pairs by name. A `+` is a space; an invalid escape stays as it is. A semicolon
 * splits as `&` does. AWS: "Important notes for REST APIs".
 */
export function parseQuery(queryString: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const pair of queryPairs(queryString)) {
    if (pair === '') {
      continue;
    }
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
    const values = parameters.get(name);
    if (values === undefined) {
      parameters.set(name, [value]);
    } else {
      values.push(value);
    }
  }
  return parameters;
}

/** The pairs of a query, not decoded. */
export function queryPairs(queryString: string): readonly string[] {
  return queryString.split(/[&;]/);
}

function decode(text: string): string {
  const withBlanks = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!withBlanks.includes('%')) {
    return withBlanks;
  }
  try {
    return decodeURIComponent(withBlanks);
  } catch {
    return withBlanks.replace(/(?:%[0-9a-f]{2})+/gi, decodeBytes);
  }
}

function decodeBytes(escapes: string): string {
  const bytes = escapes
    .slice(1)
    .split('%')
    .map((digits) => Number.parseInt(digits, 16));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function visibleHeaders(headers: WireHeaders, front: FrontHeaders): TextHeaders {
  const options = connectionOptions(headers);
  const visible = newHeaders<WireHeaders>();
  forEachHeader(headers, (name, value) => {
    const lowerName = name.toLowerCase();
    const isHidden = INVISIBLE_CLIENT_HEADERS.has(lowerName) || FRONT_HEADERS.has(lowerName);
    if (!isHidden && options?.has(lowerName) !== true) {
      // AWS always spells this one name the same (LocalStack test_lambda_aws_proxy_integration).
      appendHeader(visible, lowerName === 'authorization' ? 'Authorization' : name, value);
    }
  });
  appendHeader(visible, 'X-Amzn-Trace-Id', front.traceId);
  front.addForwarded(visible);
  return textHeaders(visible);
}
