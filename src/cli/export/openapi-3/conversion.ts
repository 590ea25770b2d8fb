import { isObject } from '../../../checks/document-values.js';
import { referent } from '../../../import/document/member-at.js';

/** An object of a document. */
export type Members = Readonly<Record<string, unknown>>;

/** Where Swagger 2.0 and OpenAPI 3.0 keep the same things. */
const MOVED: readonly (readonly [from: string, to: string])[] = [
  ['#/definitions/', '#/components/schemas/'],
  ['#/parameters/', '#/components/parameters/'],
  ['#/responses/', '#/components/responses/'],
  ['#/securityDefinitions/', '#/components/securitySchemes/'],
];

/** Members that hold data, in which `$ref` is not a reference. */
const DATA: ReadonlySet<string> = new Set(['default', 'enum', 'example', 'examples']);

/** What all parts of a conversion share. */
export class Conversion {
  readonly root: Members;
  /** What OpenAPI 3.0 cannot say, or not in the same way. */
  readonly warnings: string[] = [];
  /** The object that each copy was made from: it knows the digits of its numbers. */
  readonly origins: WeakMap<object, object> = new WeakMap();
  readonly #copies = new Map<object, object>();

  constructor(root: Members) {
    this.root = root;
  }

  /** A new object in place of another. */
  made(from: object, members: Members): Members {
    this.origins.set(members, from);
    return members;
  }

  /** The object that a value is, or that it refers to; an empty one for anything else. */
  target(value: unknown): Members {
    const found = referent(this.root, value);
    return isObject(found) ? found : {};
  }

  /** A copy whose references lead to where things are in OpenAPI 3.0. Values of YAML aliases stay shared. */
  copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const known = this.#copies.get(value);
    if (known !== undefined) {
      return known;
    }
    const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
      ? []
      : Object.create(null);
    this.#copies.set(value, copy);
    this.origins.set(copy, value);
    for (const [key, member] of Object.entries(value)) {
      (copy as Record<string, unknown>)[key] = DATA.has(key)
        ? member
        : key === '$ref' && typeof member === 'string'
          ? this.moved(member)
          : this.copy(member);
    }
    return copy;
  }

  /** Copies members one by one. */
  copyMembers(from: Members, keys: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(
      keys.filter((key) => from[key] !== undefined).map((key) => [key, this.copy(from[key])]),
    );
  }

  /** Copies the extensions of an object. */
  extensions(from: Members): Record<string, unknown> {
    return this.copyMembers(
      from,
      Object.keys(from).filter((key) => key.toLowerCase().startsWith('x-')),
    );
  }

  /** Where a reference leads in OpenAPI 3.0. */
  moved(reference: string): string {
    const [from, to] = MOVED.find(([start]) => reference.startsWith(start)) ?? [];
    if (from !== undefined && to !== undefined) {
      return to + reference.slice(from.length);
    }
    if (reference.startsWith('#/paths/')) {
      this.warnings.push(
        `The reference ${JSON.stringify(reference)} into a path may lead nowhere in OpenAPI 3.0: move its target to "definitions"`,
      );
    }
    return reference;
  }
}

/** The members of an object that are objects themselves. */
export function objectsIn(value: unknown): readonly (readonly [key: string, member: Members])[] {
  return Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, Members] =>
    isObject(entry[1]),
  );
}

/** The items of an array; none for any other value. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
