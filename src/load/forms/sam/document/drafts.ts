import type { MemberInFile } from '../../../load-context.js';
import type { SourceMap } from '../../../source/source-map.js';
import type { Made } from './entry.js';

/** Makes the objects of the translation: every member says where in the template it comes from. */
export class Drafts {
  readonly #sources: SourceMap;

  constructor(sources: SourceMap) {
    this.#sources = sources;
  }

  /** A new object, all of whose members come from one place. Made that are `undefined` are left out. */
  object(place: MemberInFile, members: Readonly<Record<string, unknown>>): Made {
    const made: Made = Object.create(null);
    for (const [key, value] of Object.entries(members)) {
      this.put(made, key, value, place);
    }
    return made;
  }

  /** A new array, all of whose items come from one place. */
  list(place: MemberInFile, items: readonly unknown[]): unknown[] {
    const made = [...items];
    for (const index of made.keys()) {
      this.#sources.copy(place.container, place.key, made, String(index));
    }
    return made;
  }

  /** Sets a member that comes from a place; one that is `undefined` is left out. */
  put(target: Made, key: string, value: unknown, place: MemberInFile): void {
    if (value !== undefined) {
      target[key] = value;
      this.#sources.copy(place.container, place.key, target, key);
    }
  }

  /** Copies a member, if it exists. */
  move(from: object, fromKey: string, to: Made, toKey: string = fromKey): void {
    if (Object.hasOwn(from, fromKey)) {
      to[toKey] = (from as Made)[fromKey];
      this.#sources.copy(from, fromKey, to, toKey);
    }
  }

  /** A copy of an object; the values are the same. */
  copy(source: object): Made {
    const made: Made = Object.create(null);
    for (const key of Object.keys(source)) {
      this.move(source, key, made);
    }
    return made;
  }

  /** Adds an item to an array of the translation. */
  append(target: unknown[], item: unknown, place: MemberInFile): void {
    this.#sources.copy(place.container, place.key, target, String(target.length));
    target.push(item);
  }

  /** An array with the items of several. */
  concat(...sources: readonly (readonly unknown[])[]): unknown[] {
    const made: unknown[] = [];
    for (const source of sources) {
      for (const [index, item] of source.entries()) {
        this.#sources.copy(source, String(index), made, String(made.length));
        made.push(item);
      }
    }
    return made;
  }
}
