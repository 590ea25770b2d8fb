import { expect, test } from 'vitest';
import {
  createVelocityEngine,
  EMPTY_TEMPLATE,
  velocityEngine,
} from '../../../src/mapping/templates/template-engine.js';
import { scopeWith } from '../../support/render.js';

test('the default engine renders Velocity', () => {
  expect(velocityEngine.name).toBe('velocity');
  const template = velocityEngine.compile("$input.path('$.a')");
  expect(template.render(scopeWith({ body: '{"a":1}' }))).toBe('1');
});

test('limits that are given replace their defaults, and the others stay', () => {
  const engine = createVelocityEngine({ foreachIterations: 2 });
  const loop = (count: number) => engine.compile(`#foreach($i in [1..${count}])$i#end`);
  expect(loop(2).render(scopeWith({}))).toBe('12');
  expect(() => loop(3).render(scopeWith({}))).toThrow(/more than 2 times/);
  expect(() => engine.compile('x'.repeat(300 * 1024 + 1))).toThrow(/longer than/);
});

test('each template may override a parameter once', () => {
  const scope = scopeWith({});
  const override = (value: number) => `#set($context.requestOverride.header.a = ${value})`;
  for (const value of [1, 2]) {
    velocityEngine.compile(override(value)).render(scope);
    expect(scope.overrides.request('header').get('a')).toEqual([String(value)]);
  }
  const twice = velocityEngine.compile(override(3) + override(4));
  expect(() => twice.render(scope)).toThrow(expect.objectContaining({ name: 'TemplateError' }));
});

test('an empty template passes the payload through', () => {
  expect(EMPTY_TEMPLATE.render(scopeWith({ body: '<as it is>' }))).toBe('<as it is>');
});
