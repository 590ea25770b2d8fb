import { expect, test } from 'vitest';
import { parseHcl } from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { at, bodyShape, mistake } from './shape.js';

test.each([
  ['', []],
  ['\uFEFFa = 1\r\nb = 2', ['a=1', 'b=2']],
  [
    'a {}\na { b = 1 }\n',
    [
      ['a', []],
      ['a', ['b=1']],
    ],
  ],
  ['r "x" y {\n  z = [\n 1,\n 2 ]\n}\n', [['r x y', ['z=[1, 2]']]]],
  ['r "a\\"$${b}" {}', [['r a"${b}', []]]],
  ['a = {\n  b = 1\n  c = 2 # two\n}\n// end', ['a={b=1, c=2}']],
  ['a = 1 # comment\n/* more\n */ b = 2', ['a=1', 'b=2']],
  [
    'a {\n}\n\n\nb {\n c {\n d = 1\n }\n}',
    [
      ['a', []],
      ['b', [['c', ['d=1']]]],
    ],
  ],
])('%j', (text, expected) => {
  expect(bodyShape(parseHcl(text))).toEqual(expected);
});

test.each([
  ['a = 1\na = 2', 'Attribute redefined at 2:1'],
  ['a = \n', 'Invalid expression at 1:5'],
  ['a = 1 2', 'Missing newline after argument at 1:7'],
  ['a = 1,\n', 'Unexpected comma after argument at 1:6'],
  ['a = true\n && b', 'Argument or block definition required at 2:2'],
  ['1a = 2', 'Argument or block definition required at 1:1'],
  ['"a" = 2', 'Invalid argument name at 1:1'],
  ['a\n', 'Argument or block definition required at 1:1'],
  ['a "b"\n{\n}', 'Invalid block definition at 1:6'],
  ['a "b" = 1', 'Invalid block definition at 1:7'],
  ['a "${b}" {}', 'Invalid string literal at 1:4'],
  ['a { b = 1', 'Invalid single-argument block definition at 1:1'],
  ['a { b = 1, c = 2 }', 'Invalid single-argument block definition at 1:10'],
  ['a { b {} }', 'Invalid single-argument block definition at 1:10'],
  ['a {} b {}', 'Missing newline after block definition at 1:6'],
  ['a {\n b = 1\n', 'Unclosed configuration block at 1:4'],
  ['}', 'Argument or block definition required at 1:1'],
])('%j is refused: %s', (text, expected) => {
  expect(mistake(() => parseHcl(text))).toBe(expected);
});

test('no depth of blocks exhausts the stack', () => {
  expect(mistake(() => parseHcl('a {\n'.repeat(1_000_000)))).toBe('Nested too deeply at 201:3');
});

test('names, labels and expressions know their places', () => {
  const { attributes, blocks } = parseHcl('a  =  "x"\n\n  r "l" {\n  }\n', 'main.tf');
  const attribute = attributes.get('a');
  expect([at(attribute?.place), at(attribute?.expression.place)]).toEqual(['1:1', '1:7']);
  expect([at(blocks[0]?.place), at(blocks[0]?.labels[0]?.place)]).toEqual(['3:3', '3:5']);
  expect(blocks[0]?.place.text.file).toBe('main.tf');
});
