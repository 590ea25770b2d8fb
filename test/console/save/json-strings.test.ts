import { expect, test } from 'vitest';
import { visitJsonStrings } from '../../../src/console/save/json-strings.js';
import { editedText, type WrittenString } from '../../../src/console/save/written-string.js';

function stringsIn(text: string): readonly WrittenString[] {
  const found: WrittenString[] = [];
  visitJsonStrings(text, (one) => found.push(one));
  return found;
}

/** Each string by its path, with the text after it is replaced. */
const replaced = (text: string): readonly (readonly [string, string])[] =>
  stringsIn(text).map(
    ({ path, edits }) =>
      [
        path.join('/'),
        edits('n"\n')
          .map((edit) => editedText(text, edit))
          .join('|'),
      ] as const,
  );

test.each([
  ['{"a":"b"}', [['a', '{"a":"n\\"\\n"}']]],
  [' {\t"a" :\r\n"b" , "c":1}', [['a', ' {\t"a" :\r\n"n\\"\\n" , "c":1}']]],
  ['{"a":{"b":["x",{"c":"\\"}"}]}}', [['a/b/1/c', '{"a":{"b":["x",{"c":"n\\"\\n"}]}}']]],
  ['{"\\u0061\\"":"b"}', [['a"', '{"\\u0061\\"":"n\\"\\n"}']]],
  ['{"a":[],"b":{},"c":"","d":null}', [['c', '{"a":[],"b":{},"c":"n\\"\\n","d":null}']]],
  ['{"a":${x,y},"b":"\\\\"}', [['b', '{"a":${x,y},"b":"n\\"\\n"}']]],
  ['{"__proto__":"b"}', [['__proto__', '{"__proto__":"n\\"\\n"}']]],
  ['["a"]', []],
  ['"a"', []],
  ['{}', []],
])('%s', (text, expected) => {
  expect(replaced(text)).toEqual(expected);
});

test('a string knows where its key begins, and what keeps it from being replaced', () => {
  const text = '{"a":"b","Fn::Sub":"c","x":{"Ref":{"y":"d"}},"t":"e","t":"f"}';
  expect(
    stringsIn(text).map(({ keyOffset, path, obstacle }) => [
      text.slice(keyOffset, keyOffset + 4),
      path.join('/'),
      obstacle?.replace(/.*(Fn::Sub|Ref|twice).*/, '$1'),
    ]),
  ).toEqual([
    ['"y":', 'x/Ref/y', 'Ref'],
    ['"a":', 'a', undefined],
    ['"Fn:', 'Fn::Sub', 'Fn::Sub'],
    ['"t":', 't', 'twice'],
    ['"t":', 't', 'twice'],
  ]);
});
