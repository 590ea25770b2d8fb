import type { Pattern } from './model-pattern.js';
import type { ModelSchema, PrimitiveType } from './model-schema.js';
import { isMultiple, isType, jsonEqual, jsonText, typeOf } from './model-values.js';
import type { OptionalWording } from './model-wording.js';

export function enumeration(values: readonly unknown[] | undefined): OptionalWording {
  if (values === undefined) return undefined;
  return (value, sentences) => {
    if (!values.some((allowed) => jsonEqual(value, allowed))) {
      sentences.push(
        `instance value (${jsonText(value)}) not found in enum (possible values: ${jsonText(values)})`,
      );
    }
  };
}

export function minLength(least: number | undefined): OptionalWording {
  if (least === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length < least) {
      sentences.push(
        `string "${value}" is too short (length: ${length}, required minimum: ${least})`,
      );
    }
  };
}

export function maxLength(most: number | undefined): OptionalWording {
  if (most === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length > most) {
      sentences.push(`string "${value}" is too long (length: ${length}, maximum allowed: ${most})`);
    }
  };
}

/** Characters as JSON Schema counts them: a surrogate pair is one. */
function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i += 1) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

export function pattern(form: Pattern | undefined): OptionalWording {
  if (form === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value === 'string' && !form.test(value)) {
      sentences.push(`ECMA 262 regex "${form.source}" does not match input string "${value}"`);
    }
  };
}

export function minimum(least: number | undefined): OptionalWording {
  if (least === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value === 'number' && value < least) {
      sentences.push(
        `numeric instance is lower than the required minimum (minimum: ${least}, found: ${value})`,
      );
    }
  };
}

export function maximum({ maximum: most, exclusiveMaximum }: ModelSchema): OptionalWording {
  if (most === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value !== 'number') return;
    if (value > most) {
      sentences.push(
        `numeric instance is greater than the required maximum (maximum: ${most}, found: ${value})`,
      );
    } else if (exclusiveMaximum && value === most) {
      sentences.push(`numeric instance is not strictly lower than the required maximum ${most}`);
    }
  };
}

export function multipleOf(divisor: number | undefined): OptionalWording {
  if (divisor === undefined) return undefined;
  return (value, sentences) => {
    if (typeof value === 'number' && !isMultiple(value, divisor)) {
      sentences.push(`remainder of division is not zero (${value} / ${divisor})`);
    }
  };
}

export function type(types: readonly PrimitiveType[] | undefined): OptionalWording {
  if (types === undefined) return undefined;
  const allowed = types.includes('number') ? [...types, 'integer'] : [...types];
  const names = jsonText([...new Set(allowed)].sort());
  return (value, sentences) => {
    if (!types.some((name) => isType(value, name))) {
      sentences.push(
        `instance type (${typeOf(value)}) does not match any allowed primitive type (allowed: ${names})`,
      );
    }
  };
}
