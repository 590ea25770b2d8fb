import { unify } from '../values/conversion/unify.js';
import type { BigFloat } from '../values/numbers/big-float.js';
import { numberText } from '../values/numbers/number-text.js';
import { type HclType, isPrimitive } from '../values/type.js';
import { type HclValue, type StringValue, typeOfValue } from '../values/value.js';
import { FunctionProblem, type HclParameter } from './function.js';

// Reads of arguments that were converted to the types of their parameters.

/** A parameter that may be neither null nor unknown. */
export function parameter(name: string, type: HclType): HclParameter {
  return { name, type };
}

/** A parameter that takes a value of any type, also an unknown one. */
export function anyParameter(name: string): HclParameter {
  return { name, type: 'dynamic', unknown: true };
}

export function textOf(value: HclValue | undefined): string {
  return stringOf(value).text;
}

export function stringOf(value: HclValue | undefined): StringValue {
  if (value?.kind !== 'string') {
    throw new FunctionProblem('a text is required');
  }
  return value;
}

export function bigOf(value: HclValue | undefined): BigFloat {
  if (value?.kind !== 'number') {
    throw new FunctionProblem('a number is required');
  }
  return value.number;
}

/** A whole number that is small enough to count with. */
export function wholeNumberOf(value: HclValue | undefined, argument?: number): number {
  const number = bigOf(value);
  const integer = number.isInteger ? number.toNumber() : Number.NaN;
  if (!Number.isSafeInteger(integer)) {
    const found = numberText(number).slice(0, 40);
    throw new FunctionProblem(`a whole number is required, not ${found}`, argument);
  }
  return integer;
}

export function boolOf(value: HclValue | undefined): boolean {
  return value?.kind === 'bool' && value.bool;
}

/** The elements of a list, set or tuple. */
export function elementsIn(value: HclValue | undefined): readonly HclValue[] {
  if (value === undefined || !('items' in value)) {
    throw new FunctionProblem('a list, set or tuple is required');
  }
  return value.items;
}

/** The members of a map or object. */
export function membersIn(value: HclValue | undefined): ReadonlyMap<string, HclValue> {
  if (value === undefined || !('members' in value)) {
    throw new FunctionProblem('a map or object is required');
  }
  return value.members;
}

/** The type that the elements of collections have in common; `dynamic` for no elements. */
export function commonElementType(values: readonly HclValue[]): HclType {
  const types = values.flatMap((value) =>
    'element' in value
      ? [value.element]
      : value.kind === 'tuple'
        ? value.items.map(typeOfValue)
        : [],
  );
  const known = types.filter((type) => type !== 'dynamic');
  const common = known.length === 0 ? 'dynamic' : unify(known);
  if (common === undefined) {
    throw new FunctionProblem('all elements must have one type in common');
  }
  return common;
}

export function isPrimitiveType(value: HclValue): boolean {
  return isPrimitive(typeOfValue(value));
}
