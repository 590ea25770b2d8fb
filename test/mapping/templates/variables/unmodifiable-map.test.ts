import { expect, test } from 'vitest';
import { javaText } from '../../../../src/java/json/index.js';
import {
  UnmodifiableEntries,
  UnmodifiableMap,
} from '../../../../src/mapping/templates/variables/unmodifiable-map.js';
import { render } from '../../../support/render.js';

const READ_ONLY = /^\$context is read-only/;
const map = () =>
  new UnmodifiableMap(
    new UnmodifiableEntries(
      (name) => (name === 'a' ? 1 : undefined),
      () => [['a', 1]],
    ),
  );

test('it can be read, and prints nothing', () => {
  const { entries, javaClass } = map();
  expect([entries.get('a'), entries.has('b'), entries.size]).toEqual([1, false, 1]);
  expect(javaClass.name).toBe('java.util.Collections$UnmodifiableMap');
  expect(javaText(map())).toBe('');
});

test('its entries refuse every change', () => {
  const { entries } = map();
  for (const change of [
    () => entries.set('a', 2),
    () => entries.delete('a'),
    () => entries.delete('none'),
    () => entries.clear(),
  ]) {
    expect(change).toThrow(READ_ONLY);
  }
});

test.each([
  "put('b', 1)",
  "putIfAbsent('a', 1)",
  'putAll({})',
  "remove('none')",
  "remove('none', 1)",
  "replace('none', 1)",
  "replace('none', 1, 2)",
  'clear()',
])('$context.%s is refused, even if it would not change anything', (call) => {
  expect(() => render(`$context.${call}`, { context: { a: '1' } })).toThrow(
    /\$context is read-only/,
  );
});
