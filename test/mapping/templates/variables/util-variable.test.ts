import { describe, expect, test } from 'vitest';
import { renderTemplate } from '../../../../src/mapping/index.js';
import { render } from '../../../support/render.js';

describe('$util', () => {
  test.each([
    ["$util.escapeJavaScript('it''s /\"é\"')", String.raw`it\'s \/\"\u00E9\"`],
    ["$util.urlEncode('a b&é~*')", 'a+b%26%C3%A9%7E*'],
    ["$util.urlDecode('a+b%26%C3%A9')", 'a b&é'],
    ["$util.base64Encode('é')", 'w6k='],
    ["$util.base64Decode('w6k')", 'é'],
    ['$util.parseJson(\'{"a":[1]}\').a[0]', '1'],
    ['[$util.urlEncode($nothing)]', '[]'],
    ["[$util.snakeCase('x')]", '[]'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test.each(["$util.urlDecode('%zz')", "$util.base64Decode('a b')", "$util.parseJson('{')"])(
    '%s fails',
    (template) => {
      expect(() => render(template)).toThrow(/of the template/);
    },
  );
});

// A payload of about a megabyte, which a loop reads again and again.
const items = Array.from({ length: 20_000 }, (_, a) => ({ a, b: 'x'.repeat(20) }));
const body = JSON.stringify({ items });

test.each([
  '$util.escapeJavaScript($input.body)',
  '$util.urlEncode($input.body)',
  '$util.base64Encode($input.body)',
  '$util.parseJson($input.body)',
])('%s on a large payload: five times render, a thousand exceed a limit', (expression) => {
  const times = (count: number) => `#foreach($i in [1..${count}])#set($x = ${expression})#end`;
  expect(renderTemplate(times(5), { body }).output).toBe('');
  expect(() => renderTemplate(times(1000), { body })).toThrow(/steps of work|too many values/);
});
