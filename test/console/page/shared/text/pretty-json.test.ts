import { expect, test } from 'vitest';
import { prettyJson } from '../../../../../console/shared/text/pretty-json.js';

test.each([
  ['{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
  [' [ ] ', '[]'],
  ['{"a":{ }}', '{\n  "a": {}\n}'],
  ['{"a":1.0,"a":12345678901234567890}', '{\n  "a": 1.0,\n  "a": 12345678901234567890\n}'],
  ['["a,\\"]}", "\\u0041"]', '[\n  "a,\\"]}",\n  "\\u0041"\n]'],
])('%s', (text, pretty) => {
  expect(prettyJson(text)).toBe(pretty);
});

test.each(['', 'text', '"text"', '7', '{"a":1', '{a:1}', '[1] [2]'])(
  '%j stays as it is',
  (text) => {
    expect(prettyJson(text)).toBe(text);
  },
);

test.each([
  ['too long', `["${'a'.repeat(200_000)}"]`],
  ['too deep', '['.repeat(20_000) + ']'.repeat(20_000)],
])('what is %s stays as it is', (_, text) => {
  expect(prettyJson(text)).toBe(text);
});
