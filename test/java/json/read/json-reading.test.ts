import { describe, expect, test } from 'vitest';
import { readJson, writeJson } from '../../../../src/java/json/index.js';
import { JsonReading, MAX_JSON_DEPTH } from '../../../../src/java/json/read/json-reading.js';

/** Longer than what short texts share their memory for. */
const LONG = ' '.repeat(600);

describe.each([
  `[1,2.50,"a\\n",{"b":[],"c":{"d":null}},true,[[]],"${'x'.repeat(50)}"]`,
  `{"a":{"b":[1,[2,{"c":"d"}]],"e":-1e3},"f":12345678901234567890.123}`,
  '"text"',
  'plain text',
  '7',
  '',
])('reading %s in pieces', (json) => {
  const text = LONG + json;

  test('gives the same value wherever it pauses', () => {
    const whole = writeJson(readJson(text));
    for (let length = 1; length < json.length; length += 1) {
      const reading = new JsonReading(text);
      let pieces = 0;
      for (let end = 0; !reading.readTo(end); end += length) {
        pieces += 1;
      }
      expect(writeJson(reading.value)).toBe(whole);
      expect(pieces).toBeLessThanOrEqual(text.length / length + 1);
    }
  });
});

test('a piece ends with the value that reaches its offset', () => {
  const reading = new JsonReading(`[${'1,'.repeat(1000)}1]`);
  expect(reading.readTo(100)).toBe(false);
  expect(writeJson(reading.value)).toBe(`[${'1,'.repeat(50)}1]`);
  expect(reading.readTo(Infinity)).toBe(true);
  expect(writeJson(reading.value)).toBe(`[${'1,'.repeat(1000)}1]`);
});

test.each([
  ['an item', '[1,]]:', 0],
  ['a list that is not closed', `[[${'1,'.repeat(500)}`, 1],
  ['an object that is not closed', `{"a":{${'"b":1,'.repeat(200)}`, 1],
  ['what follows a nested object', `{"a":{${'"b":1,'.repeat(200)}"c":1} "d":2}`, 1],
])('a fault in %s is found in whichever piece it is', (_what, text, isFault) => {
  const reading = new JsonReading(text);
  const readAll = () => {
    let end = 0;
    while (!reading.readTo(end)) {
      end += 10;
    }
  };
  if (isFault === 1) {
    expect(readAll).toThrow(expect.objectContaining({ code: 'ERR_JSON_SYNTAX' }));
  } else {
    expect(readAll).not.toThrow();
  }
});

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('nesting of %s deeper than the limit is refused', (open, close) => {
  const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
  expect(() => readJson(nested(MAX_JSON_DEPTH))).not.toThrow();
  expect(() => readJson(nested(MAX_JSON_DEPTH + 1))).toThrow('nested more than 1000 levels deep');
});
