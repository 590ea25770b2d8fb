import { javaText, MAX_JSON_DEPTH, toPlain } from '../../java/json/index.js';
import { ListValue, MapValue, type Value } from '../../java/json/values.js';
import type { ContextValue } from '../../model/mapping.js';
import type { TemplateOverrides } from '../overrides.js';
import { plainMap, plainValue } from './variables/context-variable.js';

/**
 * `$context.requestOverride` and `$context.responseOverride` after rendering, as frozen plain values. A number
 * that JavaScript would print differently from Java is a string: `'9007199254740993'`, `'1.0'`. What is below
 * 1000 levels, as in a map that contains itself, or past 100,000 values or 10,000,000 characters, is the string `'…'`.
 */
export interface RenderedOverrides {
  readonly requestOverride: Readonly<Record<string, unknown>>;
  readonly responseOverride: Readonly<Record<string, unknown>>;
}

/** The overrides as a template left them. */
export function renderedOverrides(overrides: TemplateOverrides): RenderedOverrides {
  const { requestOverride, responseOverride } = overrides;
  const rendered = Object.freeze({
    requestOverride: new PlainCopier().object(requestOverride, 0),
    responseOverride: new PlainCopier().object(responseOverride, 0),
  });
  ORIGINALS.set(rendered, { requestOverride, responseOverride });
  return rendered;
}

/** Restores what an earlier template left, member by member. */
export function restoreOverrides(overrides: TemplateOverrides, former: RenderedOverrides): void {
  for (const part of ['requestOverride', 'responseOverride'] as const) {
    const left =
      ORIGINALS.get(former)?.[part] ?? plainValue(former[part] as ContextValue, plainMap);
    if (left instanceof MapValue) {
      restore(overrides[part], left);
    }
  }
  overrides.beginTemplate();
}

/** The Java values, because a plain value does not show their classes. */
const ORIGINALS = new WeakMap<
  RenderedOverrides,
  Pick<TemplateOverrides, 'requestOverride' | 'responseOverride'>
>();

function restore(own: MapValue, former: MapValue): void {
  const copier = new Copier();
  for (const [name, value] of former.entries) {
    const part = own.entries.get(name);
    if (part instanceof MapValue && value instanceof MapValue) {
      restore(part, value);
    } else {
      own.entries.set(name, copier.copy(value));
    }
  }
}

/**
 * Copies everything that a template can change: the next template must not change what this one left. What
 * contains itself contains its copy, and what occurs several times is copied once.
 */
class Copier {
  /** By the entries or items, which maps and lists may share. */
  readonly #copies = new Map<MapValue['entries'] | ListValue['items'], MapValue | ListValue>();
  readonly #unfilled: (() => void)[] = [];

  copy(value: Value): Value {
    const copy = this.#begin(value);
    for (let fill = this.#unfilled.pop(); fill !== undefined; fill = this.#unfilled.pop()) {
      fill();
    }
    return copy;
  }

  #begin(value: Value): Value {
    if (!(value instanceof MapValue || value instanceof ListValue)) {
      return value;
    }
    const parts = value instanceof MapValue ? value.entries : value.items;
    const known = this.#copies.get(parts);
    if (known !== undefined) {
      return known;
    }
    const copy = value instanceof MapValue ? new MapValue() : new ListValue([], value.kind);
    this.#copies.set(parts, copy);
    this.#unfilled.push(() => this.#fill(value, copy));
    return copy;
  }

  #fill(value: MapValue | ListValue, copy: MapValue | ListValue): void {
    if (value instanceof MapValue && copy instanceof MapValue) {
      for (const [key, item] of value.entries) {
        copy.entries.set(key, this.#begin(item));
      }
    } else if (value instanceof ListValue && copy instanceof ListValue) {
      for (const item of value.items) {
        copy.items.push(this.#begin(item));
      }
    }
  }
}

/** Makes frozen values of JavaScript, for comparison in tests. */
class PlainCopier {
  /** Characters; each value counts as some. */
  #size = 0;

  /** Each name is an own property. */
  object({ entries }: MapValue, depth: number): Readonly<Record<string, unknown>> {
    const members = Array.from(entries, ([name, value]) => [
      javaText(name),
      this.#plain(value, depth + 1),
    ]);
    return Object.freeze(Object.fromEntries(members));
  }

  #plain(value: Value, depth: number): unknown {
    if (depth > MAX_JSON_DEPTH || this.#size > MAX_SIZE) {
      return '…';
    }
    this.#size += typeof value === 'string' ? value.length + VALUE_SIZE : VALUE_SIZE;
    if (value instanceof MapValue || value instanceof ListValue) {
      return value instanceof MapValue
        ? this.object(value, depth)
        : Object.freeze(value.items.map((item) => this.#plain(item, depth + 1)));
    }
    const found = toPlain(value);
    const text = typeof found === 'number' ? javaText(value) : undefined;
    return text === undefined || text === String(found) ? found : text;
  }
}

const VALUE_SIZE = 100;
const MAX_SIZE = 100_000 * VALUE_SIZE;
