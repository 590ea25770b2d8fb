import { expect, test } from 'vitest';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { renderWithInput } from '../../../src/mapping/templates/render-with-input.js';
import { velocityEngine } from '../../../src/mapping/templates/template-engine.js';
import type { MappingScope } from '../../../src/model/mapping.js';

const METHOD = { httpMethod: 'PATCH', path: '/pets/{id}' };
const render = (template: string, input: TemplateInput = {}) =>
  renderWithInput(velocityEngine.compile(template), input, METHOD);

const INPUT: TemplateInput = {
  body: '{"a":1}',
  params: {
    path: { id: '7' },
    querystring: { q: 'a b' },
    header: { 'X-A': 'h' },
  },
  context: { stage: 'prod' },
  stageVariables: { env: 'test' },
};

test.each([
  ["$input.path('$.a')|$input.body", '1|{"a":1}'],
  ["$input.params('id')|$input.params('q')|$input.params('X-A')|$input.params('x-a')", '7|a b|h|h'],
  ['$input.params().path|$input.params().querystring', '{id=7}|{q=a b}'],
  ['$context.stage|$stageVariables.env', 'prod|test'],
])('%s', (template, output) => {
  expect(render(template, INPUT).output).toBe(output);
});

test('without input everything is empty', () => {
  expect(
    render("[$input.params('id')][$context.stage][$stageVariables.env]$input.body").output,
  ).toBe('[][][]{}');
});

test.each([
  [{}, ['', '', '/pets/{id}']],
  [{ requestId: 'a', extendedRequestId: 'b', path: '/p' }, ['a', 'b', '/p']],
  [{ requestId: 5 }, ['', '', '/pets/{id}']],
])('the scope with the context %j', (context, expected) => {
  let seen: MappingScope | undefined;
  const template = {
    render: (scope: MappingScope) => {
      seen = scope;
      return '';
    },
  };
  renderWithInput(template, { ...INPUT, context }, METHOD);
  const { requestId, extendedRequestId, path } = seen?.context ?? {};
  expect([requestId, extendedRequestId, path]).toEqual(expected);
  expect(seen?.response).toBeUndefined();
  expect(seen?.request).toMatchObject({
    httpMethod: 'PATCH',
    request: { httpMethod: 'PATCH', path: '/pets/{id}', queryString: 'q=a+b', body: undefined },
  });
  expect(seen?.request.header('x-A')).toEqual(['h']);
  expect(seen?.request.header('x-b')).toBeUndefined();
});

test('overrides are those of an earlier template, and returned', () => {
  const overrides = { requestOverride: { path: { p: 'q' } }, responseOverride: {} };
  const rendered = render("#set($context.requestOverride.path.r = 's')", { overrides });
  expect(rendered.overrides.requestOverride.path).toEqual({ p: 'q', r: 's' });
});
