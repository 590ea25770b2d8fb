import type { JsonPointer } from '../../model/document/import-issue.js';
import { type DocumentMember, memberAt, referent } from './member-at.js';
import { keysOf } from './references.js';

/**
 * The member of a document that holds a mapping template; its key may be in any case.
 * @param templates the pointer to the templates' object, which may be a reference
 * @param mediaType in lower case, or `$default`
 */
export function templateMember(
  document: object,
  templates: JsonPointer,
  mediaType: string,
): DocumentMember | undefined {
  const container = referent(document, memberAt(document, keysOf(templates))?.value) ?? {};
  const key = Object.keys(container).findLast((name) => name.trim().toLowerCase() === mediaType);
  return key === undefined ? undefined : memberAt(container, [key]);
}

/** The text of a template as the document has it: JSON for an object, empty without a value. */
export function templateMemberText({ value }: DocumentMember): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
