import type { Cursor } from './cursor.js';
import type { CompileSubschema, OptionalCheck, SchemaCheck } from './model-check.js';
import type { ModelSchema } from './model-schema.js';
import { isJsonObject, jsonText } from './model-values.js';

export function additionalProperties(schema: ModelSchema): OptionalCheck {
  if (schema.additionalProperties !== false) return undefined;
  return (value, problems) => {
    if (!isJsonObject(value)) return;
    const surplus = Object.keys(value).filter(
      (name) =>
        !schema.properties.has(name) && !schema.patternProperties.some(([form]) => form.test(name)),
    );
    if (surplus.length > 0) {
      problems.push(
        `object instance has properties which are not allowed by the schema: ${jsonText(surplus.sort())}`,
      );
    }
  };
}

export function dependency(
  name: string,
  needs: readonly string[] | Cursor,
  compile: CompileSubschema,
): SchemaCheck {
  if (!isNames(needs)) {
    const check = compile(needs, true);
    return (value, problems) => {
      if (isJsonObject(value) && Object.hasOwn(value, name)) check(value, problems);
    };
  }
  return (value, problems) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return;
    const missing = needs.filter((other) => !Object.hasOwn(value, other));
    if (missing.length > 0) {
      problems.push(
        `property "${name}" of object has missing property dependencies (schema requires ${jsonText([...needs].sort())}; missing: ${jsonText(missing.sort())})`,
      );
    }
  };
}

function isNames(needs: readonly string[] | Cursor): needs is readonly string[] {
  return Array.isArray(needs);
}

export function minProperties(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    const count = isJsonObject(value) ? Object.keys(value).length : least;
    if (count < least) {
      problems.push(
        `object has too few properties (found ${count} but schema requires at least ${least})`,
      );
    }
  };
}

export function maxProperties(most: number | undefined): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    const count = isJsonObject(value) ? Object.keys(value).length : most;
    if (count > most) {
      problems.push(
        `object has too many properties (found ${count} but schema requires at most ${most})`,
      );
    }
  };
}

export function required(names: readonly string[]): OptionalCheck {
  if (names.length === 0) return undefined;
  return (value, problems) => {
    if (!isJsonObject(value)) return;
    const missing = names.filter((name) => !Object.hasOwn(value, name));
    if (missing.length > 0) {
      problems.push(`object has missing required properties (${jsonText(missing.sort())})`);
    }
  };
}
