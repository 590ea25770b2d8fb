import { expect, test } from 'vitest';
import {
  duplicateObstacle,
  editedText,
  keyObstacle,
  SaveRefusal,
  WrittenPath,
} from '../../../src/console/save/written-string.js';

test.each([
  [0, 0, 'x', 'xabc'],
  [1, 2, '', 'ac'],
  [3, 3, 'x', 'abcx'],
])('an edit from %i to %i with %j', (start, end, source, expected) => {
  expect(editedText('abc', { start, end, source })).toBe(expected);
});

test('a path has the keys from the root on', () => {
  const root = new WrittenPath('a');
  expect(new WrittenPath('__proto__', new WrittenPath('0', root)).keys).toEqual([
    'a',
    '0',
    '__proto__',
  ]);
  expect(root.keys).toEqual(['a']);
});

test.each(['Ref', 'Condition', 'Fn::Sub', 'Fn::Transform'])(
  'below %s texts are computed',
  (key) => {
    expect(keyObstacle(key)).toContain(key);
  },
);

test.each(['Reference', 'Conditions', 'get', 'fn::Sub'])('below %s texts are as written', (key) => {
  expect(keyObstacle(key)).toBeUndefined();
});

test('obstacles say what to do', () => {
  expect(duplicateObstacle('a')).toContain('"a" twice: remove one');
  expect(new SaveRefusal('m')).toMatchObject({ name: 'SaveRefusal', message: 'm' });
});
