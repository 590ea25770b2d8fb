import { headerEntries } from '../../../http/header-list.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import type { AuthorizerEvent } from './authorizer.js';

/** The event that an authorizer of the option `authorizers` gets for a request. */
export function eventFor(
  { settings, match, request, context }: MatchedExchange,
  named: MethodAuthorizer,
  methodArn: string,
  identity: readonly string[],
): AuthorizerEvent {
  const { resource, pathParameters, path } = match;
  const { stage } = settings.api;
  return {
    type: named.type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    name: named.name,
    authorizationToken: identity[0],
    methodArn,
    scopes: named.scopes,
    providerARNs: named.providerArns ?? [],
    resource: resource.path,
    path,
    httpMethod: request.httpMethod,
    headers: plain(new Map(headerEntries(request.headers))),
    queryStringParameters: lastValues(request.queryParameters),
    pathParameters: plain(pathParameters),
    stageVariables: plain(stage.variables),
    requestContext: { ...context.variables, path: `/${stage.name}${path}` },
  };
}

function lastValues(
  values: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, string>> {
  return plain(new Map([...values].map(([name, list]) => [name, list.at(-1) ?? ''])));
}

function plain(values: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(values));
}
