import { quote } from '../../checks/document-values.js';
import { compileSelectionPattern } from '../../mapping/selection-pattern.js';
import { AUTHORIZER_SETTINGS, KEYWORDS } from '../../model/document/extension-words.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfUnknownKeys } from '../document/known-keys.js';
import type { ImportScope } from '../import-scope.js';
import { readLambdaAuthorizer } from './lambda-authorizer.js';

/** Reads the authorizer of a security scheme, with the scopes that a method requires. */
export function readAuthorizer(
  name: string,
  scopes: Cursor,
  scheme: Cursor,
  authorizer: Cursor,
  scope: ImportScope,
): MethodAuthorizer {
  warnOfUnknownKeys(authorizer, AUTHORIZER_SETTINGS, 'an authorizer');
  const type = authorizer.at('type').oneOf(...KEYWORDS.authorizerType);
  if (!authorizer.at('type').exists) {
    authorizer.error(
      'INVALID_VALUE',
      'An authorizer needs a "type": token, request or cognito_user_pools',
    );
  }
  const pattern = authorizer.at('identityValidationExpression');
  const text = pattern.string();
  const expression =
    text === undefined ? undefined : pattern.compile(() => compileSelectionPattern(text));
  const sources = readIdentitySources(authorizer.at('identitySource')) ?? sourceOfScheme(scheme);
  const made = authorizerOf(name, type ?? 'UNKNOWN', scopes, sources, expression);
  if (type === 'COGNITO_USER_POOLS') {
    return Object.freeze({ ...made, providerArns: readProviderArns(authorizer) });
  }
  return type === 'TOKEN' || type === 'REQUEST'
    ? Object.freeze({ ...made, ...readLambdaAuthorizer(authorizer, type, sources, scope) })
    : made;
}

/** The user pools, as far as the document has them: others only a deployment knows. */
function readProviderArns(authorizer: Cursor): readonly string[] {
  const list = authorizer.at('providerARNs');
  const items = Array.isArray(list.value) ? list.items() : [];
  return Object.freeze(
    items.flatMap((item) => (isText(item.value) ? [item.string() ?? ''] : [])).filter(isArn),
  );
}

function isArn(text: string): boolean {
  return /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+$/.test(text);
}

/** The expressions for the parts of the identity; `undefined` if the document has none. */
function readIdentitySources(cursor: Cursor): readonly string[] | undefined {
  const sources = cursor
    .string()
    ?.split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
  for (const source of sources ?? []) {
    if (!IDENTITY_SOURCE.test(source)) {
      const name = source.split('.').at(-1) ?? '';
      const meant = /^[\w-]+$/.test(name) ? name : 'NAME';
      cursor.warn(
        'INVALID_VALUE',
        `${quote(source)} is not an identity source, so methods that require it respond with 401: write method.request.header.${meant}, method.request.querystring.${meant}, stageVariables.${meant} or context.${meant}`,
      );
    }
  }
  return sources;
}

/** AWS: API reference, "Authorizer", `identitySource`. */
const IDENTITY_SOURCE =
  /^(?:method\.request\.(?:header|querystring)|\$?stageVariables|\$?context)\.\S+$/;

/** The `name` and `in` of the scheme as an expression; AWS writes `Unused` for schemes with several sources. */
function sourceOfScheme(scheme: Cursor): readonly string[] {
  const name = scheme.at('name').string();
  if (name === undefined || name === '' || name === 'Unused') {
    return [];
  }
  const location = scheme.at('in').value === 'query' ? 'querystring' : 'header';
  return [`method.request.${location}.${name}`];
}

/** Makes the authorizer of a method. */
export function authorizerOf(
  name: string,
  type: MethodAuthorizer['type'],
  scopes: Cursor,
  identitySource: readonly string[],
  identityValidationExpression: MethodAuthorizer['identityValidationExpression'] = undefined,
): MethodAuthorizer {
  const names = Array.isArray(scopes.value) ? scopes.value.filter(isText) : [];
  return Object.freeze({
    name,
    type,
    scopes: Object.freeze(names),
    identitySource: Object.freeze(identitySource),
    identityValidationExpression,
    resultTtlInSeconds: 0,
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
