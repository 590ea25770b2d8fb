import { expect, test } from 'vitest';
import {
  CONTROLS,
  literalUnit,
  members,
  SETS,
  unitRange,
  wide,
  widen,
} from '../../../../src/import/validation/pattern/ecma-characters.js';
import { compileJavaRegex } from '../../../../src/java/regex/index.js';

test.each([
  ['a😀é', 'a\u{10d83d}\u{10de00}é'],
  ['\ud800\udfff', '\u{10d800}\u{10dfff}'],
  ['\ud7ff\ue000', '\ud7ff\ue000'],
])('%j is widened', (text, widened) => {
  expect(widen(text)).toBe(widened);
});

test.each([
  [0x61, 'a', 'a'],
  [0xd7ff, '\ud7ff', '\ud7ff'],
  [0xd800, '\u{10d800}', '\u{10d800}'],
  [0xdfff, '\u{10dfff}', '\u{10dfff}'],
  [0xe000, '\ue000', '\ue000'],
  [0x2d, '-', '\\-'],
  [0x5b, '[', '\\['],
  [0x7e, '~', '\\~'],
  [0x20, ' ', ' '],
])('the unit %i as a character and in a pattern', (unit, character, literal) => {
  expect([wide(unit), literalUnit(unit), members(unit)]).toEqual([character, literal, literal]);
});

test.each([
  [0x61, 0x7a, 'a-z'],
  [0xd700, 0xd900, '\ud700-\ud7ff\u{10d800}-\u{10d900}'],
  [0xdf00, 0xe001, '\u{10df00}-\u{10dfff}\ue000-\ue001'],
  [0xd7ff, 0xe000, '\ud7ff-\ud7ff\u{10d800}-\u{10dfff}\ue000-\ue000'],
])('the range from %i to %i', (first, last, range) => {
  expect(unitRange(first, last)).toBe(range);
});

test('the members of an escape stand for themselves', () => {
  expect(members('\\d')).toBe('\\d');
});

// ECMA 262, the engine that runs this test, knows what the escapes match.
test.each(['\\d', '\\D', '\\w', '\\W', '\\s', '\\S'])(
  '%s has the characters of ECMA 262',
  (letter) => {
    const own = new RegExp(letter);
    const java = compileJavaRegex(`[${SETS.get(letter)}]`);
    const differing: number[] = [];
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
      const character = String.fromCharCode(unit);
      if (!isSurrogate && own.test(character) !== java.matches(character)) {
        differing.push(unit);
      }
    }
    expect(differing).toEqual([]);
  },
);

test.each(['f', 'n', 'r', 't', 'v'])('\\%s is the control character of ECMA 262', (letter) => {
  const unit = CONTROLS.get(letter) ?? Number.NaN;
  expect(new RegExp(`^\\${letter}$`).test(String.fromCharCode(unit))).toBe(true);
});
