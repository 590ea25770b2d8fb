import { describe, expect, test } from 'vitest';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { velocityjsEngine } from '../../../src/mapping/templates/velocityjs.js';
import { type ScopeParts, scopeOf } from '../../support/scope.js';

function render(template: string, parts: ScopeParts = {}): string {
  const scope = { ...scopeOf(parts), overrides: createOverrides() };
  return velocityjsEngine.compile(template).render(scope);
}

test('the engine has its name', () => {
  expect(velocityjsEngine.name).toBe('velocityjs');
});

describe('a template reads the same variables as with the default engine', () => {
  const parts: ScopeParts = {
    request: { queryString: 'q=1', headers: ['X-A', 'b'] },
    pathParameters: { id: '7' },
    stageVariables: { env: 'test' },
    context: { stage: 'prod', identity: { sourceIp: '192.0.2.1' } },
    body: '{"a":{"b":[1,2]},"s":"x/\\"y"}',
  };

  test.each([
    ["$input.params('id')$input.params('q')$input.params('x-a')", '71b'],
    ["#foreach($k in $input.params().header.keySet())#if($k == 'X-A')$k#end#end", 'X-A'],
    ["$input.json('$.a')", '{"b":[1,2]}'],
    ["$input.json('$.no')", '""'],
    ["#foreach($e in $input.path('$.a.b'))$e,#end", '1,2,'],
    ['$input.body', '{"a":{"b":[1,2]},"s":"x/\\"y"}'],
    ['$context.stage $context.identity.sourceIp', 'prod 192.0.2.1'],
    ['$stageVariables.env', 'test'],
    ["$util.escapeJavaScript($input.path('$.s'))", 'x\\/\\"y'],
    ["$util.urlEncode('a b')$util.base64Encode('x')", 'a+beA=='],
    ['$util.parseJson(\'{"k":1}\').k', '1'],
    ['[$nothing]', '[]'],
  ])('%s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });
});

test('a template that does not parse is refused with its line', () => {
  expect(() => velocityjsEngine.compile('ok\n#set($a = )')).toThrow(
    expect.objectContaining({ name: 'TemplateError', phase: 'parse', line: 2 }),
  );
});

test('a template that fails while rendering throws a TemplateError', () => {
  expect(() => render("$input.path('$[')")).toThrow(
    expect.objectContaining({ name: 'TemplateError', phase: 'render' }),
  );
});
