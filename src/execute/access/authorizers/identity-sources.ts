import { GatewayError } from '../../../errors.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import type { GatewayContext } from '../../request-context/context.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import { fitsIdentity } from './identity-validation.js';

/**
 * The values of an authorizer's identity sources, in order. The first is the token of TOKEN.
 * @throws GatewayError `UNAUTHORIZED` if the request lacks an identity that the document requires,
 * or has one that does not match `identityValidationExpression`
 */
export function identityOf(exchange: MatchedExchange, named: MethodAuthorizer): readonly string[] {
  const values: string[] = [];
  for (const source of named.identitySource) {
    const value = sourceValue(exchange, source);
    if (value === undefined || value.trim() === '') {
      throw unauthorized(
        `The identity of "${named.name}" is missing: ${named.identitySource.join(', ')}`,
      );
    }
    values.push(value);
  }
  if (!fitsIdentity(named, values[0])) {
    throw unauthorized(
      `The identity of "${named.name}" does not match identityValidationExpression`,
    );
  }
  return values;
}

function unauthorized(reason: string): GatewayError {
  return new GatewayError('UNAUTHORIZED', undefined, { cause: new Error(reason) });
}

function sourceValue(
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
