import type { Cursor } from './cursor.js';
import { isList, type ModelSchema } from './model-schema.js';
import { isJsonObject, jsonText } from './model-values.js';
import type { OptionalWording, Wording, WordingOf } from './model-wording.js';

export function additionalProperties(schema: ModelSchema): OptionalWording {
  if (schema.additionalProperties !== false) return undefined;
  return (value, sentences) => {
    if (!isJsonObject(value)) return;
    const surplus = Object.keys(value).filter(
      (name) =>
        !schema.properties.has(name) && !schema.patternProperties.some(([form]) => form.test(name)),
    );
    if (surplus.length > 0) {
      sentences.push(
        `object instance has properties which are not allowed by the schema: ${jsonText(surplus.sort())}`,
      );
    }
  };
}

export function dependency(
  name: string,
  needs: readonly string[] | Cursor,
  wordingOf: WordingOf,
): Wording {
  if (!isList(needs)) {
    const wording = wordingOf(needs, true);
    return (value, sentences) => {
      if (isJsonObject(value) && Object.hasOwn(value, name)) wording(value, sentences);
    };
  }
  return (value, sentences) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return;
    const missing = needs.filter((other) => !Object.hasOwn(value, other));
    if (missing.length > 0) {
      sentences.push(
        `property "${name}" of object has missing property dependencies (schema requires ${jsonText([...needs].sort())}; missing: ${jsonText(missing.sort())})`,
      );
    }
  };
}

export function minProperties(least: number | undefined): OptionalWording {
  if (least === undefined) return undefined;
  return (value, sentences) => {
    const count = isJsonObject(value) ? Object.keys(value).length : least;
    if (count < least) {
      sentences.push(
        `object has too few properties (found ${count} but schema requires at least ${least})`,
      );
    }
  };
}

export function maxProperties(most: number | undefined): OptionalWording {
  if (most === undefined) return undefined;
  return (value, sentences) => {
    const count = isJsonObject(value) ? Object.keys(value).length : most;
    if (count > most) {
      sentences.push(
        `object has too many properties (found ${count} but schema requires at most ${most})`,
      );
    }
  };
}

export function required(names: readonly string[]): OptionalWording {
  if (names.length === 0) return undefined;
  return (value, sentences) => {
    if (!isJsonObject(value)) return;
    const missing = names.filter((name) => !Object.hasOwn(value, name));
    if (missing.length > 0) {
      sentences.push(`object has missing required properties (${jsonText(missing.sort())})`);
    }
  };
}
