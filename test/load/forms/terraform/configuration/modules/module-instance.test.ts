import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

const MODULES = {
  'm.tf':
    'module "m" {\n source = "./m"\n for_each = toset(["a", "b"])\n key = each.key\n}\nmodule "n" {\n source = "./m"\n count = 2\n key = count.index\n}',
  'm/main.tf': 'variable "key" {}\noutput "key" {\n value = "<${var.key}>"\n}',
};

test.each([
  ['module.m["b"].key', '<b>'],
  ['module.n[1].key', '<1>'],
  ['join("", values(module.m)[*].key)', '<a><b>'],
  ['join("", module.n[*].key)', '<0><1>'],
  ['jsonencode(module.m)', '{"a":{"key":"<a>"},"b":{"key":"<b>"}}'],
])('%s', (expression, text) => {
  expect(textOf(expression, MODULES)).toBe(
    text
      .replaceAll('<', expression.startsWith('json') ? '\\u003c' : '<')
      .replaceAll('>', expression.startsWith('json') ? '\\u003e' : '>'),
  );
});

test.each([
  ['path.module', '.'],
  ['path.root', '.'],
  ['terraform.workspace', 'default'],
  ['basename(path.cwd) == basename(abspath(".")) ? "same" : "other"', 'same'],
])('%s', (expression, text) => {
  expect(textOf(expression)).toBe(text);
});

test('Locals refer to each other in any order, and are answered by their addresses', () => {
  const files = {
    'l.tf': 'locals {\n a = "${local.b}!"\n}\nlocals {\n b = upper(local.c)\n c = "c"\n}',
  };
  expect(textOf('local.a', files)).toBe('C!');
  expect(textOf('local.a', files, { variables: { 'local.c': 'd' } })).toBe('D!');
});

test('What nothing here is named is a mistake', () => {
  expect(textOf('nothing.at.all')).toEqual([
    expect.stringContaining('nothing here is named "nothing"'),
  ]);
});
