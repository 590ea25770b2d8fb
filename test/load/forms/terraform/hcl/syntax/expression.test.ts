import { expect, test } from 'vitest';
import { parseExpression } from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { mistake, shape } from './shape.js';

test.each([
  ['1 + 2 * 3', '(1 + (2 * 3))'],
  ['1 - 2 - 3', '((1 - 2) - 3)'],
  ['a-b - c', '(a-b - c)'],
  ['!a && -b.c > 1', '((!a) && ((-(b .c)) > 1))'],
  ['a || b && c == d', '(a || (b && (c == d)))'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['(a\n  ? b\n  : c)', '<(a ? b : c)>'],
  ['a.b[0]["k"].2.c', '(a .b [0] ["k"] .2 .c)'.replace('.2', '[2]')],
  ['a[*].b[*].c', '(a *{.b *{.c}})'],
  ['a.*.b.0[1]', '(a *{.b [0]} [1])'],
  ['[1, "a", true,]', '[1, "a", true]'],
  ['{ a = 1, "b" : 2\n (c) = 3\n\n true = 4 }', '{a=1, "b"=2, <c>=3, true=4}'],
  ['{ 1 = 2, a.b = 3 }', '{1=2, (a .b)=3}'],
  ['[for v in c : v.x if v.y]', 'for(-,v in c: (v .x) if (v .y))'],
  ['{\n for k, v in c :\n k => v...\n}', 'for(k,v in c: k => v...)'],
  ['f(a, b...)', 'f(a, b...)'],
  ['f(\n a,\n # b\n)', 'f(a)'],
  ['provider::aws::arn_parse(a)', 'provider::aws::arn_parse(a)'],
  ['1 /* one */ + 2 // two', '(1 + 2)'],
  ['1.50e+3', '1.50e+3'],
])('%j is %s', (text, expected) => {
  expect(shape(parseExpression(text))).toBe(expected);
});

test.each([
  ['', 'Invalid expression at 1:1'],
  ['1 +', 'Invalid expression at 1:4'],
  ["'a'", 'Invalid character at 1:1'],
  ['1 2', 'Extra characters after expression at 1:3'],
  ['a ? b', 'Missing false expression in conditional at 1:6'],
  ['(1', 'Unbalanced parentheses at 1:1'],
  ['[1 2]', 'Missing item separator at 1:4'],
  ['[1', 'Missing item separator at 1:1'],
  ['{a = 1 b = 2}', 'Missing attribute separator at 1:8'],
  ['{a}', 'Missing attribute value at 1:3'],
  ['{a b = 1}', 'Missing key/value separator at 1:4'],
  ['{a = 1', 'Missing attribute separator at 1:7'],
  ['f(1 2)', 'Missing argument separator at 1:5'],
  ['f(a..., b)', 'Missing closing parenthesis at 1:9'],
  ['a.0.1', 'Invalid legacy index syntax at 1:3'],
  ['a[0', 'Missing close bracket on index at 1:2'],
  ['a.', 'Invalid attribute name at 1:3'],
  ['a.*.*', 'Nested splat expression not allowed at 1:5'],
  ['[for x in y : a => b]', "Invalid 'for' expression at 1:17"],
  ['[for x in y : a...]', "Invalid 'for' expression at 1:19"],
  ['{for x in y : a}', "Invalid 'for' expression at 1:16"],
  ['[for x of y : a]', "Invalid 'for' expression at 1:8"],
  ['/* never', 'Unterminated comment at 1:1'],
])('%j is refused: %s', (text, expected) => {
  expect(mistake(() => parseExpression(text))).toBe(expected);
});

test.each(['[', '{', '(', '"${', 'f(', 'a[', 'a ? ', '{a='])(
  'no depth of %j exhausts the stack',
  (open) => {
    expect(mistake(() => parseExpression(open.repeat(1_000_000)))).toMatch(/^Nested too deeply/);
  },
);

test('an endless number of terms is refused', () => {
  expect(mistake(() => parseExpression('1 + '.repeat(1_000_000)))).toMatch(/^Text too large/);
});
