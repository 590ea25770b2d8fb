import { describe, expect, test } from 'vitest';
import {
  type FormatKind,
  INSIDE,
  jsonValue,
  kindOfFormat,
} from '../../../../src/execute/log/access-log/access-text.js';

test.each<readonly [format: string, kind: FormatKind]>([
  ['{ "a": "$context.requestId" }', 'JSON'],
  ['<a>$context.requestId</a>', 'XML'],
  ['$context.requestId,$context.authorizer.claims.custom:a,$context.status', 'CSV'],
  ['$context.requestId', 'TEXT'],
  ['$context.requestId, $context.status', 'TEXT'],
  ['a,$context.requestId', 'TEXT'],
])('%s is %s', (format, kind) => {
  expect(kindOfFormat(format)).toBe(kind);
});

describe('a value keeps its place and its line', () => {
  test.each<readonly [kind: FormatKind, value: string, written: string]>([
    ['JSON', 'a"b\\c', 'a\\"b\\\\c'],
    ['JSON', 'a\nb\u2028c\u202ed', 'a\\nb\\u2028c\\u202ed'],
    ['JSON', '\u001b[2J', '\\u001b[2J'],
    ['XML', `<b a="1" c='2'>&</b>`, '&lt;b a=&quot;1&quot; c=&apos;2&apos;&gt;&amp;&lt;/b&gt;'],
    ['XML', 'a\r\nb', 'a\\r\\nb'],
    ['CSV', 'a,b', '"a,b"'],
    ['CSV', 'a"b', '"a""b"'],
    ['CSV', 'a\nb', 'a\\nb'],
    ['CSV', 'plain', 'plain'],
    ['TEXT', 'a" 200 "b', 'a\\" 200 \\"b'],
    ['TEXT', 'a\\', 'a\\\\'],
    ['TEXT', 'a\nb\u0085c', 'a\\nb\\u0085c'],
  ])('%s: %j is %s', (kind, value, written) => {
    expect(INSIDE[kind](value)).toBe(written);
  });

  test('what JSON unescapes is the value again', () => {
    const value = 'a"\\\n\u2028\u0000ü\ud83d\ude00';
    expect(JSON.parse(`"${INSIDE.JSON(value)}"`)).toBe(value);
  });
});

test.each<readonly [value: string | number | boolean, isJson: boolean, written: string]>([
  [200, false, '200'],
  [true, false, 'true'],
  ['-', false, '"-"'],
  ['a"b', false, '"a\\"b"'],
  ['"a"', true, '"a"'],
])('where JSON expects a value, %j (JSON already: %s) is %s', (value, isJson, written) => {
  expect(jsonValue(value, isJson)).toBe(written);
});
