import { isObject, quote } from '../../checks/document-values.js';
import type { JsonPointer } from '../../model/document/import-issue.js';

/** What {@link follow} needs to know about a value: itself, and where it is. */
interface Referrer {
  readonly value: unknown;
  readonly pointer: JsonPointer;
}

interface Resolver<Place> {
  /** The target of one reference; `undefined` if there is none. */
  lookUp(reference: string): Place | undefined;
  /** Reports a broken reference; returns what takes its place. */
  refuse(place: Place, problem: string): Place;
}

/**
 * The target of the chain of references that begins at a place.
 * @param following the references being followed; reaching one of them again means that they are circular
 */
export function follow<Place extends Referrer>(
  start: Place,
  following: Set<JsonPointer>,
  { lookUp, refuse }: Resolver<Place>,
): Place {
  const chain: JsonPointer[] = [];
  let place = start;
  let reference = referenceIn(place.value);
  while (reference !== undefined) {
    const circular = following.has(place.pointer) || following.size > MAX_REFERENCES;
    if (!circular) {
      chain.push(place.pointer);
    }
    following.add(place.pointer);
    const target = circular ? undefined : lookUp(reference);
    place = target ?? refuse(place, brokenReference(reference, circular));
    reference = referenceIn(place.value);
  }
  for (const pointer of chain) {
    following.delete(pointer);
  }
  return place;
}

/** The longest chain of references. */
const MAX_REFERENCES = 100;

/** The `$ref` of a reference object; `undefined` for any other value. */
function referenceIn(value: unknown): string | undefined {
  const reference = isObject(value) && Object.hasOwn(value, '$ref') ? value.$ref : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** The keys in a local reference such as `#/a/b~1c`, from the root on (RFC 6901, section 6). */
export function keysOf(reference: string): readonly string[] {
  return reference.split('/').slice(1).map(decodeKey);
}

/** The message about a reference without a target. */
function brokenReference(reference: string, circular: boolean): string {
  if (circular) {
    return `The reference ${quote(reference)} is circular, or leads through too many other references: refer to the target directly`;
  }
  if (reference.startsWith('#')) {
    return `The reference ${quote(reference)} has no target in this document: add the target, or correct the reference`;
  }
  return `The reference ${quote(reference)} leads out of the document, and nothing is fetched: bundle the files into one document`;
}

function decodeKey(step: string): string {
  let key = step;
  try {
    key = decodeURIComponent(step);
  } catch {
    // A "%" without two digits is literal.
  }
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
