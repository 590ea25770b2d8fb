import { isObject, quote } from '../../checks/document-values.js';

/** The text of a `$ref`; `undefined` for any other value. */
export function referenceIn(value: unknown): string | undefined {
  const reference = isObject(value) && Object.hasOwn(value, '$ref') ? value.$ref : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** The keys that a local reference (`#/a/b~1c`) names, from the root on (RFC 6901, section 6). */
export function keysOf(reference: string): readonly string[] {
  return reference.split('/').slice(1).map(decodeKey);
}

/** Why a reference gives nothing, and what to do. */
export function brokenReference(reference: string, circular: boolean): string {
  if (circular) {
    return `The reference ${quote(reference)} leads back to itself, or through too many others`;
  }
  if (reference.startsWith('#')) {
    return `The reference ${quote(reference)} leads nowhere`;
  }
  return `The reference ${quote(reference)} leads out of the document, and nothing is fetched: bundle it into one file, or write "#/…"`;
}

function decodeKey(step: string): string {
  let key = step;
  try {
    key = decodeURIComponent(step);
  } catch {
    // A lone "%" stands for itself.
  }
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
