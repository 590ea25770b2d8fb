import { CharacterValue, type Value } from '../../json/values.js';
import { character, int, notComparable, stringArgument } from '../arguments.js';
import type { MethodTable } from '../java-class.js';

/** `java.lang.Boolean`. */
export const BOOLEAN_METHODS: MethodTable<boolean> = {
  'booleanValue()': (self) => self,
  'compareTo(Object)': (self, [other]) =>
    typeof other === 'boolean' ? Number(self) - Number(other) : notComparable(),
  'compare(boolean,boolean)': (_self, [one, other]) => Number(one) - Number(other),
  'parseBoolean(String)': (_self, [value]) => isTrue(value),
  'valueOf(String)': (_self, [value]) => isTrue(value),
  'valueOf(boolean)': (_self, [value]) => value === true,
  'toString(boolean)': (_self, [value]) => String(value),
  'hashCode(boolean)': (_self, [value]) => (value === true ? 1231 : 1237),
  'getBoolean(String)': () => false,
  'logicalAnd(boolean,boolean)': (_self, [one, other]) => one === true && other === true,
  'logicalOr(boolean,boolean)': (_self, [one, other]) => one === true || other === true,
  'logicalXor(boolean,boolean)': (_self, [one, other]) => one !== other,
};

/** Java's white space: spaces except non-breaking ones, and some control characters. */
const JAVA_WHITESPACE = new RegExp(
  `^(?:[\\t-\\r${String.fromCharCode(0x1c)}-${String.fromCharCode(0x1f)}]|(?![\\xa0\\u2007\\u202f])[\\p{Zs}\\p{Zl}\\p{Zp}])$`,
  'u',
);

/** `java.lang.Character`. */
export const CHARACTER_METHODS: MethodTable<CharacterValue> = {
  'charValue()': (self) => self,
  'compareTo(Object)': ({ value }, [other]) =>
    other instanceof CharacterValue
      ? value.charCodeAt(0) - other.value.charCodeAt(0)
      : notComparable(),
  'compare(char,char)': (_self, [one, other]) =>
    character(one).charCodeAt(0) - character(other).charCodeAt(0),
  'valueOf(char)': (_self, [value]) => value ?? null,
  'toString(char)': (_self, [value]) => character(value),
  'toUpperCase(char)': (_self, [value]) => mapped(value, (unit) => unit.toUpperCase()),
  'toLowerCase(char)': (_self, [value]) => mapped(value, (unit) => unit.toLowerCase()),
  'toUpperCase(int)': (_self, [value]) => codeOf(character(value).toUpperCase(), value),
  'toLowerCase(int)': (_self, [value]) => codeOf(character(value).toLowerCase(), value),
  'getNumericValue(int)': (_self, [value]) =>
    int(value) < 0 ? -1 : numericValue(character(value)),
  'hashCode(char)': (_self, [value]) => character(value).charCodeAt(0),
  'getNumericValue(char)': (_self, [value]) => numericValue(character(value)),
  'digit(char,int)': (_self, [value, radix]) => {
    const worth = numericValue(character(value));
    return worth < int(radix) ? worth : -1;
  },
  ...either('isDigit', /^\p{Nd}$/u),
  ...either('isLetter', /^\p{L}$/u),
  ...either('isLetterOrDigit', /^[\p{L}\p{Nd}]$/u),
  ...either('isAlphabetic', /^\p{Alphabetic}$/u),
  ...either('isUpperCase', /^\p{Uppercase}$/u),
  ...either('isLowerCase', /^\p{Lowercase}$/u),
  ...either('isWhitespace', JAVA_WHITESPACE),
  ...either('isSpaceChar', /^[\p{Zs}\p{Zl}\p{Zp}]$/u),
};

function either(name: string, test: RegExp): MethodTable<CharacterValue> {
  const body = (_self: CharacterValue, [value]: readonly Value[]): Value =>
    test.test(character(value));
  return name === 'isAlphabetic'
    ? { [`${name}(int)`]: body }
    : { [`${name}(char)`]: body, [`${name}(int)`]: body };
}

function mapped(value: Value | undefined, map: (unit: string) => string): Value {
  const unit = character(value);
  const result = map(unit);
  return new CharacterValue(result.length === 1 ? result : unit);
}

function codeOf(result: string, value: Value | undefined): Value {
  const code = result.codePointAt(0) ?? 0;
  return [...result].length === 1 ? code : (value ?? null);
}

function numericValue(unit: string): number {
  const value = Number.parseInt(unit, 36);
  return Number.isNaN(value) ? -1 : value;
}

function isTrue(value: Value | undefined): boolean {
  return value !== null && stringArgument(value).toLowerCase() === 'true';
}
