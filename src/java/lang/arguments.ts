import { CharacterValue, type JavaNumber, type Value } from '../json/values.js';
import { doubleOf, isNumber, longOf } from './numbers/numbers.js';
import { RenderFailure } from './work.js';

/** A parameter of type String or CharSequence. */
export function stringArgument(value: Value | undefined): string {
  if (typeof value === 'string') {
    return value;
  }
  throw new RenderFailure(
    value === null ? 'The argument must not be null' : 'The argument must be a String',
  );
}

/** A parameter of type int, for which the method was chosen by an Integer. */
export function int(value: Value | undefined): number {
  if (typeof value === 'number') {
    return value;
  }
  throw new RenderFailure('The argument must be an Integer');
}

/** A parameter of type long. */
export function long(value: Value | undefined): bigint {
  return longOf(number(value));
}

/** A parameter of type float or double. */
export function double(value: Value | undefined): number {
  return doubleOf(number(value));
}

/** A parameter of type Number. */
export function number(value: Value | undefined): number | JavaNumber {
  if (isNumber(value)) {
    return value;
  }
  throw new RenderFailure('The argument must be a Number');
}

/** A parameter of type char; an int is a code point if the method accepts both. */
export function character(value: Value | undefined): string {
  if (value instanceof CharacterValue) {
    return value.value;
  }
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) {
    return String.fromCodePoint(value);
  }
  throw new RenderFailure('The argument must be a Character');
}

/** The error that Java throws for an index out of bounds. */
export function outOfBounds(index: number, size: number): RenderFailure {
  return new RenderFailure(`Index ${index} is out of bounds for length ${size}`);
}

/** The error that Java throws for two values that cannot be compared. */
export function notComparable(): Value {
  throw new RenderFailure('Values of different classes cannot be compared');
}

/** The error that collections of a fixed size throw for a change. */
export function unsupported(): Value {
  throw new RenderFailure('The collection does not support this operation');
}
