import { GatewayError } from '../../errors.js';
import { forEachHeader, isNamed, valuesIn } from '../../http/header-list.js';
import { contentTypesOf } from '../../http/media-type.js';
import type { WireHeaders } from '../../model/headers.js';
import type { GatewayRequest, MethodRequest } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import type { Match } from '../../router/router.js';

/**
 * Refuses what AWS's front end refuses before it selects the API: a `%` without two hexadecimal digits,
 * and an unencoded `{`, `}` or `|`. AWS: "Important notes for REST APIs", "Invoke REST APIs".
 * @throws GatewayError `DEFAULT_4XX`
 */
export function refuseMalformedTarget({ path, queryString }: GatewayRequest): void {
  if (MALFORMED.test(path) || MALFORMED.test(queryString)) {
    throw badRequest(
      'The request target has a "%" without two hexadecimal digits, or an unencoded "{", "}" or "|"',
    );
  }
}

const MALFORMED = /%(?![0-9A-Fa-f]{2})|[{|}]/;

/**
 * Refuses a request that the gateway, or middleware in front of it, might judge by one value while the
 * backend acts on another: several different values of `Host`, of `Authorization`, of `Content-Type`,
 * of `X-HTTP-Method-Override` if it is enabled (RFC 9112, 3.2, and RFC 9110, 5.3). Also refuses a
 * transfer coding other than `chunked`: the body would reach the backend in a coding that no header
 * names (RFC 9112, 6.1).
 * @throws GatewayError `DEFAULT_4XX`
 */
export function refuseAmbiguousHeaders(headers: WireHeaders, methodOverride: boolean): void {
  const { hosts, authorizations, isTypeList, isCoded } = look(headers);
  if (hosts > 1) {
    refuseSeveral('Host', distinct(valuesIn(headers, 'host')));
  }
  if (authorizations > 1) {
    refuseSeveral('Authorization', distinct(valuesIn(headers, 'authorization')));
  }
  if (isTypeList) {
    const types = contentTypesOf(headers).map((type) => type.toLowerCase());
    refuseSeveral('Content-Type', distinct(types));
  }
  if (isCoded) {
    refuseTransferCoding(valuesIn(headers, 'transfer-encoding').join(','));
  }
  if (methodOverride) {
    const overrides = distinct(valuesIn(headers, 'x-http-method-override'));
    refuseSeveral('X-HTTP-Method-Override', overrides);
  }
}

/** Checks each name once, and only a few twice: this runs for every request. */
function look(headers: WireHeaders) {
  let hosts = 0;
  let authorizations = 0;
  let types = 0;
  let isTypeList = false;
  let isCoded = false;
  forEachHeader(headers, (name, value) => {
    if (name.length === 4) {
      hosts += isNamed(name, 'host') ? 1 : 0;
    } else if (name.length === 12 && isNamed(name, 'content-type')) {
      types++;
      isTypeList = types > 1 || value.includes(',');
    } else if (name.length === 13) {
      authorizations += isNamed(name, 'authorization') ? 1 : 0;
    } else if (name.length === 17) {
      isCoded ||= isNamed(name, 'transfer-encoding');
    }
  });
  return { hosts, authorizations, isTypeList, isCoded };
}

function refuseTransferCoding(codings: string): void {
  if (codings.trim().toLowerCase() !== 'chunked') {
    throw badRequest(
      `The transfer coding ${JSON.stringify(codings)} is not supported: send chunked`,
    );
  }
}

/**
 * The same for whatever identifies a client: the identity sources of the method's authorizers, and the
 * API key.
 * @throws GatewayError `DEFAULT_4XX`
 */
export function refuseAmbiguousIdentity(
  { method }: Match,
  api: RestApi,
  request: MethodRequest,
): void {
  for (const { identitySource } of method.authorizers) {
    for (const source of identitySource) {
      const [, place, name = ''] = IDENTITY.exec(source) ?? [];
      if (place !== undefined) {
        const isHeader = place === 'header';
        if (!isHeader) {
          refuseSemicolon(request.request.queryString);
        }
        const values = isHeader ? request.header(name) : request.queryParameters.get(name);
        refuseSeveral(name, distinct(values ?? []));
      }
    }
  }
  if (method.apiKeyRequired && api.apiKeySource === 'HEADER') {
    refuseSeveral('x-api-key', distinct(request.header('x-api-key') ?? []));
  }
}

/** API Gateway ends a parameter at the semicolon; many backends do not. */
function refuseSemicolon(queryString: string): void {
  if (queryString.includes(';')) {
    throw badRequest('The query contains an identity and an unencoded ";": send "%3B"');
  }
}

const IDENTITY = /^method\.request\.(header|querystring)\.(.+)$/;

function distinct(values: readonly string[]): number {
  return values.length < 2 ? values.length : new Set(values).size;
}

function refuseSeveral(name: string, count: number): void {
  if (count > 1) {
    throw badRequest(`The request has ${count} different values of ${name}`);
  }
}

function badRequest(cause: string): GatewayError {
  return new GatewayError('DEFAULT_4XX', undefined, { cause: new Error(cause) });
}
