import { javaText } from '../java/json/index.js';
import { ListValue, MapValue, SilentMap, type Value } from '../java/json/values.js';
import { RenderFailure } from '../java/lang/work.js';
import type { Overrides, ParameterLocation } from '../model/mapping.js';

/** The overrides of one request as templates see them: `$context.requestOverride` and `responseOverride`. */
export interface TemplateOverrides extends Overrides {
  readonly requestOverride: MapValue;
  readonly responseOverride: MapValue;
  /** To be called before each template: it may override again what an earlier template did. */
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

/** Creates its maps on first access: most requests have no template. */
class MapOverrides implements TemplateOverrides {
  #maps: OverrideMaps | undefined;

  get requestOverride(): MapValue {
    this.#maps ??= makeMaps();
    return this.#maps.request;
  }

  get responseOverride(): MapValue {
    this.#maps ??= makeMaps();
    return this.#maps.response;
  }

  beginTemplate(): void {
    for (const part of this.#maps?.parts ?? []) {
      part.release();
    }
  }

  request(location: ParameterLocation): ReadonlyMap<string, readonly string[]> {
    return valuesOf(this.#maps?.request.entries.get(location));
  }

  responseHeaders(): ReadonlyMap<string, readonly string[]> {
    return valuesOf(this.#maps?.response.entries.get('header'));
  }

  responseStatus(): number | undefined {
    const status = this.#maps?.response.entries.get('status') ?? null;
    const text = status === null ? '' : javaText(status);
    return /^[1-5]\d\d$/.test(text) ? Number(text) : undefined;
  }
}

interface OverrideMaps {
  readonly request: MapValue;
  readonly response: MapValue;
  readonly parts: readonly OnceMap[];
}

function makeMaps(): OverrideMaps {
  const [path, header, querystring] = [new OnceMap(), new OnceMap(), new OnceMap()];
  const [responseHeader, response] = [new OnceMap(), new OnceMap()];
  const request = new OverrideEntries([
    ['path', new SilentMap(path)],
    ['header', new SilentMap(header)],
    ['querystring', new SilentMap(querystring)],
  ]);
  response.set('header', new SilentMap(responseHeader));
  response.release();
  return {
    request: new SilentMap(request),
    response: new SilentMap(response),
    parts: [path, header, querystring, responseHeader, response],
  };
}

/** A map that a template puts into overrides prints nothing, like the overrides themselves. */
class OverrideEntries extends Map<Value, Value> {
  override set(name: Value, value: Value): this {
    const silent = value instanceof MapValue && !(value instanceof SilentMap);
    return super.set(name, silent ? new SilentMap(value.entries) : value);
  }
}

/** Entries that each template may set only once. */
class OnceMap extends OverrideEntries {
  #taken: Set<Value> | undefined;

  override set(name: Value, value: Value): this {
    this.#taken ??= new Set();
    if (this.#taken.has(name)) {
      throw new RenderFailure(
        `The template overrides ${javaText(name)} twice; a template can override a parameter only once`,
      );
    }
    this.#taken.add(name);
    return super.set(name, value);
  }

  release(): void {
    this.#taken = undefined;
  }
}

/** A list stands for several values; anything but a map overrides nothing. */
function valuesOf(part: Value | undefined): ReadonlyMap<string, readonly string[]> {
  if (!(part instanceof MapValue) || part.entries.size === 0) {
    return NOTHING;
  }
  const values = new Map<string, readonly string[]>();
  for (const [name, value] of part.entries) {
    if (value === null) {
      continue;
    }
    const items = value instanceof ListValue ? value.items : [value];
    values.set(javaText(name), items.map(javaText));
  }
  return values;
}

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map();
