import type { MethodAuthorizer } from '../../../model/rest-api.js';
import { requestMembers } from '../../integrations/lambda/proxy-event.js';
import type { MatchedExchange } from '../../request-context/exchange.js';

/**
 * The event that the function of an authorizer gets, with AWS's members and no others.
 * AWS: "Input to an API Gateway Lambda authorizer".
 * @param identity the values of the identity sources
 */
export function functionEvent(
  exchange: MatchedExchange,
  { type }: MethodAuthorizer,
  methodArn: string,
  identity: readonly string[],
): object {
  if (type !== 'REQUEST') {
    return { type: 'TOKEN', authorizationToken: identity[0], methodArn };
  }
  const parts = requestMembers(exchange);
  return {
    type,
    methodArn,
    ...parts,
    headers: parts.headers ?? {},
    multiValueHeaders: parts.multiValueHeaders ?? {},
    queryStringParameters: parts.queryStringParameters ?? {},
    multiValueQueryStringParameters: parts.multiValueQueryStringParameters ?? {},
    pathParameters: parts.pathParameters ?? {},
    stageVariables: parts.stageVariables ?? {},
    requestContext: requestContextOf(exchange, parts.requestContext),
  };
}

/**
 * `$context` before its authorizer, whatever the option `context` put there; with the client's API key
 * where the method asks for one, although only a later step checks it.
 */
function requestContextOf(
  { settings: { api }, match, request }: MatchedExchange,
  { authorizer: _, ...requestContext }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const key = request.header('x-api-key')?.at(-1);
  if (!match.method.apiKeyRequired || api.apiKeySource !== 'HEADER' || key === undefined) {
    return requestContext;
  }
  const identity = requestContext.identity as Readonly<Record<string, unknown>>;
  return { ...requestContext, identity: { ...identity, apiKey: key } };
}
