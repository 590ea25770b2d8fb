import { expect, test } from 'vitest';
import { checkedEngine } from '../../src/import/checked-engine.js';

const engine = (compiled: unknown) =>
  checkedEngine({ name: 'test', compile: () => compiled as never });

test('an engine that returns what it should is passed through', () => {
  const template = engine({ render: () => 'x' }).compile('text');
  expect(template.render({} as never)).toBe('x');
});

test.each<[unknown, string]>([
  [undefined, 'undefined'],
  ['x', 'a string'],
  [{ rendre: () => 'x' }, 'an object'],
])('a template that is %o is refused', (compiled, found) => {
  expect(() => engine(compiled).compile('text')).toThrow(
    `The template engine compiled the template to ${found}: "compile" of the option templateEngine must return an object with a method "render"`,
  );
});

test('a rendered value that is not a string is an error', () => {
  const template = engine({ render: () => Promise.resolve('x') }).compile('text');
  expect(() => template.render({} as never)).toThrow(
    'The template engine rendered a promise: "render" must return a string',
  );
});
