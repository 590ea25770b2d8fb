import { describe, isObject } from '../../../../checks/document-values.js';
import type { MemberInFile } from '../../../load-context.js';
import type { Made } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';

/** Marks of an event that the defaults of the API do not hold for its operation. */
export const NO_AUTHORIZER = 'NONE';
export const NO_API_KEY = 'api_key_false';

/** The `security` of an operation; an error and `undefined` if it is not an array of objects. */
export function securityOf(
  operation: Made,
  { context }: SamTranslation,
): readonly Readonly<Record<string, unknown>>[] | undefined {
  const { security } = operation;
  if (security === undefined) {
    return [];
  }
  if (Array.isArray(security) && security.every(isObject)) {
    return security;
  }
  context.report(
    'error',
    'INVALID_TYPE',
    `"security" must be an array of objects, not ${describe(security)}`,
    { container: operation, key: 'security', pointer: '#' },
  );
  return undefined;
}

/** Adds a requirement to the security of an operation. */
export function addRequirement(
  operation: Made,
  name: string,
  scopes: readonly unknown[],
  place: MemberInFile,
  translation: SamTranslation,
): void {
  const existing = securityOf(operation, translation);
  if (existing !== undefined) {
    const { drafts } = translation;
    const requirement = drafts.object(place, { [name]: drafts.concat(scopes) });
    const security = drafts.concat(existing, drafts.list(place, [requirement]));
    drafts.put(operation, 'security', security, place);
  }
}

/** Replaces the security of an operation by some of its requirements. */
export function keepRequirements(
  operation: Made,
  kept: readonly object[],
  { drafts }: SamTranslation,
): void {
  const existing = operation.security as readonly object[];
  const remaining = new Set(kept);
  const security: unknown[] = [];
  for (const [index, requirement] of existing.entries()) {
    if (remaining.has(requirement)) {
      const place = { container: existing, key: String(index), pointer: '#' };
      drafts.append(security, requirement, place);
    }
  }
  operation.security = security;
}
