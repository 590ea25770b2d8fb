import type { MemberInFile } from '../../../load-context.js';
import type { Drafts } from '../document/drafts.js';
import type { EditableDocument } from '../document/editable-document.js';
import { child, type Entry, isTruthy, type Made } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import { addRequirement, keepRequirements, NO_API_KEY, securityOf } from './security.js';

export const API_KEY_SCHEME = 'api_key';

export function apiKeyScheme(place: MemberInFile, drafts: Drafts): Made {
  return drafts.object(place, { type: 'apiKey', name: 'x-api-key', in: 'header' });
}

/** Writes `ApiKeyRequired` of an API: every operation with an integration requires a key. */
export function requireApiKeys(
  auth: Entry,
  document: EditableDocument,
  translation: SamTranslation,
): void {
  const required = child(auth, 'ApiKeyRequired');
  if (!isTruthy(required.value)) {
    return;
  }
  if (!document.definesScheme(API_KEY_SCHEME)) {
    const scheme = apiKeyScheme(required, translation.drafts);
    document.defineScheme(API_KEY_SCHEME, scheme, required);
  }
  const preflight = child(auth, 'AddApiKeyRequiredToCorsPreflight');
  const open = preflight.value !== undefined && !isTruthy(preflight.value);
  for (const path of Object.keys(document.paths)) {
    for (const [method, operation] of document.integratedAt(path)) {
      requireApiKey(operation, open && method === 'options', required, translation);
    }
  }
}

function requireApiKey(
  operation: Made,
  open: boolean,
  place: MemberInFile,
  translation: SamTranslation,
): void {
  const existing = securityOf(operation, translation);
  if (existing === undefined) {
    return;
  }
  const others = existing.filter(
    (requirement) =>
      !Object.hasOwn(requirement, API_KEY_SCHEME) && !Object.hasOwn(requirement, NO_API_KEY),
  );
  const refused = existing.some((requirement) => Object.hasOwn(requirement, NO_API_KEY));
  if (others.length < existing.length) {
    keepRequirements(operation, others, translation);
  }
  if (!open && !refused) {
    addRequirement(operation, API_KEY_SCHEME, [], place, translation);
  }
}
