import { expect, test } from 'vitest';
import { Cursor } from '../../../src/import/document/cursor.js';
import { readMappings } from '../../../src/import/mappings/mapping-entries.js';

function read(map: object, warning?: (key: string, value: string) => string) {
  const root = Cursor.open({ map });
  const entries = readMappings(root.at('map'), warning);
  return {
    entries: entries.map(({ target, expression }) => `${target} = ${expression}`),
    issues: root.issues().map(({ severity, message }) => `${severity} ${message}`),
  };
}

test('strings are entries, in document order', () => {
  expect(read({ b: "'x'", a: 'context.requestId' })).toEqual({
    entries: ["b = 'x'", 'a = context.requestId'],
    issues: [],
  });
});

test.each([null, true, 5])('%s is ignored with a warning', (value) => {
  const { entries, issues } = read({ a: value, b: "'x'" });
  expect(entries).toEqual(["b = 'x'"]);
  expect(issues).toEqual([
    `warning The mapping to "a" is left out: expected a string but found ${value}`,
  ]);
});

test('the warning may have words of its own', () => {
  expect(read({ a: 5 }, (key, value) => `${key} is ${value}`).issues).toEqual(['warning a is 5']);
});

test.each([[{ 'Fn::Sub': 'x' }], ["'${x}'"], [[]]])('%j is an error', (value) => {
  const { entries, issues } = read({ a: value });
  expect(entries).toEqual([]);
  expect(issues).toEqual([expect.stringMatching(/^error /)]);
});
