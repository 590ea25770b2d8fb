import { describe, expect, test } from 'vitest';
import { createOverrides, type TemplateOverrides } from '../../src/mapping/overrides.js';
import { velocityEngine } from '../../src/mapping/templates/template-engine.js';
import { velocityjsEngine } from '../../src/mapping/templates/velocityjs.js';
import { scopeOf } from '../support/scope.js';

function render(template: string, overrides: TemplateOverrides, engine = velocityEngine): string {
  return engine.compile(template).render({ ...scopeOf({ body: '{"a":["x","y"]}' }), overrides });
}

/** Renders a template and returns what it has overridden. */
function overridden(template: string): TemplateOverrides {
  const overrides = createOverrides();
  render(template, overrides);
  return overrides;
}

describe('request overrides', () => {
  test.each([
    ["#set($context.requestOverride.header.X-A = 'v')", [['X-A', ['v']]]],
    ["#set($n = 'X-A')#set($context.requestOverride.header[$n] = 'v')", [['X-A', ['v']]]],
    ["#set($context['requestOverride'].header['X-A'] = 'v')", [['X-A', ['v']]]],
    ["$context.requestOverride.header.put('X-A', 'v')", [['X-A', ['v']]]],
    ["#set($context.requestOverride.header = {'X-A': 'v'})", [['X-A', ['v']]]],
    ["#set($context.requestOverride.header.n = ['a', 'b'])", [['n', ['a', 'b']]]],
    ["#set($context.requestOverride.header.n = $input.path('$.a'))", [['n', ['x', 'y']]]],
    ['#set($context.requestOverride.header.n = 5)', [['n', ['5']]]],
    ['#set($context.requestOverride.header.n = 2.0)', [['n', ['2.0']]]],
    ["#set($context.requestOverride.header.n = $input.path('$.no'))", [['n', ['']]]],
    ["#set($context.requestOverride.path.id = 'v')", []],
    ['', []],
  ])('%s', (template, expected) => {
    expect([...overridden(template).request('header')]).toEqual(expected);
  });

  test('each part has its own overrides', () => {
    const overrides = overridden(
      "#set($context.requestOverride.path.id = 'a')#set($context.requestOverride.querystring.q = 'b')",
    );
    expect([...overrides.request('path')]).toEqual([['id', ['a']]]);
    expect([...overrides.request('querystring')]).toEqual([['q', ['b']]]);
    expect([...overrides.responseHeaders()]).toEqual([]);
  });
});

describe('the status', () => {
  test.each([
    ['404', 404],
    ["'404'", 404],
    ['200 + 4', 204],
    ['100', 100],
    ['599', 599],
    ['600', undefined],
    ['99', undefined],
    ['404.0', undefined],
    ["'many'", undefined],
    ['true', undefined],
    ['$nothing', undefined],
    ['[404]', undefined],
  ])('%s', (value, status) => {
    expect(overridden(`#set($context.responseOverride.status = ${value})`).responseStatus()).toBe(
      status,
    );
  });
});

describe('from the request template to the response template', () => {
  test('everything can be read, unknown members too', () => {
    const overrides = createOverrides();
    render(
      "#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = 'bar')" +
        "#set($context.responseOverride.custom = 'kept')#set($context.requestOverride.path.p = 'q')",
      overrides,
    );
    const template =
      '$context.responseOverride.status $context.responseOverride.header.foo ' +
      '$context.responseOverride.custom $context.requestOverride.path.p';
    expect(render(template, overrides)).toBe('444 bar kept q');
  });

  test('the second template may override what the first did', () => {
    const overrides = createOverrides();
    render('#set($context.responseOverride.status = 444)', overrides);
    render('#set($context.responseOverride.status = 201)', overrides);
    expect(overrides.responseStatus()).toBe(201);
  });
});

// AWS: "Each parameter may be overridden once"; a second time fails.
describe('a parameter overridden twice in one template is refused', () => {
  test.each([
    '#set($context.responseOverride.status = 200)\n#set($context.responseOverride.status = 201)',
    "#set($context.requestOverride.header.a = 'x')$context.requestOverride.header.put('a', 'y')",
    "#foreach($i in [1, 2])#set($context.requestOverride.querystring['a'] = $i)#end",
  ])('%j', (template) => {
    expect(() => render(template, createOverrides())).toThrow(/overrides .* twice/);
  });
});

describe('velocityjs', () => {
  test('writes the same overrides', () => {
    const overrides = createOverrides();
    const template =
      "#set($context.requestOverride.header.a = 'x')#set($context.responseOverride.status = 404)" +
      "#set($context.responseOverride.header.b = ['y', 'z'])";
    render(template, overrides, velocityjsEngine);
    expect([...overrides.request('header')]).toEqual([['a', ['x']]]);
    expect([...overrides.responseHeaders()]).toEqual([['b', ['y', 'z']]]);
    expect(overrides.responseStatus()).toBe(404);
    expect(render('$context.requestOverride.header.a', overrides, velocityjsEngine)).toBe('x');
  });
});
