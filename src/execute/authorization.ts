import { GatewayError } from '../errors.js';
import type { MethodRequest } from '../model/message.js';
import type { MethodAuthorizer, RestApi } from '../model/rest-api.js';
import type { Match } from '../router/router.js';
import type { ContextPatch, GatewayContext } from './context.js';
import { allowsInvoke, type PolicyDocument } from './policy.js';

/** What an authorizer is asked; the members of AWS's two events together. */
export interface AuthorizerEvent {
  readonly type: 'TOKEN' | 'REQUEST';
  /** The scheme's name in the document. */
  readonly name: string;
  /** The first identity source; `undefined` where the document names none. */
  readonly authorizationToken: string | undefined;
  /** `arn:aws:execute-api:us-east-1:123456789012:API/STAGE/VERB/PATH`. */
  readonly methodArn: string;
  /** OAuth scopes the method asks for. */
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestContext: Readonly<Record<string, unknown>>;
}

/**
 * What an authorizer answers. Lets in: `true`, `{ claims }`, a policy that allows this method.
 * Answers `ACCESS_DENIED`: `false`, a policy that denies or is silent. Answers `UNAUTHORIZED`: a
 * thrown `Error('Unauthorized')`. Anything else is a 500.
 */
export type AuthorizerResult =
  | boolean
  | { readonly claims: Readonly<Record<string, unknown>> }
  | {
      readonly principalId: string;
      readonly policyDocument: PolicyDocument;
      readonly context?: Readonly<Record<string, string | number | boolean>> | undefined;
      readonly usageIdentifierKey?: string | undefined;
    };

/** Checks a caller in the place of AWS's authorizer. */
export type Authorizer = (event: AuthorizerEvent) => AuthorizerResult | Promise<AuthorizerResult>;

/** What is known of an API key. */
export interface ApiKey {
  /** `$context.identity.apiKeyId`. */
  readonly id?: string | undefined;
  /** `false` turns the key away. */
  readonly enabled?: boolean | undefined;
}

/** Finds an API key by its value. */
export type ApiKeys =
  | ReadonlyMap<string, ApiKey>
  | ((key: string) => ApiKey | undefined | Promise<ApiKey | undefined>);

/** What the caller gave to open methods with. */
export interface Authorization {
  readonly api: RestApi;
  /** `upstream`: middleware in front has done it. */
  readonly authorizers: ReadonlyMap<string, Authorizer | 'upstream'>;
  readonly apiKeys: ApiKeys | undefined;
}

/** Whether {@link authorize} has anything to ask. */
export function needsAuthorization({ method }: Match): boolean {
  return method.authorizers.length > 0 || method.apiKeyRequired;
}

/**
 * Asks every authorizer a method names, then for its API key. Nothing is open by default: what
 * nobody checks is refused.
 * @throws GatewayError `UNAUTHORIZED`, `ACCESS_DENIED`, `AUTHORIZER_FAILURE`, `INVALID_API_KEY`
 */
export async function authorize(
  { api, authorizers, apiKeys }: Authorization,
  match: Match,
  request: MethodRequest,
  context: GatewayContext,
): Promise<void> {
  let usageIdentifierKey: string | undefined;
  for (const named of match.method.authorizers) {
    const authorizer = authorizers.get(named.name);
    if (authorizer === 'upstream') continue;
    if (authorizer === undefined) throw closed(named);
    const event = eventFor(named, api, match, request, context);
    const result = await ask(authorizer, event);
    if (typeof result === 'object' && 'usageIdentifierKey' in result) {
      usageIdentifierKey = result.usageIdentifierKey;
    }
    context.add(contextOf(result, event.methodArn));
  }
  if (match.method.apiKeyRequired) {
    const fromHeader = request.header('x-api-key')?.at(-1);
    const key = api.apiKeySource === 'AUTHORIZER' ? usageIdentifierKey : fromHeader;
    context.add(await checkApiKey(apiKeys, key));
  }
}

function closed({ name, type }: MethodAuthorizer): GatewayError {
  return new GatewayError('UNAUTHORIZED', undefined, {
    cause: new Error(
      `Nobody checks "${name}" (${type}): give authorizers: { ${JSON.stringify(name)}: event => … }, or 'upstream' where middleware in front has done it`,
    ),
  });
}

function eventFor(
  named: MethodAuthorizer,
  api: RestApi,
  { resource, path, pathParameters }: Match,
  request: MethodRequest,
  context: GatewayContext,
): AuthorizerEvent {
  const identity = named.identitySource.map((source) =>
    identityValue(source, request, context, api),
  );
  const token = identity[0];
  if (identity.some((value) => value === undefined || value.trim() === '')) {
    throw new GatewayError('UNAUTHORIZED', undefined, {
      cause: new Error(`The identity of "${named.name}" is missing: ${named.identitySource}`),
    });
  }
  return {
    type: named.type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    name: named.name,
    authorizationToken: token,
    methodArn: `arn:aws:execute-api:us-east-1:123456789012:${api.id}/${api.stage.name}/${request.httpMethod}${path}`,
    scopes: named.scopes,
    resource: resource.path,
    path: request.request.path,
    httpMethod: request.httpMethod,
    headers: headersOf(request),
    queryStringParameters: lastValues(request.queryParameters),
    pathParameters: plain(pathParameters),
    stageVariables: plain(api.stage.variables),
    requestContext: context.variables,
  };
}

function identityValue(
  source: string,
  request: MethodRequest,
  context: GatewayContext,
  api: RestApi,
): string | undefined {
  const [, place, name = ''] =
    /^(?:method\.request\.(header|querystring)|(?:\$?(stageVariables|context)))\.(.+)$/
      .exec(source)
      ?.filter((part) => part !== undefined) ?? [];
  if (place === 'header') return request.header(name)?.at(-1);
  if (place === 'querystring') return request.queryParameters.get(name)?.at(-1);
  if (place === 'stageVariables') return api.stage.variables.get(name);
  let value: unknown = context.variables;
  for (const member of name.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[member];
  }
  return value === undefined || value === null ? undefined : String(value);
}

async function ask(authorizer: Authorizer, event: AuthorizerEvent): Promise<AuthorizerResult> {
  try {
    return await authorizer(event);
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    const unauthorized = cause instanceof Error && cause.message === 'Unauthorized';
    throw new GatewayError(unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE', undefined, {
      cause,
    });
  }
}

function contextOf(result: AuthorizerResult, methodArn: string): ContextPatch {
  if (result === true) return {};
  if (result === false) throw new GatewayError('ACCESS_DENIED');
  if (typeof result === 'object' && result !== null) {
    if ('claims' in result) return { authorizer: { claims: result.claims } };
    if ('policyDocument' in result && typeof result.principalId === 'string') {
      if (!allowsInvoke(result.policyDocument, methodArn)) throw new GatewayError('ACCESS_DENIED');
      const context = Object.entries(result.context ?? {}).map(([name, value]) => {
        return [name, String(value)] as const;
      });
      return {
        authorizer: { ...Object.fromEntries(context), principalId: result.principalId },
      };
    }
  }
  throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
    cause: new Error(
      'The authorizer answered neither true, false, { claims } nor { principalId, policyDocument }',
    ),
  });
}

async function checkApiKey(
  apiKeys: ApiKeys | undefined,
  key: string | undefined,
): Promise<ContextPatch> {
  if (apiKeys === undefined) {
    throw new GatewayError('INVALID_API_KEY', undefined, {
      cause: new Error('The method requires an API key: give apiKeys, a Map of keys or a function'),
    });
  }
  const known =
    key === undefined || key === ''
      ? undefined
      : await (typeof apiKeys === 'function' ? apiKeys(key) : apiKeys.get(key));
  if (known === undefined || known.enabled === false) throw new GatewayError('INVALID_API_KEY');
  return { identity: { apiKey: key, apiKeyId: known.id ?? null } };
}

function headersOf({ headers }: MethodRequest): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (let i = 0; i < headers.length; i += 2) values.set(headers[i] ?? '', headers[i + 1] ?? '');
  return plain(values);
}

function lastValues(
  values: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, string>> {
  return plain(new Map([...values].map(([name, list]) => [name, list.at(-1) ?? ''])));
}

function plain(values: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(values));
}
