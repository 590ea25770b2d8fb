import type { Overrides, ParameterLocation } from '../model/mapping.js';
import { SilentMap, textOf } from './java/text.js';
import { RenderFailure } from './java/work.js';
import { ListValue, MapValue, type Value } from './json/values.js';

/** The overrides of one request as templates see them: `$context.requestOverride` and its sibling. */
export interface TemplateOverrides extends Overrides {
  readonly requestOverride: MapValue;
  readonly responseOverride: MapValue;
  /** A template begins: it may override anew what an earlier one did. */
  beginTemplate(): void;
}

/**
 * Empty overrides: `requestOverride` with `path`, `header` and `querystring`, `responseOverride` with
 * `header` alone. AWS: "Override your API's request and response parameters and status codes"; a
 * template that overrides one parameter twice fails there, and here.
 */
export function createOverrides(): TemplateOverrides {
  return new MapOverrides();
}

class MapOverrides implements TemplateOverrides {
  readonly requestOverride: MapValue;
  readonly responseOverride: MapValue;
  readonly #parts: readonly OnceMap[];

  constructor() {
    const [path, header, querystring, responseHeader, response] = Array.from(
      { length: 5 },
      () => new OnceMap(),
    ) as [OnceMap, OnceMap, OnceMap, OnceMap, OnceMap];
    this.requestOverride = new SilentMap(
      new Map<Value, Value>([
        ['path', new SilentMap(path)],
        ['header', new SilentMap(header)],
        ['querystring', new SilentMap(querystring)],
      ]),
    );
    response.set('header', new SilentMap(responseHeader));
    this.responseOverride = new SilentMap(response);
    this.#parts = [path, header, querystring, responseHeader, response];
    this.beginTemplate();
  }

  beginTemplate(): void {
    for (const part of this.#parts) part.release();
  }

  request(location: ParameterLocation): ReadonlyMap<string, readonly string[]> {
    return valuesOf(this.requestOverride.entries.get(location));
  }

  responseHeaders(): ReadonlyMap<string, readonly string[]> {
    return valuesOf(this.responseOverride.entries.get('header'));
  }

  responseStatus(): number | undefined {
    const status = this.responseOverride.entries.get('status');
    const text = status === undefined || status === null ? '' : textOf(status);
    return /^[1-5]\d\d$/.test(text) ? Number(text) : undefined;
  }
}

/** Entries which each template may set once. */
class OnceMap extends Map<Value, Value> {
  readonly #taken = new Set<Value>();

  override set(name: Value, value: Value): this {
    if (this.#taken.has(name)) {
      throw new RenderFailure(`A template overrides ${textOf(name)} a second time`);
    }
    this.#taken.add(name);
    return super.set(name, value);
  }

  release(): void {
    this.#taken.clear();
  }
}

/** A list stands for several values; what is no map overrides nothing. */
function valuesOf(part: Value | undefined): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  if (!(part instanceof MapValue)) return values;
  for (const [name, value] of part.entries) {
    if (value === null) continue;
    const items = value instanceof ListValue ? value.items : [value];
    values.set(textOf(name), items.map(textOf));
  }
  return values;
}
