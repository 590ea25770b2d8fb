import { javaText, toPlain } from '../../java/json/index.js';
import { ListValue, MapValue, type Value } from '../../java/json/values.js';
import type { ContextValue } from '../../model/mapping.js';
import type { TemplateOverrides } from '../overrides.js';
import { plainMap, plainValue } from './variables/context-variable.js';

/**
 * `$context.requestOverride` and `$context.responseOverride` after rendering, as frozen plain values. A number
 * that JavaScript would print differently from Java is a string: `'9007199254740993'`, `'1.0'`.
 */
export interface RenderedOverrides {
  readonly requestOverride: Readonly<Record<string, unknown>>;
  readonly responseOverride: Readonly<Record<string, unknown>>;
}

/** The overrides as a template left them. */
export function renderedOverrides(overrides: TemplateOverrides): RenderedOverrides {
  const { requestOverride, responseOverride } = overrides;
  const rendered = Object.freeze({
    requestOverride: plainObject(requestOverride),
    responseOverride: plainObject(responseOverride),
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
  for (const [name, value] of former.entries) {
    const part = own.entries.get(name);
    if (part instanceof MapValue && value instanceof MapValue) {
      restore(part, value);
    } else {
      own.entries.set(name, copyOf(value));
    }
  }
}

/** A copy of everything that a template can change: the next template must not change what this one left. */
function copyOf(value: Value): Value {
  if (value instanceof ListValue) {
    return new ListValue(value.items.map(copyOf), value.kind);
  }
  if (!(value instanceof MapValue)) {
    return value;
  }
  const copy = new MapValue();
  for (const [key, item] of value.entries) {
    copy.entries.set(key, copyOf(item));
  }
  return copy;
}

/** An ordinary object, for comparison in tests; each name is an own property. */
function plainObject({ entries }: MapValue): Readonly<Record<string, unknown>> {
  const members = [...entries].map(([name, value]) => [javaText(name), plain(value)]);
  return Object.freeze(Object.fromEntries(members));
}

function plain(value: Value): unknown {
  if (value instanceof MapValue) {
    return plainObject(value);
  }
  if (value instanceof ListValue) {
    return Object.freeze(value.items.map(plain));
  }
  const found = toPlain(value);
  const text = typeof found === 'number' ? javaText(value) : undefined;
  return text === undefined || text === String(found) ? found : text;
}
