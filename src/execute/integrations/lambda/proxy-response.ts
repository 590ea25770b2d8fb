import { isFieldName, isFieldValue } from '../../../http/header-field.js';
import { headerBytes } from '../../../http/header-text.js';
import { malformedResponse } from './refusals.js';

/** What a function of a proxy returned, checked. */
export interface ProxyResponse {
  readonly statusCode: number;
  /** Names and values as bytes, in order; equal pairs once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text, or base64 if `isBase64Encoded`. */
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Reads what a function of a proxy returned, as AWS checks it. No member is required, and `null` counts
 * as absent.
 * AWS: "Lambda proxy integrations in API Gateway", output format; LocalStack
 * `test_aws_proxy_response_payload_format_validation`.
 * @param known the members that may be there
 * @throws GatewayError 502 for anything else
 */
export function readProxyResponse(json: string, known: ReadonlySet<string>): ProxyResponse {
  const given = membersIn(json);
  const unknown = Object.keys(given).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw malformedResponse(
      `it has the member ${JSON.stringify(unknown.slice(0, 100))}: return only ${[...known].join(', ')}`,
    );
  }
  const { statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded } = given;
  const several = valueLists(multiValueHeaders);
  return {
    statusCode: statusCodeOf(statusCode),
    headers: [...merged(several, singleValues(headers)), ...cookieHeaders(cookies)],
    body: textOf(body),
    isBase64Encoded: flagOf(isBase64Encoded),
  };
}

/** What a function may return. */
export const RESPONSE_MEMBERS: ReadonlySet<string> = new Set([
  'statusCode',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
]);

/** What the metadata of a stream may have. AWS: "Set up a Lambda proxy integration with payload response streaming". */
export const METADATA_MEMBERS: ReadonlySet<string> = new Set([
  'statusCode',
  'headers',
  'multiValueHeaders',
  'cookies',
]);

type Pair = readonly [name: string, value: string];

function membersIn(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw malformedResponse('it is not JSON', cause);
  }
  return objectOf(value, 'it');
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformedResponse(`${what} is ${kindOfJson(value)}: return an object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function statusCodeOf(given: unknown): number {
  if (given === undefined || given === null) {
    return 200;
  }
  const isDigits = typeof given === 'string' && /^\s*\d+\s*$/.test(given);
  const statusCode = typeof given === 'number' || isDigits ? Number(given) : Number.NaN;
  if (Number.isInteger(statusCode) && statusCode >= 200 && statusCode <= 999) {
    return statusCode;
  }
  throw malformedResponse('"statusCode" is not a whole number from 200');
}

function singleValues(headers: unknown): readonly Pair[] {
  return entriesOf(headers, 'headers').map(([name, value]) => pairOf(name, value));
}

function valueLists(headers: unknown): readonly Pair[] {
  return entriesOf(headers, 'multiValueHeaders').flatMap(([name, list]) => {
    if (!Array.isArray(list)) {
      throw malformedResponse(
        `"multiValueHeaders" has ${kindOfJson(list)} for ${JSON.stringify(name)}: return a list`,
      );
    }
    return list.map((value) => pairOf(name, value));
  });
}

function cookieHeaders(cookies: unknown): readonly Pair[] {
  if (cookies === undefined || cookies === null) {
    return [];
  }
  if (!Array.isArray(cookies)) {
    throw malformedResponse(`"cookies" is ${kindOfJson(cookies)}: return a list`);
  }
  return cookies.map((cookie) => pairOf('Set-Cookie', cookie));
}

function entriesOf(value: unknown, name: string): readonly [string, unknown][] {
  return value === undefined || value === null ? [] : Object.entries(objectOf(value, `"${name}"`));
}

/** A header that can be sent; truth values and numbers become text. */
function pairOf(name: string, value: unknown): Pair {
  if (!isFieldName(name)) {
    throw malformedResponse(`${JSON.stringify(name.slice(0, 100))} is not a header name`);
  }
  if (typeof value !== 'string' && typeof value !== 'boolean' && typeof value !== 'number') {
    throw malformedResponse(`the header ${name} is ${kindOfJson(value)}: return text`);
  }
  const bytes = headerBytes(String(value));
  if (!isFieldValue(bytes)) {
    throw malformedResponse(`the header ${name} has a line end or another control character`);
  }
  return [name, bytes];
}

/**
 * Values of `multiValueHeaders` first, under their spelling, then those of `headers`; a pair that is
 * there already is left out.
 */
function merged(several: readonly Pair[], single: readonly Pair[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const spellings = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of [...several, ...single]) {
    const lowerName = name.toLowerCase();
    const key = `${lowerName}:${value}`;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    const spelling = spellings.get(lowerName) ?? name;
    spellings.set(lowerName, spelling);
    pairs.push([spelling, value]);
  }
  return pairs;
}

function textOf(body: unknown): string {
  if (body === undefined || body === null) {
    return '';
  }
  if (typeof body !== 'string') {
    throw malformedResponse(`"body" is ${kindOfJson(body)}: pass it through JSON.stringify`);
  }
  return body;
}

function flagOf(isBase64Encoded: unknown): boolean {
  if (isBase64Encoded === undefined || isBase64Encoded === null) {
    return false;
  }
  if (typeof isBase64Encoded !== 'boolean') {
    throw malformedResponse(
      `"isBase64Encoded" is ${kindOfJson(isBase64Encoded)}: return true or false`,
    );
  }
  return isBase64Encoded;
}

function kindOfJson(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return (
    { string: 'text', object: 'an object', number: 'a number' }[typeof value as string] ??
    'true or false'
  );
}
