import { CharacterValue, type Value } from '../../json/values.js';
import { character, int } from '../arguments.js';
import { ArrayValue } from '../collections/array-value.js';
import type { MethodTable } from '../java-class.js';
import { RenderFailure } from '../work.js';

/** The static methods of `java.lang.Character` for UTF-16 units, code points and digits. */
export const CODE_UNIT_METHODS: MethodTable<CharacterValue> = {
  'charCount(int)': (_self, [code]) => (int(code) >= 0x10000 ? 2 : 1),
  'isValidCodePoint(int)': (_self, [code]) => isBetween(int(code), 0, 0x10ffff),
  'isBmpCodePoint(int)': (_self, [code]) => isBetween(int(code), 0, 0xffff),
  'isSupplementaryCodePoint(int)': (_self, [code]) => isBetween(int(code), 0x10000, 0x10ffff),
  'isSurrogate(char)': (_self, [unit]) => isBetween(codeOf(unit), 0xd800, 0xdfff),
  'isHighSurrogate(char)': (_self, [unit]) => isBetween(codeOf(unit), 0xd800, 0xdbff),
  'isLowSurrogate(char)': (_self, [unit]) => isBetween(codeOf(unit), 0xdc00, 0xdfff),
  'isSurrogatePair(char,char)': (_self, [high, low]) =>
    isBetween(codeOf(high), 0xd800, 0xdbff) && isBetween(codeOf(low), 0xdc00, 0xdfff),
  'toCodePoint(char,char)': (_self, [high, low]) =>
    ((codeOf(high) << 10) + codeOf(low) + (0x10000 - (0xd800 << 10) - 0xdc00)) | 0,
  'toChars(int)': (_self, [code]) => {
    const units = character(int(code)).split('');
    return new ArrayValue(
      units.map((unit) => new CharacterValue(unit)),
      'char',
    );
  },
  'isISOControl(char)': (_self, [unit]) => isControl(codeOf(unit)),
  'isISOControl(int)': (_self, [code]) => isControl(int(code)),
  'reverseBytes(char)': (_self, [unit]) => {
    const code = codeOf(unit);
    return unitOf(((code & 0xff) << 8) | (code >> 8));
  },
  'forDigit(int,int)': (_self, [digit, radix]) => {
    const fits = isBetween(int(radix), 2, 36) && isBetween(int(digit), 0, int(radix) - 1);
    return new CharacterValue(fits ? int(digit).toString(36) : '\0');
  },
};

function codeOf(unit: Value | undefined): number {
  if (!(unit instanceof CharacterValue)) {
    throw new RenderFailure('The argument must be a Character');
  }
  return unit.value.charCodeAt(0);
}

function unitOf(code: number): CharacterValue {
  return new CharacterValue(String.fromCharCode(code));
}

function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}

function isControl(code: number): boolean {
  return isBetween(code, 0, 0x1f) || isBetween(code, 0x7f, 0x9f);
}
