import { isObject } from '../../checks/document-values.js';
import type { SourceMap } from './source-map.js';

/** A member of an object or array, for what is made from it. */
export interface Origin {
  readonly container: object;
  readonly key: string;
}

/** An object that a step makes: each member is told what it was made from. */
export class Draft {
  /** The object, without a prototype. */
  readonly object: Record<string, unknown> = Object.create(null);
  readonly #sources: SourceMap;
  readonly #drafts = new Map<string, Draft>();

  constructor(sources: SourceMap) {
    this.#sources = sources;
  }

  /** A draft with the members of another object. */
  static of(object: object, sources: SourceMap): Draft {
    const draft = new Draft(sources);
    for (const key of Object.keys(object)) {
      draft.take(object as Readonly<Record<string, unknown>>, key);
    }
    return draft;
  }

  get size(): number {
    return Object.keys(this.object).length;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.object, key);
  }

  put(key: string, value: unknown, from: Origin): void {
    this.#drafts.delete(key);
    this.object[key] = value;
    this.#sources.copy(from.container, from.key, this.object, key);
  }

  /** Takes over a member as it is, if it exists and is not `null`. */
  take(from: Readonly<Record<string, unknown>>, fromKey: string, key: string = fromKey): void {
    const value = Object.hasOwn(from, fromKey) ? from[fromKey] : undefined;
    if (value !== undefined && value !== null) {
      this.put(key, value, { container: from, key: fromKey });
    }
  }

  /** A draft of a member that is an object: what it has already is kept. */
  inside(key: string, from: Origin): Draft {
    const open = this.#drafts.get(key);
    if (open !== undefined) {
      return open;
    }
    const known = this.object[key];
    const draft = isObject(known) ? Draft.of(known, this.#sources) : new Draft(this.#sources);
    if (isObject(known)) {
      this.object[key] = draft.object;
    } else {
      this.put(key, draft.object, from);
    }
    this.#drafts.set(key, draft);
    return draft;
  }
}

/** An array that a step makes. */
export function draftList(
  items: readonly (readonly [value: unknown, from: Origin])[],
  sources: SourceMap,
): readonly unknown[] {
  const list: unknown[] = [];
  for (const [value, { container, key }] of items) {
    list.push(value);
    sources.copy(container, key, list, String(list.length - 1));
  }
  return list;
}
