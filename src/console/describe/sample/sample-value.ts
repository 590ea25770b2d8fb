import { isObject } from '../../../checks/document-values.js';
import { boundedJson } from '../../../import/document/bounded-json.js';
import type { DocumentView } from '../document-view.js';

/** Levels of objects and arrays in a sample; deeper ones are left out. */
const DEEPEST_SAMPLE = 6;

/** Schemas that are looked at for one sample. */
const MOST_SCHEMAS = 500;

/** Characters of an example that is taken from the document. */
const LONGEST_EXAMPLE = 64 * 1024;

/** Items of an array, whatever `minItems` says. */
const MOST_ITEMS = 3;

/**
 * A value that fits a JSON Schema as far as its types, its required properties and its smallest lengths
 * tell: its `example`, `default` or first value of `enum`, or one made from its type.
 * @returns `undefined` if the schema says nothing, or is too deep
 */
export function sampleValue(schema: unknown, view: DocumentView): unknown {
  return new Sampler(view).value(schema, 0);
}

/** The `example` or the like that a schema or parameter has, as plain JSON; `undefined` if it has none. */
export function givenExample(holder: Readonly<Record<string, unknown>>): unknown {
  const lists = ['examples', 'enum'].map((key) => own(holder, key));
  const candidates = [
    own(holder, 'example'),
    own(holder, 'x-example'),
    own(holder, 'default'),
    own(holder, 'const'),
    ...lists.map((list) => (Array.isArray(list) ? list[0] : undefined)),
    namedExample(lists[0]),
  ];
  return plainExample(candidates.find((value) => value !== undefined && value !== null));
}

/** OpenAPI's `examples`: an object of objects with a `value`. */
function namedExample(examples: unknown): unknown {
  const first = isObject(examples) ? Object.values(examples)[0] : undefined;
  return isObject(first) ? own(first, 'value') : undefined;
}

/** A copy, which shares nothing; `undefined` for one that is too large. */
function plainExample(value: unknown): unknown {
  const json = value === undefined ? undefined : boundedJson(value, LONGEST_EXAMPLE);
  return json === undefined ? undefined : JSON.parse(json);
}

class Sampler {
  readonly #view: DocumentView;
  #left = MOST_SCHEMAS;
  /** The schemas around the current one: a schema within itself ends there. */
  readonly #around = new Set<object>();

  constructor(view: DocumentView) {
    this.#view = view;
  }

  value(written: unknown, depth: number): unknown {
    const schema = this.#view.referent(written);
    if (schema === undefined || this.#left <= 0 || this.#around.has(schema)) {
      return undefined;
    }
    this.#left -= 1;
    const given = givenExample(schema);
    if (given !== undefined) {
      return given;
    }
    this.#around.add(schema);
    const made = this.#made(schema, depth);
    this.#around.delete(schema);
    return made;
  }

  #made(schema: Readonly<Record<string, unknown>>, depth: number): unknown {
    const parts = own(schema, 'allOf');
    if (Array.isArray(parts)) {
      return this.#combined([...parts.slice(0, MOST_SCHEMAS)], schema, depth);
    }
    const choices = own(schema, 'oneOf') ?? own(schema, 'anyOf');
    if (Array.isArray(choices)) {
      return this.value(choices[0], depth);
    }
    return this.#ofType(schema, depth);
  }

  /** The properties of all parts of `allOf`, and of the schema beside it. */
  #combined(
    parts: readonly unknown[],
    schema: Readonly<Record<string, unknown>>,
    depth: number,
  ): unknown {
    const values = parts.map((part) => this.value(part, depth));
    if (own(schema, 'properties') !== undefined) {
      values.push(this.#object(schema, depth));
    }
    const objects = values.filter(isObject);
    return objects.length === 0
      ? values.find((value) => value !== undefined)
      : withMembers(objects.flatMap((value) => Object.entries(value)));
  }

  #ofType(schema: Readonly<Record<string, unknown>>, depth: number): unknown {
    switch (typeOf(schema)) {
      case 'object':
        return depth < DEEPEST_SAMPLE ? this.#object(schema, depth) : undefined;
      case 'array':
        return depth < DEEPEST_SAMPLE ? this.#list(schema, depth) : undefined;
      case 'string':
        return sampleText(schema);
      case 'integer':
      case 'number':
        return sampleNumber(schema);
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return undefined;
    }
  }

  #object(schema: Readonly<Record<string, unknown>>, depth: number): object {
    const properties = own(schema, 'properties');
    const members: (readonly [string, unknown])[] = [];
    for (const [name, property] of isObject(properties) ? Object.entries(properties) : []) {
      const value = this.value(property, depth + 1);
      if (value !== undefined) {
        members.push([name, value]);
      }
    }
    return withMembers(members);
  }

  #list(schema: Readonly<Record<string, unknown>>, depth: number): readonly unknown[] {
    const items = own(schema, 'items');
    const item = this.value(Array.isArray(items) ? items[0] : items, depth + 1);
    const least = countOf(schema, 'minItems');
    return item === undefined ? [] : new Array(Math.min(Math.max(least, 1), MOST_ITEMS)).fill(item);
  }
}

/** The first type that is not `null`; an object or array may go without saying. */
function typeOf(schema: Readonly<Record<string, unknown>>): unknown {
  const type = own(schema, 'type');
  if (Array.isArray(type)) {
    return type.find((one) => one !== 'null') ?? 'null';
  }
  if (type === undefined) {
    return own(schema, 'properties') !== undefined
      ? 'object'
      : own(schema, 'items') !== undefined
        ? 'array'
        : undefined;
  }
  return type;
}

const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['date-time', '2026-01-31T12:00:00Z'],
  ['date', '2026-01-31'],
  ['time', '12:00:00Z'],
  ['email', 'ann@example.com'],
  ['uuid', '11111111-2222-4333-8444-555555555555'],
  ['uri', 'https://example.com/'],
  ['url', 'https://example.com/'],
  ['hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['byte', 'YQ=='],
]);

/** Characters that `minLength` adds at most. */
const LONGEST_TEXT = 256;

function sampleText(schema: Readonly<Record<string, unknown>>): string {
  const text = FORMATS.get(own(schema, 'format')) ?? 'string';
  const most = own(schema, 'maxLength');
  const padded = text.padEnd(Math.min(countOf(schema, 'minLength'), LONGEST_TEXT), 'x');
  return typeof most === 'number' && most >= 0 ? padded.slice(0, most) : padded;
}

function sampleNumber(schema: Readonly<Record<string, unknown>>): number {
  const least = own(schema, 'minimum');
  const most = own(schema, 'maximum');
  if (typeof least === 'number') {
    return own(schema, 'exclusiveMinimum') === true ? least + 1 : least;
  }
  return typeof most === 'number' && most < 0 ? most : 0;
}

function countOf(schema: Readonly<Record<string, unknown>>, key: string): number {
  const count = own(schema, key);
  return typeof count === 'number' && count > 0 ? count : 0;
}

/** An object without a prototype: `__proto__` is a name like any other. */
function withMembers(members: readonly (readonly [string, unknown])[]): object {
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, value] of members) {
    object[name] = value;
  }
  return object;
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
