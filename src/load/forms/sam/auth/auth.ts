import { describe, isObject } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { child, children, isTruthy } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';
import { requireApiKeys } from './api-key.js';
import { defineAuthorizers } from './authorizers.js';
import { removeMarks, setDefaultAuthorizer } from './default-authorizer.js';
import { addResourcePolicy } from './resource-policy.js';

const AUTH_PROPERTIES = [
  'Authorizers',
  'DefaultAuthorizer',
  'InvokeRole',
  'AddDefaultAuthorizerToCorsPreflight',
  'AddApiKeyRequiredToCorsPreflight',
  'ApiKeyRequired',
  'ResourcePolicy',
  'UsagePlan',
];

/** Writes `Auth` of an API: authorizers, API keys and the resource policy. */
export function addAuth(api: SamApi, translation: SamTranslation): void {
  const { auth, document } = api;
  if (document !== undefined && isObject(auth.value) && isTruthy(auth.value)) {
    checkNames(children(auth), AUTH_PROPERTIES, '"Auth"', translation);
    defineAuthorizers(auth, document, translation);
    setDefaultAuthorizer(auth, document, translation);
    requireApiKeys(auth, document, translation);
    const policy = child(auth, 'ResourcePolicy');
    if (isTruthy(policy.value)) {
      const stage = child(api.properties, 'StageName').value;
      addResourcePolicy(policy, document, Object.keys(document.paths), stage, translation);
    }
  } else if (isTruthy(auth.value) && !isObject(auth.value)) {
    const message = `"Auth" must be an object, not ${describe(auth.value)}`;
    translation.error('INVALID_TYPE', message, auth);
  }
  if (document !== undefined) {
    removeMarks(document, translation);
  }
}
