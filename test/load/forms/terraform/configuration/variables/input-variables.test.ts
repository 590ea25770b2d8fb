import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';

const FILES = { 'v.tf': 'variable "v" {\n default = "default"\n}\nvariable "w" {}' };

test.each<[string, Readonly<Record<string, unknown>> | undefined, string]>([
  ['var.v', undefined, 'default'],
  ['var.v', { v: 'own' }, 'own'],
  ['var.v', { 'var.v': 'own', v: 'other' }, 'own'],
  ['var.w', undefined, '${var.w}'],
  ['var.undeclared', undefined, '${var.undeclared}'],
  ['var.undeclared', { undeclared: 'x' }, 'x'],
  ['"${var.w.a.b}-${var.w.l[0]}"', { w: { a: { b: 1 }, l: [true] } }, '1-true'],
  ['"${var.w.a.b}"', { 'var.w.a.b': 'deep' }, 'deep'],
  ['join(".", [for k, v in var.w : "${k}=${v}"])', { w: { b: 1, a: 2 } }, 'a=2.b=1'],
])('%s with %j', (expression, variables, text) => {
  expect(textOf(expression, FILES, { variables })).toBe(text);
});

const MODULE = {
  'm.tf': 'module "m" {\n source = "./m"\n a = null\n b = null\n}',
  'm/main.tf':
    'variable "a" {\n default = "A"\n nullable = false\n}\nvariable "b" {\n default = "B"\n}\nvariable "c" {}\n' +
    'output "all" {\n value = jsonencode([var.a, var.b])\n}\noutput "c" {\n value = var.c\n}',
};

test('null is a value, unless the variable says that it is not', () => {
  expect(textOf('module.m.all', MODULE)).toBe('["A",null]');
});

test('A variable of a module is asked for by its address', () => {
  expect(textOf('module.m.c', MODULE)).toBe('${module.m.var.c}');
  const variables = { 'module.m.var.c': 'known' };
  expect(textOf('module.m.c', MODULE, { variables })).toBe('known');
});

test('A function answers names as they are asked for', () => {
  const asked: string[] = [];
  const variables = (name: string): unknown => {
    asked.push(name);
    return name === 'w' ? 'found' : undefined;
  };
  expect(textOf('var.w', FILES, { variables })).toBe('found');
  expect(asked).toEqual(expect.arrayContaining(['var.w', 'w']));
});

test('A default must not refer to anything', () => {
  const files = { 'v.tf': 'variable "x" {\n default = local.y\n}\nlocals {\n y = 1\n}' };
  expect(textOf('var.x', files)).toEqual([
    expect.stringContaining('nothing here is named "local"'),
  ]);
});

test('What the API does not need is not evaluated', () => {
  const { issues } = outcomeOfFolder({
    'main.tf': mockConfiguration(),
    'v.tf': 'output "x" {\n value = file("missing")\n}\nresource "aws_x" "y" {\n a = 1 / 0\n}',
  });
  expect(issues).toEqual([]);
});
