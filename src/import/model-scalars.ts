import type { OptionalCheck } from './model-check.js';
import type { ModelSchema, PrimitiveType } from './model-schema.js';
import { isType, jsonEqual, jsonText, typeOf } from './model-values.js';

export function enumeration(values: readonly unknown[] | undefined): OptionalCheck {
  if (values === undefined) return undefined;
  return (value, problems) => {
    if (!values.some((allowed) => jsonEqual(value, allowed))) {
      problems.push(
        `instance value (${jsonText(value)}) not found in enum (possible values: ${jsonText(values)})`,
      );
    }
  };
}

export function minLength(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length < least) {
      problems.push(
        `string "${value}" is too short (length: ${length}, required minimum: ${least})`,
      );
    }
  };
}

export function maxLength(most: number | undefined): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'string') return;
    const length = codePoints(value);
    if (length > most) {
      problems.push(`string "${value}" is too long (length: ${length}, maximum allowed: ${most})`);
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

export function pattern(form: RegExp | undefined): OptionalCheck {
  if (form === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'string' && !form.test(value)) {
      problems.push(`ECMA 262 regex "${form.source}" does not match input string "${value}"`);
    }
  };
}

export function minimum(least: number | undefined): OptionalCheck {
  if (least === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'number' && value < least) {
      problems.push(
        `numeric instance is lower than the required minimum (minimum: ${least}, found: ${value})`,
      );
    }
  };
}

export function maximum({ maximum: most, exclusiveMaximum }: ModelSchema): OptionalCheck {
  if (most === undefined) return undefined;
  return (value, problems) => {
    if (typeof value !== 'number') return;
    if (value > most) {
      problems.push(
        `numeric instance is greater than the required maximum (maximum: ${most}, found: ${value})`,
      );
    } else if (exclusiveMaximum && value === most) {
      problems.push(`numeric instance is not strictly lower than the required maximum ${most}`);
    }
  };
}

export function multipleOf(divisor: number | undefined): OptionalCheck {
  if (divisor === undefined) return undefined;
  return (value, problems) => {
    if (typeof value === 'number' && !isMultiple(value, divisor)) {
      problems.push(`remainder of division is not zero (${value} / ${divisor})`);
    }
  };
}

/** Decimal fractions count as written: 0.3 is three times 0.1, whatever binary makes of it. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (Number.isInteger(quotient)) return true;
  return (
    Math.abs(quotient - Math.round(quotient)) < Number.EPSILON * Math.max(1, Math.abs(quotient))
  );
}

export function type(types: readonly PrimitiveType[] | undefined): OptionalCheck {
  if (types === undefined) return undefined;
  const allowed = types.includes('number') ? [...types, 'integer'] : [...types];
  const names = jsonText([...new Set(allowed)].sort());
  return (value, problems) => {
    if (!types.some((name) => isType(value, name))) {
      problems.push(
        `instance type (${typeOf(value)}) does not match any allowed primitive type (allowed: ${names})`,
      );
    }
  };
}
