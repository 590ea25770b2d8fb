import { canonicalText, jsonText, type PrimitiveType, typeOf } from '../json-values.js';
import {
  compareModelNumbers,
  isModelNumber,
  isMultiple,
  type ModelNumber,
  modelNumberText,
} from '../number.js';
import { type ModelPattern, noMatch } from '../pattern/pattern.js';
import type { Check } from '../report.js';
import type { ModelSchema } from '../schema.js';

/** Compares by canonical text, so that the cost does not depend on the number of values. */
export function enumeration(allowed: ModelSchema['enum']): Check | undefined {
  if (allowed === undefined) {
    return undefined;
  }
  const { values, canonical } = allowed;
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  let list: string | undefined;
  return (value, report) => {
    if (typeof value === 'string') {
      if (texts.has(value)) {
        return true;
      }
      report.spend(1 + value.length);
    } else if (canonical.has(canonicalText(value, (work) => report.spend(work)))) {
      return true;
    }
    return report.fault(() => {
      list ??= jsonText(values);
      return `instance value (${jsonText(value)}) not found in enum (possible values: ${list})`;
    });
  };
}

export function type(types: readonly PrimitiveType[] | undefined): Check | undefined {
  if (types === undefined) {
    return undefined;
  }
  const allowed = new Set(types);
  if (allowed.has('number')) {
    allowed.add('integer');
  }
  const names = jsonText([...allowed].sort());
  // The usual case: `typeof` returns the name of the type.
  const [first] = types.filter((name) => name !== 'object');
  const takesNumbers = allowed.has('number');
  const takesIntegers = allowed.has('integer');
  const takes = (value: unknown): boolean =>
    typeof value === 'number'
      ? takesNumbers || (takesIntegers && Number.isInteger(value))
      : allowed.has(typeOf(value));
  return (value, report) =>
    typeof value === first ||
    takes(value) ||
    report.fault(
      () =>
        `instance type (${typeOf(value)}) does not match any allowed primitive type (allowed: ${names})`,
    );
}

export function minLength(least: number | undefined): Check | undefined {
  if (least === undefined) {
    return undefined;
  }
  return (value, report) => {
    if (typeof value !== 'string' || value.length >= 2 * least) {
      return true;
    }
    const length = codePoints(value);
    if (length >= least) {
      return true;
    }
    return report.fault(
      () => `string "${value}" is too short (length: ${length}, required minimum: ${least})`,
    );
  };
}

export function maxLength(most: number | undefined): Check | undefined {
  if (most === undefined) {
    return undefined;
  }
  return (value, report) => {
    if (typeof value !== 'string' || value.length <= most) {
      return true;
    }
    const length = codePoints(value);
    if (length <= most) {
      return true;
    }
    return report.fault(
      () => `string "${value}" is too long (length: ${length}, maximum allowed: ${most})`,
    );
  };
}

/** The number of code points, which JSON Schema counts as characters. */
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

export function pattern(form: ModelPattern | undefined): Check | undefined {
  if (form === undefined) {
    return undefined;
  }
  return (value, report) =>
    typeof value !== 'string' ||
    form.test(value, report) ||
    report.fault(() => noMatch(form.source, value));
}

export function minimum(least: ModelNumber | undefined): Check | undefined {
  if (least === undefined) {
    return undefined;
  }
  return (value, report) =>
    !isModelNumber(value) ||
    compareModelNumbers(value, least) >= 0 ||
    report.fault(
      () =>
        `numeric instance is lower than the required minimum (minimum: ${modelNumberText(least)}, found: ${modelNumberText(value)})`,
    );
}

export function maximum({ maximum: most, exclusiveMaximum }: ModelSchema): Check | undefined {
  if (most === undefined) {
    return undefined;
  }
  return (value, report) => {
    const difference = isModelNumber(value) ? compareModelNumbers(value, most) : -1;
    if (difference < 0 || (difference === 0 && !exclusiveMaximum)) {
      return true;
    }
    return report.fault(() =>
      difference === 0
        ? `numeric instance is not strictly lower than the required maximum ${modelNumberText(most)}`
        : `numeric instance is greater than the required maximum (maximum: ${modelNumberText(most)}, found: ${jsonText(value)})`,
    );
  };
}

export function multipleOf(divisor: ModelNumber | undefined): Check | undefined {
  if (divisor === undefined) {
    return undefined;
  }
  return (value, report) =>
    !isModelNumber(value) ||
    isMultiple(value, divisor) ||
    report.fault(
      () =>
        `remainder of division is not zero (${modelNumberText(value)} / ${modelNumberText(divisor)})`,
    );
}
