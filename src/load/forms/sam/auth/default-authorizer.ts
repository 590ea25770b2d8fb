import { describe, quote } from '../../../../checks/document-values.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import { AWS_IAM, defineAwsIam } from './aws-iam.js';
import { addRequirement, keepRequirements, NO_AUTHORIZER, securityOf } from './security.js';

/**
 * Writes `DefaultAuthorizer` of an API: every operation with an integration and without an authorizer
 * requires it.
 */
export function setDefaultAuthorizer(
  auth: Entry,
  document: EditableDocument,
  translation: SamTranslation,
): void {
  const entry = child(auth, 'DefaultAuthorizer');
  const authorizers = ownValue(auth.value, 'Authorizers');
  if (!isTruthy(entry.value)) {
    return;
  }
  if (typeof entry.value !== 'string') {
    const message = `"DefaultAuthorizer" must be the name of an authorizer, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
    return;
  }
  if (entry.value === AWS_IAM) {
    defineAwsIam(document, entry, translation.drafts);
  } else if (!isTruthy(ownValue(authorizers, entry.value))) {
    const message = `"Authorizers" does not define the "DefaultAuthorizer" ${quote(entry.value)}: define it, or name another`;
    translation.error('UNKNOWN_SECURITY_SCHEME', message, entry);
    return;
  }
  const names = new Set([AWS_IAM, ...Object.keys(authorizers ?? {})]);
  const scopes = ownValue(ownValue(authorizers, entry.value), 'AuthorizationScopes');
  const required = { name: entry.value, scopes: Array.isArray(scopes) ? scopes : [], place: entry };
  const preflight = child(auth, 'AddDefaultAuthorizerToCorsPreflight');
  const open = preflight.value !== undefined && !isTruthy(preflight.value);
  for (const path of Object.keys(document.paths)) {
    for (const [method, operation] of document.integratedAt(path)) {
      if (!open || method !== 'options') {
        addDefault(operation, names, required, translation);
      }
    }
  }
}

interface Requirement {
  readonly name: string;
  readonly scopes: readonly unknown[];
  readonly place: Entry;
}

function addDefault(
  operation: Made,
  names: ReadonlySet<string>,
  { name, scopes, place }: Requirement,
  translation: SamTranslation,
): void {
  const existing = securityOf(operation, translation);
  if (existing === undefined) {
    return;
  }
  const others = existing.filter(
    (requirement) => !Object.keys(requirement).some((key) => names.has(key)),
  );
  const kept = others.filter((requirement) => !Object.hasOwn(requirement, NO_AUTHORIZER));
  if (kept.length < others.length) {
    if (kept.length > 0) {
      keepRequirements(operation, kept, translation);
    }
  } else if (others.length === existing.length) {
    addRequirement(operation, name, scopes, place, translation);
  }
}

/**
 * Removes the mark `NONE`, which is not a security scheme: API Gateway ignores it, so that a method
 * without other requirements is open.
 */
export function removeMarks(document: EditableDocument, translation: SamTranslation): void {
  if (document.definesScheme(NO_AUTHORIZER)) {
    return;
  }
  for (const path of Object.keys(document.paths)) {
    for (const [, operation] of document.integratedAt(path)) {
      const { security } = operation;
      if (!Array.isArray(security)) {
        continue;
      }
      const kept = security.filter((item) => ownValue(item, NO_AUTHORIZER) === undefined);
      if (kept.length < security.length) {
        keepRequirements(operation, kept, translation);
      }
    }
  }
}
