import { expect, test } from 'vitest';
import { JsonCursor } from '../../../../src/java/json/read/json-cursor.js';

/** The units of a text after a step, as text; `^Z` at its end. */
function after(text: string, step: (cursor: JsonCursor) => unknown): string {
  const cursor = new JsonCursor(text);
  step(cursor);
  expect(cursor.unit).toBe(cursor.offset < text.length ? text.charCodeAt(cursor.offset) : 0x1a);
  return text.slice(cursor.offset);
}

test.each<[step: string, move: (cursor: JsonCursor) => void, text: string, left: string]>([
  ['next', (cursor) => cursor.next(), 'ab', 'b'],
  ['next, at the end', (cursor) => cursor.next(), 'a', ''],
  ['moveTo', (cursor) => cursor.moveTo(2), 'abc', 'c'],
  ['skipBlanks', (cursor) => cursor.skipBlanks(), ' \t\r\n,x', ',x'],
  ['skipBlanks', (cursor) => cursor.skipBlanks(), `${' '.repeat(40)}\n,x`, ',x'],
  ['skipSurplus', (cursor) => cursor.skipSurplus(), ' ,, \n,x,', 'x,'],
  ['skipDigits', (cursor) => cursor.skipDigits(), '0129/', '/'],
  ['skipDigits, none', (cursor) => cursor.skipDigits(), ':', ':'],
  ['skipControls', (cursor) => cursor.skipControls(), '\u0000\u001f !', '!'],
  ['skipControls, to the end', (cursor) => cursor.skipControls(), '  \u001a ', '\u001a '],
])('%s', (_, move, text, left) => {
  expect(after(text, move)).toBe(left);
});

test('unquoted text ends at a stop, and loses the control characters around it', () => {
  const stops = { first: 0x2c, second: 0x2c };
  const cursor = new JsonCursor('x \u0001a b\u0002 ,c');
  cursor.moveTo(1);
  expect(cursor.bareText(stops)).toBe('a b');
  expect(cursor.isAt(0x2c)).toBe(true);
  expect(cursor.bareText(stops, 0)).toBe('x \u0001a b');
  expect(new JsonCursor('a\u001ab').bareText(stops)).toBe('a');
});

test.each([
  ['x', 0, 'Unexpected "x" at offset 0'],
  ['', 0, 'Unexpected end of JSON at offset 0'],
])('%j is unexpected at offset %i', (text, offset, message) => {
  expect(() => new JsonCursor(text).unexpected()).toThrow(
    expect.objectContaining({ offset, message }),
  );
});
