import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { jsString, jsValue } from '../../../../../console/requests/copy/js-literal.js';

test.each([
  'plain',
  '',
  `it's "so"`,
  '\\',
  '\\"',
  "\\'",
  '`${process.exit(1)}`',
  "'); process.exit(1); ('",
  'a\nb\r\0\u001b',
  '\u2028\u2029\u202E\u0085',
  '\uD800 🐕‍🦺',
  '</script>',
])('%j is the literal of itself', (text) => {
  const literal = jsString(text);
  expect(runInNewContext(literal)).toBe(text);
  expect(literal).toMatch(/^'[^\p{C}\p{Zl}\p{Zp}]*'$/u);
});

test.each([
  [
    '{"a":[1,{"b":"\u202E"}]}',
    '{\n    "a": [\n      1,\n      {\n        "b": "\\u202e"\n      }\n    ]\n  }',
  ],
  ['{}', '{}'],
  ['"a"', '"a"'],
  ['{"__proto__":{"a":1}}', undefined],
  ['not json', undefined],
])('%s as an expression', (json, expected) => {
  expect(jsValue(json, '  ')).toBe(expected);
});
