import { expect, test } from 'vitest';
import { ApiImportError } from '../../../../src/errors.js';
import {
  anyMember,
  flagOf,
  membersOf,
  RestApiDraft,
  textIn,
} from '../../../../src/load/forms/rest-api/rest-api-draft.js';
import { Draft } from '../../../../src/load/source/draft.js';
import { SourceText } from '../../../../src/load/source/source-text.js';
import { plain } from '../../reading.js';
import { bareContext, draftOf } from './parts.js';

const here = { container: {}, key: 'name' };

test('without a body, the document is a new one in OpenAPI 3.0', () => {
  const { draft, document } = draftOf();
  expect(draft.isSwagger2).toBe(false);
  expect(document()).toEqual({
    openapi: '3.0.1',
    info: { title: 'Untitled API', version: '1.0' },
    paths: {},
  });
});

test.each([
  [
    { openapi: '3.0.1' },
    '#/components/schemas/',
    { components: { schemas: { A: 1 }, securitySchemes: { B: 2 } } },
  ],
  [{ swagger: '2.0' }, '#/definitions/', { definitions: { A: 1 }, securityDefinitions: { B: 2 } }],
])('%j has its models and schemes where its version has them', (body, reference, members) => {
  const { draft, document } = draftOf(body);
  expect([draft.isSwagger2, draft.modelReference]).toEqual(['swagger' in body, reference]);
  draft.models(here).put('A', 1, here);
  draft.securitySchemes(here).put('B', 2, here);
  draft.extension('policy', here).put('C', 3, here);
  expect(document()).toEqual({ ...body, ...members, 'x-amazon-apigateway-policy': { C: 3 } });
});

test('a free name has a number if the wanted one is taken', () => {
  const { draft } = draftOf({ definitions: { a: 1, a3: 1 }, swagger: '2.0' });
  const models = draft.models(here);
  const names = ['b', 'a', 'a', 'a', 'b'].map((wanted) => {
    const name = draft.freeName(models, wanted);
    models.put(name, 1, here);
    return name;
  });
  expect(names).toEqual(['b', 'a2', 'a4', 'a5', 'b2']);
  expect(draft.freeName(new Draft(draft.sources), 'a')).toBe('a');
});

test.each<readonly [unknown, unknown, readonly string[]]>([
  [undefined, undefined, []],
  [null, undefined, []],
  ['', undefined, []],
  [{ a: 1 }, { a: 1 }, []],
  ['{"a":{"b":[1]}}', { a: { b: [1] } }, []],
  ['[]', undefined, ['error INVALID_TYPE Expected an object or its JSON text as "policy"']],
  [7, undefined, ['error INVALID_TYPE Expected an object or its JSON text as "policy"']],
  ['{', {}, [expect.stringMatching(/^error INVALID_VALUE The text of "policy" is not JSON: ./)]],
])('the object in %j is %j', (policy, object, issues) => {
  const made = draftOf();
  const found = made.draft.objectIn({ policy }, 'policy');
  expect([found && plain(found), made.issues()]).toEqual([object, issues]);
});

test('issues have the place of the member, or of another member of its object', () => {
  const context = bareContext();
  const container = context.parse(new SourceText('{"a":1,\n"b":2}', 'api.json')) as object;
  const draft = new RestApiDraft(undefined, {}, context);
  draft.warn('UNKNOWN_PROPERTY', 'w', { container, key: 'b' });
  draft.error('INVALID_VALUE', 'e', { container, key: 'missing' });
  draft.error('INVALID_VALUE', 'n', { container: {}, key: 'missing' });
  expect(() => draft.fail('INVALID_VALUE', 'f', { container, key: 'b' })).toThrow(ApiImportError);
  expect(context.sources.issues.map(({ severity, position }) => [severity, position])).toEqual([
    ['warning', { file: 'api.json', line: 2, column: 1 }],
    ['error', { file: 'api.json', line: 1, column: 2 }],
    ['error', undefined],
    ['error', { file: 'api.json', line: 2, column: 1 }],
  ]);
});

test('a value in a JSON text has the place of the text', () => {
  const context = bareContext();
  const text = '{"name":1,\n"policy":"{\\"a\\":{\\"b\\":1}}"}';
  const container = context.parse(new SourceText(text, 'api.json')) as Record<string, unknown>;
  const policy = new RestApiDraft(undefined, {}, context).objectIn(container, 'policy') as {
    readonly a: object;
  };
  expect([
    context.sources.memberPosition(policy, 'a')?.line,
    context.sources.memberPosition(policy.a, 'b')?.line,
  ]).toEqual([2, 2]);
});

test.each([
  ['a', 'a'],
  [7, '7'],
  ['', undefined],
  [null, undefined],
  [{}, undefined],
])('the text in %j is %j', (value, text) => {
  expect(textIn({ a: value }, 'a')).toBe(text);
});

test.each<readonly [unknown, readonly unknown[]]>([
  [
    { a: 1, b: 2 },
    [
      ['a', 1],
      ['b', 2],
    ],
  ],
  [['a'], []],
  ['ab', []],
  [undefined, []],
])('the members of %j are %j', (value, members) => {
  expect(membersOf(value)).toEqual(members);
});

test('a resource as a whole is placed where its first member is', () => {
  const resource = { a: 1, b: 2 };
  expect(anyMember(resource)).toEqual({ container: resource, key: 'a' });
  expect(anyMember({})).toEqual({ container: {}, key: '' });
});

test.each([
  [true, true],
  ['true', true],
  ['TRUE', true],
  ['yes', true],
  ['On', true],
  [false, false],
  ['no', false],
  ['off', false],
  ['False', false],
  [undefined, undefined],
  [1, undefined],
  ['only', undefined],
])('the flag in %j is %j', (value, flag) => {
  expect(flagOf(value)).toBe(flag);
});
