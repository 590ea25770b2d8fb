import { expect, test } from 'vitest';
import { UNITS } from '../../../src/java/json/unit-buffer.js';

const LONG = 'plain text '.repeat(1000);

test.each([
  ['nothing', []],
  ['ASCII', ['a', '"', '\n']],
  ['more units than a chunk holds', [LONG, 'a', LONG]],
  ['text that is not ASCII', ['\u20ac', '\ud83d\ude00', 'é'.repeat(5000)]],
  ['halves of surrogate pairs, and marks of byte order', ['\ufeff', '\ud83d', LONG, '\ude00']],
])('%s, unit by unit and in slices', (_, parts) => {
  const text = parts.join('');
  const units = UNITS.begin();
  for (let at = 0; at < text.length; at += 1) {
    units.add(text.charCodeAt(at));
  }
  expect(units.end()).toBe(text);
  const slices = UNITS.begin();
  for (const part of parts) {
    slices.addSlice(`<${part}>`, 1, part.length + 1);
  }
  expect(slices.end()).toBe(text);
});

test('a text that was left unfinished is not a part of the next one', () => {
  UNITS.begin().addSlice(LONG, 0, LONG.length);
  UNITS.add(0x61);
  expect(UNITS.begin().end()).toBe('');
});

test('integers of every length, at every place of a chunk, are written with their digits', () => {
  const integers = Array.from({ length: 16 }, (_, power) => 10 ** power).flatMap((power) => [
    power - 1,
    power,
    -power,
    Math.floor(power * 2.147483648),
  ]);
  const all = [...integers, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
  const units = UNITS.begin();
  for (let round = 0; round < 100; round += 1) {
    for (const integer of all) {
      units.addInteger(integer);
    }
  }
  expect(units.end()).toBe(
    all
      .map((integer) => String(integer + 0))
      .join('')
      .repeat(100),
  );
});
