import type { EndpointRequest, GatewayRequest, MethodRequest } from '../../../model/message.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import { parseQuery, queryPairs } from '../../request-context/method-view.js';
import { Secrets } from './secrets.js';

/** The credentials of a request: those of its headers and its query, and the identity sources of authorizers. */
export function secretsOf(
  request: MethodRequest,
  authorizers: readonly MethodAuthorizer[] = [],
): Secrets {
  const secrets = new Secrets();
  const { headers, queryString } = request.request;
  secrets.learnHeaders(headers);
  secrets.learnUri(`?${queryString}`);
  secrets.learn(keyOf(request.request) ?? '');
  for (const [name, values] of request.queryParameters) {
    secrets.learnQuery(values.map((value) => [name, value] as const));
    for (const value of values) {
      secrets.learnUri(value);
    }
  }
  for (const { identitySource } of authorizers) {
    for (const source of identitySource) {
      learnIdentity(secrets, source, request);
    }
  }
  return secrets;
}

function learnIdentity(secrets: Secrets, source: string, request: MethodRequest): void {
  const [, place, name = ''] = IDENTITY.exec(source) ?? [];
  if (place === 'header') {
    for (const value of request.header(name) ?? []) {
      secrets.learn(value);
    }
  } else if (place === 'querystring') {
    for (const value of request.queryParameters.get(name) ?? []) {
      secrets.learn(value);
    }
    for (const value of rawValues(request.request.queryString, name)) {
      secrets.learn(value);
    }
  }
}

/** Only values from the client; stage variables and `$context` do not come from it. */
const IDENTITY = /^method\.request\.(header|querystring)\.(.+)$/;

/** The values as the client encoded them: a proxy passes them on unchanged. */
function rawValues(queryString: string, name: string): readonly string[] {
  return queryPairs(queryString)
    .filter((pair) => parseQuery(pair).has(name))
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
}

/** The credentials of a request and of the request to its backend. */
export function secretsOfCall(request: EndpointRequest): Secrets {
  const { api, resourcePath, httpMethod } = request.call;
  const methods = api.resources.find(({ path }) => path === resourcePath)?.methods;
  const method = methods?.get(httpMethod) ?? methods?.get('ANY');
  const secrets = secretsOf(request.methodRequest, method?.authorizers);
  secrets.learnHeaders(request.headers);
  secrets.learnUri(request.path);
  return secrets;
}

/** Learns the API key that an authorizer returned; the request itself does not contain it. */
export function noteKey(request: GatewayRequest, key: string): void {
  KEYS.set(request, key);
}

/** The API key that an authorizer returned. */
export function keyOf(request: GatewayRequest): string | undefined {
  return KEYS.get(request);
}

const KEYS = new WeakMap<GatewayRequest, string>();
