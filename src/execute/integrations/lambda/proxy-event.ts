import { BareObject } from '../../../checks/bare-object.js';
import { base64Of } from '../../../http/codings/base64.js';
import { forEachHeader } from '../../../http/header-list.js';
import { isSignature } from '../../../http/header-rules.js';
import { isBinaryMediaType, mediaTypeOfRequest } from '../../../http/media-type.js';
import type { ContextVariables } from '../../../model/mapping.js';
import { decodeUtf8 } from '../../payload/binary.js';
import type { MatchedExchange } from '../../request-context/exchange.js';

/** Values by name, without a prototype: the names come from clients. */
type Members<Value> = Readonly<Record<string, Value>>;

/** What the events of proxies and of REQUEST authorizers have in common. Absent maps are `undefined`. */
export interface RequestMembers {
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Members<string> | undefined;
  readonly multiValueHeaders: Members<readonly string[]> | undefined;
  readonly queryStringParameters: Members<string> | undefined;
  readonly multiValueQueryStringParameters: Members<readonly string[]> | undefined;
  readonly pathParameters: Members<string> | undefined;
  readonly stageVariables: Members<string> | undefined;
  readonly requestContext: ContextVariables;
}

/**
 * The request as Lambda's events have it: a header or parameter with several values has the last one
 * in the plain map.
 * AWS: "Lambda proxy integrations in API Gateway", input format.
 */
export function requestMembers(exchange: MatchedExchange): RequestMembers {
  const { settings, request, match } = exchange;
  const headers = headerValues(exchange);
  const query = request.queryParameters;
  return {
    resource: match.resource.path,
    path: request.request.path.replace(/^\/{2,}/, '/'),
    httpMethod: request.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: members(headers, itself),
    queryStringParameters: lastValues(query),
    multiValueQueryStringParameters: members(query, itself),
    pathParameters: members(match.pathParameters, itself),
    stageVariables: members(settings.api.stage.variables, itself),
    requestContext: requestContext(exchange),
  };
}

/** The event of a proxy integration, format 1.0. Absent values are `null`. */
export function proxyEvent(exchange: MatchedExchange, body: Uint8Array): object {
  const { request, settings } = exchange;
  const parts = requestMembers(exchange);
  const isBase64Encoded =
    body.length > 0 &&
    isBinaryMediaType(mediaTypeOfRequest(request), settings.api.binaryMediaTypes);
  return {
    resource: parts.resource,
    path: parts.path,
    httpMethod: parts.httpMethod,
    headers: parts.headers ?? null,
    multiValueHeaders: parts.multiValueHeaders ?? null,
    queryStringParameters: parts.queryStringParameters ?? null,
    multiValueQueryStringParameters: parts.multiValueQueryStringParameters ?? null,
    pathParameters: parts.pathParameters ?? null,
    stageVariables: parts.stageVariables ?? null,
    requestContext: parts.requestContext,
    body: body.length === 0 ? null : isBase64Encoded ? base64Of(body) : decodeUtf8(body),
    isBase64Encoded,
  };
}

/** All values of each header, under the first spelling of its name. */
function headerValues({ request, match }: MatchedExchange): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  const spellings = new Map<string, string>();
  const hasBody = request.request.body !== undefined;
  forEachHeader(request.headers, (given, value) => {
    const lowerName = given.toLowerCase();
    if (HIDDEN.has(lowerName) || (hasBody && lowerName === 'content-encoding')) {
      return;
    }
    if (lowerName === 'authorization' && (match.method.usesAwsIam || isSignature(value))) {
      return;
    }
    const name = spellings.get(lowerName) ?? (lowerName === 'user-agent' ? 'User-Agent' : given);
    spellings.set(lowerName, name);
    const values = byName.get(name);
    if (values === undefined) {
      byName.set(name, [value]);
    } else {
      values.push(value);
    }
  });
  return byName;
}

/** Headers of one connection (RFC 9110, 7.6.1) that AWS's table does not have. */
const HIDDEN: ReadonlySet<string> = new Set(['http2-settings', 'keep-alive', 'proxy-connection']);

/** `$context`, as events have it. */
function requestContext({ context, match }: MatchedExchange): ContextVariables {
  const { operationName } = match.method;
  return operationName === undefined ? context.variables : { ...context.variables, operationName };
}

function lastValues(values: ReadonlyMap<string, readonly string[]>): Members<string> | undefined {
  return members(values, (list) => list.at(-1) ?? '');
}

function members<Value, Member>(
  values: ReadonlyMap<string, Value>,
  memberOf: (value: Value) => Member,
): Members<Member> | undefined {
  if (values.size === 0) {
    return undefined;
  }
  const object = new BareObject<Member>();
  for (const [name, value] of values) {
    object[name] = memberOf(value);
  }
  return object;
}

const itself = <Value>(value: Value): Value => value;
