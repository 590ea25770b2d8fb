import { GatewayError } from '../../errors.js';
import { headerEntries } from '../../http/header-list.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import type { GatewayContext } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import type { AuthorizerEvent } from './authorizer.js';
import { fitsIdentity } from './identity-validation.js';
import { methodArnOf } from './method-arn.js';

/**
 * The event that an authorizer gets for a request.
 * @throws GatewayError `UNAUTHORIZED` if the request lacks an identity that the document requires,
 * or has one that does not match `identityValidationExpression`
 */
export function eventFor(exchange: MatchedExchange, named: MethodAuthorizer): AuthorizerEvent {
  const { settings, match, request, context } = exchange;
  const { api } = settings;
  const { resource, pathParameters, path } = match;
  const identity = named.identitySource.map((source) => identityValue(exchange, source));
  const token = identity[0];
  if (identity.some((value) => value === undefined || value.trim() === '')) {
    throw unauthorized(
      `The identity of "${named.name}" is missing: ${named.identitySource.join(', ')}`,
    );
  }
  if (!fitsIdentity(named, token)) {
    throw unauthorized(
      `The identity of "${named.name}" does not match identityValidationExpression`,
    );
  }
  const stage = api.stage.name;
  return {
    type: named.type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    name: named.name,
    authorizationToken: token,
    methodArn: methodArnOf(exchange),
    scopes: named.scopes,
    resource: resource.path,
    path,
    httpMethod: request.httpMethod,
    headers: plain(new Map(headerEntries(request.headers))),
    queryStringParameters: lastValues(request.queryParameters),
    pathParameters: plain(pathParameters),
    stageVariables: plain(api.stage.variables),
    requestContext: { ...context.variables, path: `/${stage}${path}` },
  };
}

function unauthorized(reason: string): GatewayError {
  return new GatewayError('UNAUTHORIZED', undefined, { cause: new Error(reason) });
}

function identityValue(
  { settings, request, context }: MatchedExchange,
  source: string,
): string | undefined {
  const [, place, name = ''] =
    /^(?:method\.request\.(header|querystring)|(?:\$?(stageVariables|context)))\.(.+)$/
      .exec(source)
      ?.filter((part) => part !== undefined) ?? [];
  if (place === 'header') {
    return request.header(name)?.at(-1);
  }
  if (place === 'querystring') {
    return request.queryParameters.get(name)?.at(-1);
  }
  if (place === 'stageVariables') {
    return settings.api.stage.variables.get(name);
  }
  return place === 'context' ? contextValue(name, context) : undefined;
}

function contextValue(name: string, context: GatewayContext): string | undefined {
  let value: unknown = context.variables;
  for (const member of name.split('.')) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = (value as Readonly<Record<string, unknown>>)[member];
  }
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value);
}

function lastValues(
  values: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, string>> {
  return plain(new Map([...values].map(([name, list]) => [name, list.at(-1) ?? ''])));
}

function plain(values: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(values));
}
