import { forEachHeader } from '../../../http/header-list.js';
import { MapValue, type Value } from '../../../java/json/values.js';
import { classWithMethods, type Invocable } from '../../../java/lang/class-of.js';
import { MAP_METHODS } from '../../../java/lang/collections/map-methods.js';
import type { JavaClass } from '../../../java/lang/java-class.js';
import { RenderFailure } from '../../../java/lang/work.js';
import type { TextHeaders } from '../../../model/headers.js';

/**
 * Headers as `$input.params().header` returns them, a case-insensitive `java.util.TreeMap`: sorted by name,
 * and found in any case. Of several headers with one name, the first decides the spelling and the last
 * the value.
 */
export class HeaderMap extends MapValue implements Invocable {
  constructor(headers: TextHeaders) {
    super(new HeaderEntries(headers));
  }

  get javaClass(): JavaClass {
    return TREE_MAP;
  }
}

const TREE_MAP = classWithMethods('java.util.TreeMap', MAP_METHODS);

/** Entries by name, sorted and compared in lower case. */
class HeaderEntries extends Map<Value, Value> {
  /** The spelling of each name, by its lower case. */
  #spellings: Map<string, string> | undefined;

  constructor(headers: TextHeaders) {
    super();
    forEachHeader(headers, (name, value) => this.#put(name, value));
    this.#sort();
  }

  override get(name: Value): Value | undefined {
    return super.get(this.#spelled(name));
  }

  override has(name: Value): boolean {
    return super.has(this.#spelled(name));
  }

  override set(name: Value, value: Value): this {
    const known = this.has(name);
    this.#put(nameOf(name), value);
    if (!known) {
      this.#sort();
    }
    return this;
  }

  override delete(name: Value): boolean {
    const spelled = this.#spelled(name);
    this.#spellings?.delete(spelled.toLowerCase());
    return super.delete(spelled);
  }

  override clear(): void {
    this.#spellings = undefined;
    super.clear();
  }

  #put(name: string, value: Value): void {
    const spelled = this.#spelled(name);
    this.#spellings ??= new Map();
    this.#spellings.set(name.toLowerCase(), spelled);
    super.set(spelled, value);
  }

  #spelled(value: Value): string {
    const name = nameOf(value);
    return this.#spellings?.get(name.toLowerCase()) ?? name;
  }

  #sort(): void {
    const sorted = [...(this.#spellings ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    const values = sorted.map(([, spelled]) => [spelled, super.get(spelled) ?? null] as const);
    super.clear();
    for (const [spelled, value] of values) {
      super.set(spelled, value);
    }
  }
}

/** A `TreeMap` of names fails for keys that it cannot compare with names. */
function nameOf(key: Value): string {
  if (typeof key !== 'string') {
    throw new RenderFailure('The name of a header must be a string');
  }
  return key;
}
