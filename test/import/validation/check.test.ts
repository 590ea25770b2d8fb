import { expect, test } from 'vitest';
import { modelCheck } from '../../../src/import/validation/check.js';
import type { Check } from '../../../src/import/validation/report.js';
import { checkOf, faults } from '../model-document.js';

const UNREADABLE = ['Unknown error parsing request body'];

test.each(['', ' \n', '{', 'a=1', '{"a":1}x', `${'['.repeat(1001)}${']'.repeat(1001)}`])(
  'a body that cannot be parsed is refused by every model: %.20s',
  (text) => {
    expect(faults(checkOf({}), text)).toEqual(UNREADABLE);
    expect(faults(checkOf({ type: 'array' }), text)).toEqual(UNREADABLE);
  },
);

const STOCK = {
  properties: {
    count: { type: 'number', minimum: 1, maximum: 1000 },
    sort: { type: 'string', enum: ['STOCK', 'BOND', 'CASH'] },
  },
};
const LATITUDE = { type: 'number', format: 'double', minimum: -90, maximum: 90 };

// Recorded on AWS: the README of a stock validator, the tests of a postal service.
test.each<[object, string, readonly string[]]>([
  [
    STOCK,
    '{"count":10000000,"sort":"WOW"}',
    [
      'instance value ("WOW") not found in enum (possible values: ["STOCK","BOND","CASH"])',
      'numeric instance is greater than the required maximum (maximum: 1000, found: 10000000)',
    ],
  ],
  [
    { properties: { lat: LATITUDE } },
    '{"lat":91.0}',
    [
      'format attribute "double" not supported',
      'numeric instance is greater than the required maximum (maximum: 90, found: 91.0)',
    ],
  ],
  [
    { properties: { lat: LATITUDE } },
    '{"lat":-91.0}',
    [
      'numeric instance is lower than the required minimum (minimum: -90, found: -91.0)',
      'format attribute "double" not supported',
    ],
  ],
])('messages come in the order of a hash set: %j and %s', (schema, text, expected) => {
  expect(faults(checkOf(schema), text)).toEqual(expected);
});

test('equal messages come once', () => {
  const check = checkOf({ items: { required: ['x'] } });
  expect(faults(check, '[{},{},{"x":1}]')).toEqual([
    'object has missing required properties (["x"])',
  ]);
});

/** A check that counts how often it looks at a value. */
function counted(check: Check): { readonly check: Check; looks: number } {
  const counter = {
    looks: 0,
    check: ((value, report) => {
      counter.looks += 1;
      return check(value, report);
    }) satisfies Check,
  };
  return counter;
}

test('the verdict ends at the first fault; sentences are built when they are read', () => {
  const made: string[] = [];
  const item = counted((value, report) => report.fault(() => `wrong ${made.push(String(value))}`));
  const all: Check = (list, report) => {
    let fits = true;
    for (const value of list as unknown[]) {
      fits = item.check(value, report) && fits;
      if (!fits && !report.keeps) {
        return false;
      }
    }
    return fits;
  };
  const says = modelCheck(all)('[1,2,3]');
  expect(item.looks).toBe(1);
  expect(made).toEqual([]);
  expect(says?.()).toHaveLength(3);
  expect(item.looks).toBe(4);
});

test('the search for faults ends after some hundred sentences', () => {
  const item = counted((value, report) => report.fault(() => `wrong ${value}`));
  const all: Check = (list, report) =>
    (list as unknown[]).map((value) => item.check(value, report)).every(Boolean);
  const says = modelCheck(all)(JSON.stringify(Array.from({ length: 100_000 }, (_, n) => n)));
  item.looks = 0;
  expect(says?.()).toHaveLength(500);
  expect(item.looks).toBe(500);
});

test('equal and long messages are not made without end', () => {
  const sentence = 'x'.repeat(100_000);
  const item = counted((_, report) => report.fault(() => sentence));
  const all: Check = (list, report) =>
    (list as unknown[]).map((value) => item.check(value, report)).every(Boolean);
  const says = modelCheck(all)(`[${'0,'.repeat(100_000)}0]`);
  item.looks = 0;
  expect(says?.()).toEqual([sentence]);
  expect(item.looks).toBe(11);
});

test('millions of faults are one refusal', () => {
  const says = checkOf({ items: { type: 'string' } })(`[${'0,'.repeat(2_000_000)}0]`);
  expect(says?.()).toEqual([
    'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
  ]);
});
