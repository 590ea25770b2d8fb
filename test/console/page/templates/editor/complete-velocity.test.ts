import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { completeVelocity } from '../../../../../console/templates/editor/complete-velocity.js';
import {
  DIRECTIVE_DOCS,
  MEMBER_DOCS,
  ROOT_DOCS,
} from '../../../../../console/templates/editor/variable-docs.js';
import type { TemplateInput } from '../../../../../src/mapping/templates/render-template.js';

const INPUT: TemplateInput = {
  params: { path: { id: '7' }, querystring: { 'a b': '1' }, header: { Accept: '*/*' } },
  context: {
    stage: 'test',
    requestId: 'r',
    identity: { sourceIp: '127.0.0.1', 'x y': 1 },
    authorizer: { claims: { sub: 's' } },
  },
  stageVariables: { color: 'blue' },
};

const TEMPLATE = '#set($pet = 1)#foreach($one in $list)#end#macro(row $cell)#end';

test.each([
  [
    '$',
    'variable',
    ['input', 'context', 'stageVariables', 'util', 'pet', 'one', 'cell', 'foreach'],
  ],
  ['{"a": "$!{in', 'variable', ['input']],
  ['$input.', 'member', ['body', 'json', 'path', 'params']],
  ['${input.pa', 'member', ['body', 'json', 'path', 'params']],
  ['$util.', 'member', MEMBER_DOCS.util?.map(({ name }) => name)],
  ['$foreach.', 'member', ['count', 'index', 'hasNext', 'first', 'last', 'parent', 'topmost']],
  ['$stageVariables.', 'member', ['color']],
  ['$context.identity.', 'member', ['sourceIp']],
  ['$context.authorizer.claims.s', 'member', ['sub']],
  ['#set($context.requestOverride.', 'member', ['header', 'path', 'querystring']],
  ["$input.params('", 'parameter', ['id', 'a b', 'Accept']],
  ["$input.params( 'A", 'parameter', ['id', 'a b', 'Accept']],
  ['#', 'directive', [...DIRECTIVE_DOCS.map(({ name }) => name), 'row']],
  ['a#{el', 'directive', undefined],
] as const)('%s completes', (before, kind, names) => {
  const found = completeVelocity(before, TEMPLATE, INPUT);
  expect(found?.kind).toBe(kind);
  const options = found?.options.map(({ name }) => name) ?? [];
  expect(options).toEqual(expect.arrayContaining([...(names ?? [])]));
  if (names !== undefined && names[0] !== 'input') {
    expect(options).toHaveLength(names.length);
  }
});

test.each([
  ['plain text', 'a.b'],
  ['a member of something else', '$pet.'],
  ['a member of a member', '$input.body.'],
  ['a member that the context does not have', '$context.identity.sourceIp.'],
  ['a member of all objects', '$context.constructor.'],
  ['a comment', '## $input.'],
])('nothing completes %s', (_, before) => {
  expect(completeVelocity(before, TEMPLATE, INPUT)).toBeUndefined();
});

test.each([
  ['$in', 1],
  ['x $input.bo', 9],
  ['#fo', 1],
  ["\n$input.params('Acc", 16],
])('%j is completed from %i', (before, from) => {
  expect(completeVelocity(before, TEMPLATE, INPUT)?.from).toBe(from);
});

describe('$context', () => {
  test('has the members of the request, with their values, and the known ones', () => {
    const options = completeVelocity('$context.', '', INPUT)?.options ?? [];
    const docs = new Map(options.map(({ name, doc }) => [name, doc]));
    expect(docs.get('stage')).toContain('Here "test".');
    expect(docs.get('identity')).toContain('Here with members.');
    expect(docs.get('requestOverride')).toContain('integration request');
    expect(options.filter(({ name }) => name === 'stage')).toHaveLength(1);
  });

  test('has the known ones where there is no request', () => {
    const names = completeVelocity('$context.', '', undefined)?.options.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['requestId', 'identity', 'responseOverride']));
  });
});

test('what docs/mapping-templates.md lists is completed', () => {
  const page = readFileSync(
    fileURLToPath(new URL('../../../../../docs/mapping-templates.md', import.meta.url)),
    'utf8',
  );
  const rows = [...page.matchAll(/^\| (`\$.*?) \| /gm)].map(([, cell = '']) => cell).join(' ');
  const listed = [...rows.matchAll(/`\$(\w+)(?:\.([a-z]\w*))?/g)];
  expect(listed.length).toBeGreaterThan(8);
  for (const [, root = '', member] of listed) {
    expect(ROOT_DOCS.map(({ name }) => name)).toContain(root);
    if (member !== undefined && MEMBER_DOCS[root] !== undefined) {
      expect(MEMBER_DOCS[root]?.map(({ name }) => name)).toContain(member);
    }
  }
});
