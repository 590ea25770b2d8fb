import { expect, test } from 'vitest';
import { boundedJson } from '../../../src/import/document/bounded-json.js';

test.each<[unknown]>([[{ a: [1, 'x', null, true, { b: {} }], 'c"': 1.5 }], [[]], ['text']])(
  '%j is written as JSON.stringify writes it',
  (value) => {
    const json = JSON.stringify(value);
    expect(boundedJson(value, json.length)).toBe(json);
    expect(boundedJson(value, json.length - 1)).toBeUndefined();
  },
);

test('a value that contains itself has no JSON within any limit', () => {
  const circular: unknown[] = [];
  circular.push(circular);
  expect(boundedJson(circular, 1_000_000)).toBeUndefined();
});

test('what a getter throws is not taken for a limit', () => {
  const broken = Object.defineProperty({}, 'a', {
    enumerable: true,
    get() {
      throw new Error('broken');
    },
  });
  expect(() => boundedJson(broken, 100)).toThrow('broken');
});
