import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';

/** Defines a security scheme for each of `Auth.Authorizers`. */
export function defineAuthorizers(
  auth: Entry,
  document: EditableDocument,
  translation: SamTranslation,
): void {
  const authorizers = child(auth, 'Authorizers');
  if (!isTruthy(authorizers.value)) {
    return;
  }
  if (!isObject(authorizers.value)) {
    const message = `"Authorizers" must be an object, not ${describe(authorizers.value)}`;
    translation.error('INVALID_TYPE', message, authorizers);
    return;
  }
  for (const authorizer of children(authorizers)) {
    const scheme = schemeOf(authorizer, translation);
    if (scheme !== undefined) {
      document.defineScheme(authorizer.key, scheme, authorizer);
    }
  }
}

function schemeOf(authorizer: Entry, translation: SamTranslation): Made | undefined {
  const identity = child(authorizer, 'Identity');
  const scopes = child(authorizer, 'AuthorizationScopes');
  const wrong = !isObject(authorizer.value)
    ? `The authorizer ${quote(authorizer.key)} must be an object, not ${describe(authorizer.value)}`
    : isTruthy(identity.value) && !isObject(identity.value)
      ? `"Identity" must be an object, not ${describe(identity.value)}`
      : isTruthy(scopes.value) && !Array.isArray(scopes.value)
        ? `"AuthorizationScopes" must be an array, not ${describe(scopes.value)}`
        : undefined;
  if (wrong !== undefined) {
    translation.error('INVALID_TYPE', wrong, authorizer);
    return undefined;
  }
  return isTruthy(child(authorizer, 'UserPoolArn').value)
    ? cognitoScheme(authorizer, identity, translation)
    : lambdaScheme(authorizer, identity, translation);
}

function cognitoScheme(authorizer: Entry, identity: Entry, { drafts }: SamTranslation): Made {
  const pools = child(authorizer, 'UserPoolArn');
  const arns = Array.isArray(pools.value) ? pools.value : drafts.list(pools, [pools.value]);
  const members = drafts.object(authorizer, { type: 'cognito_user_pools' });
  drafts.put(members, 'providerARNs', arns, pools);
  moveSet(identity, 'ValidationExpression', members, 'identityValidationExpression', drafts);
  return scheme(authorizer, headerOf(identity), 'cognito_user_pools', members, drafts);
}

function lambdaScheme(
  authorizer: Entry,
  identity: Entry,
  translation: SamTranslation,
): Made | undefined {
  const { drafts } = translation;
  const payload = child(authorizer, 'FunctionPayloadType');
  const type = payload.value ?? 'TOKEN';
  if (type !== 'TOKEN' && type !== 'REQUEST') {
    const message = `"FunctionPayloadType" must be TOKEN or REQUEST, not ${describe(type)}`;
    translation.error('INVALID_VALUE', message, payload);
    return undefined;
  }
  const members = drafts.object(authorizer, { type: type.toLowerCase() });
  drafts.put(members, 'authorizerUri', uriOf(authorizer, translation), authorizer);
  if ((ownValue(identity.value, 'ReauthorizeEvery') ?? undefined) !== undefined) {
    const from = identity.value as object;
    drafts.move(from, 'ReauthorizeEvery', members, 'authorizerResultTtlInSeconds');
  }
  if (ownValue(authorizer.value, 'FunctionInvokeRole') !== 'NONE') {
    moveSet(authorizer, 'FunctionInvokeRole', members, 'authorizerCredentials', drafts);
  }
  if (type === 'TOKEN') {
    moveSet(identity, 'ValidationExpression', members, 'identityValidationExpression', drafts);
    return scheme(authorizer, headerOf(identity), 'custom', members, drafts);
  }
  const sources = identitySources(authorizer, identity, translation);
  drafts.put(members, 'identitySource', sources === '' ? undefined : sources, identity);
  return scheme(authorizer, 'Unused', 'custom', members, drafts);
}

function scheme(
  place: Entry,
  name: unknown,
  authtype: string,
  authorizer: Made,
  drafts: SamTranslation['drafts'],
): Made {
  return drafts.object(place, {
    type: 'apiKey',
    name,
    in: 'header',
    'x-amazon-apigateway-authtype': authtype,
    'x-amazon-apigateway-authorizer': authorizer,
  });
}

function uriOf(authorizer: Entry, translation: SamTranslation): Made {
  const { drafts, context } = translation;
  const fn = child(authorizer, 'FunctionArn');
  if (!isTruthy(fn.value)) {
    const message = `The authorizer ${quote(authorizer.key)} has neither "FunctionArn" nor "UserPoolArn": set one of them`;
    translation.warn('MISSING_AUTHORIZER', message, authorizer);
  }
  const uri = `arn:${context.settings.partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${__FunctionArn__}/invocations`;
  const names = drafts.object(fn, {
    __FunctionArn__: isTruthy(fn.value) ? fn.value : authorizer.key,
  });
  return drafts.object(authorizer, { 'Fn::Sub': drafts.list(authorizer, [uri, names]) });
}

function headerOf(identity: Entry): unknown {
  const header = ownValue(identity.value, 'Header');
  return isTruthy(header) ? header : 'Authorization';
}

function moveSet(
  from: Entry,
  fromKey: string,
  to: Made,
  toKey: string,
  drafts: SamTranslation['drafts'],
): void {
  if (isTruthy(ownValue(from.value, fromKey))) {
    drafts.move(from.value as object, fromKey, to, toKey);
  }
}

const SOURCES = [
  ['Headers', 'method.request.header.'],
  ['QueryStrings', 'method.request.querystring.'],
  ['StageVariables', 'stageVariables.'],
  ['Context', 'context.'],
] as const;

/** What identifies the caller of a REQUEST authorizer; only without a cache it may be nothing. */
function identitySources(authorizer: Entry, identity: Entry, translation: SamTranslation): string {
  const sources = SOURCES.flatMap(([property, prefix]) => {
    const list = child(identity, property);
    if (isTruthy(list.value) && !Array.isArray(list.value)) {
      const message = `"Identity.${property}" must be an array, not ${describe(list.value)}`;
      translation.error('INVALID_TYPE', message, list);
      return [];
    }
    return (isTruthy(list.value) ? children(list) : []).flatMap((item) => {
      if (typeof item.value === 'string') {
        return prefix + item.value;
      }
      const message = `"Identity.${property}" must consist of strings, not ${describe(item.value)}`;
      translation.error('INVALID_TYPE', message, item);
      return [];
    });
  });
  const given = SOURCES.some(([property]) => isTruthy(ownValue(identity.value, property)));
  const cached = wordOf(ownValue(identity.value, 'ReauthorizeEvery')) !== '0';
  if (!given && cached) {
    const message = `The authorizer ${quote(authorizer.key)} must have at least one of "Headers", "QueryStrings", "StageVariables" and "Context" as its "Identity", or "ReauthorizeEvery: 0"`;
    translation.error('INVALID_VALUE', message, authorizer);
  }
  return sources.join(', ');
}
