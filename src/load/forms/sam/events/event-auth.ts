import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import { didYouMean } from '../../../../checks/nearest.js';
import { API_KEY_SCHEME, apiKeyScheme } from '../auth/api-key.js';
import { defineAwsIam } from '../auth/aws-iam.js';
import { addResourcePolicy } from '../auth/resource-policy.js';
import { addRequirement } from '../auth/security.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import type { ApiEvent } from './api-event.js';

const AUTH_PROPERTIES = [
  'Authorizer',
  'AuthorizationScopes',
  'ApiKeyRequired',
  'InvokeRole',
  'ResourcePolicy',
  'OverrideApiAuth',
];

/** Writes what `Auth` of an event says about its operation. */
export function addEventAuth(
  event: ApiEvent,
  api: SamApi,
  document: EditableDocument,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const auth = child(event.properties, 'Auth');
  if (!isTruthy(auth.value)) {
    return;
  }
  if (!isObject(auth.value)) {
    const message = `"Auth" must be an object, not ${describe(auth.value)}`;
    translation.error('INVALID_TYPE', message, auth);
    return;
  }
  for (const { key, ...place } of children(auth)) {
    if (!AUTH_PROPERTIES.includes(key)) {
      const message = `"Auth" of an event has no property ${quote(key)}, so it is ignored${didYouMean(key, AUTH_PROPERTIES)}`;
      translation.warn('UNKNOWN_PROPERTY', message, { ...place, key });
    }
  }
  addAuthorizer(auth, api, document, operations, translation);
  addApiKey(auth, api, document, operations, translation);
  const policy = child(auth, 'ResourcePolicy');
  if (isTruthy(policy.value)) {
    const stage = ownValue(api.properties.value, 'StageName');
    const name = typeof stage === 'string' ? stage : 'Stage';
    addResourcePolicy(policy, document, [event.path], name, translation);
  }
}

/** Whether an event changes the security of an operation of the API's own definition. */
export function overridesApiAuth(event: ApiEvent, translation: SamTranslation): boolean {
  const auth = child(event.properties, 'Auth');
  const overrides = child(auth, 'OverrideApiAuth');
  if (!isObject(auth.value) || !isTruthy(overrides.value)) {
    return false;
  }
  const { Authorizer, ApiKeyRequired, ResourcePolicy } = auth.value;
  if (isTruthy(Authorizer) || isTruthy(ApiKeyRequired) || isTruthy(ResourcePolicy)) {
    return true;
  }
  const message =
    '"OverrideApiAuth" needs "Authorizer", "ApiKeyRequired" or "ResourcePolicy" beside it';
  translation.error('INVALID_VALUE', message, overrides);
  return false;
}

function addAuthorizer(
  auth: Entry,
  api: SamApi,
  document: EditableDocument,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const authorizer = child(auth, 'Authorizer');
  const scopes = child(auth, 'AuthorizationScopes');
  if (isTruthy(scopes.value) && !Array.isArray(scopes.value)) {
    const message = `"AuthorizationScopes" must be an array, not ${describe(scopes.value)}`;
    translation.error('INVALID_TYPE', message, scopes);
    return;
  }
  if (!isTruthy(authorizer.value)) {
    if (isTruthy(scopes.value)) {
      const message = '"AuthorizationScopes" works only with "Authorizer": set it too';
      translation.error('INVALID_VALUE', message, scopes);
    }
    return;
  }
  const problem = authorizerProblem(authorizer.value, api);
  if (problem !== undefined) {
    translation.error('UNKNOWN_SECURITY_SCHEME', problem, authorizer);
    return;
  }
  const name = wordOf(authorizer.value);
  if (name === 'AWS_IAM') {
    defineAwsIam(document, authorizer, translation.drafts);
  }
  const defined = ownValue(ownValue(api.auth.value, 'Authorizers'), name);
  const required = scopes.value ?? ownValue(defined, 'AuthorizationScopes');
  for (const operation of operations) {
    const list = Array.isArray(required) && defined !== undefined ? required : [];
    addRequirement(operation, name, list, authorizer, translation);
  }
}

/** Why an operation cannot have an authorizer; `undefined` if it can. */
function authorizerProblem(name: unknown, api: SamApi): string | undefined {
  if (typeof name !== 'string') {
    return `"Authorizer" must be the name of an authorizer, not ${describe(name)}`;
  }
  if (name === 'AWS_IAM') {
    return undefined;
  }
  if (name === 'NONE') {
    return isTruthy(ownValue(api.auth.value, 'DefaultAuthorizer'))
      ? undefined
      : `"NONE" is only allowed if ${quote(api.id)} has a "DefaultAuthorizer": remove "Authorizer"`;
  }
  const authorizers = ownValue(api.auth.value, 'Authorizers');
  if (isTruthy(ownValue(authorizers, name))) {
    return undefined;
  }
  const names = isObject(authorizers) ? Object.keys(authorizers).join(', ') : '';
  return `"Auth.Authorizers" of ${quote(api.id)} does not define the authorizer ${quote(name)}: define it, or name one of ${names === '' ? 'AWS_IAM, NONE' : names}`;
}

function addApiKey(
  auth: Entry,
  api: SamApi,
  document: EditableDocument,
  operations: readonly Made[],
  translation: SamTranslation,
): void {
  const required = child(auth, 'ApiKeyRequired');
  if (required.value === undefined || required.value === null) {
    return;
  }
  if (!isTruthy(required.value)) {
    if (!isTruthy(ownValue(api.auth.value, 'ApiKeyRequired'))) {
      const message = `"ApiKeyRequired" can only be false if ${quote(api.id)} requires API keys: remove it`;
      translation.error('INVALID_VALUE', message, required);
    }
    // The step that requires keys of all operations asks for this mark, and removes it.
    for (const operation of operations) {
      addRequirement(operation, 'api_key_false', [], required, translation);
    }
    return;
  }
  if (!document.definesScheme(API_KEY_SCHEME)) {
    document.defineScheme(API_KEY_SCHEME, apiKeyScheme(required, translation.drafts), required);
  }
  for (const operation of operations) {
    addRequirement(operation, API_KEY_SCHEME, [], required, translation);
  }
}
