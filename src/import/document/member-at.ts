import { keysOf } from './references.js';

/** A member of an object or array in a document. */
export interface DocumentMember {
  readonly container: object;
  readonly key: string;
  readonly value: unknown;
}

/** The longest chain of references that is followed. */
const LONGEST_CHAIN = 100;

/**
 * The member of a document that a path of keys leads to; local references on the way are followed, as the
 * import follows them. `undefined` if there is none.
 */
export function memberAt(root: object, keys: readonly string[]): DocumentMember | undefined {
  return find(root, keys, { left: LONGEST_CHAIN });
}

/** The object that a value is, or that it refers to; `undefined` if that is not an object. */
export function referent(root: object, value: unknown): object | undefined {
  return target(root, value, { left: LONGEST_CHAIN });
}

function find(
  root: object,
  keys: readonly string[],
  references: { left: number },
): DocumentMember | undefined {
  let value: unknown = root;
  let member: DocumentMember | undefined;
  for (const key of keys) {
    const container = target(root, value, references);
    if (container === undefined || !Object.hasOwn(container, key)) {
      return undefined;
    }
    value = (container as Readonly<Record<string, unknown>>)[key];
    member = { container, key, value };
  }
  return member;
}

function target(root: object, value: unknown, references: { left: number }): object | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const reference: unknown = Object.hasOwn(value, '$ref')
    ? (value as { readonly $ref?: unknown }).$ref
    : undefined;
  if (typeof reference !== 'string') {
    return value;
  }
  if (references.left === 0 || !reference.startsWith('#')) {
    return undefined;
  }
  references.left -= 1;
  const keys = keysOf(reference);
  const found = keys.length === 0 ? root : find(root, keys, references)?.value;
  return target(root, found, references);
}
