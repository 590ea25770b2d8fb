import { expect, test } from 'vitest';
import { findings } from '../minimal-document.js';
import { compile, HERE, source } from '../model-document.js';

test.each<[string, object, unknown]>([['nullable', { type: 'string', nullable: true }, null]])(
  'as on AWS, %s does not count, so %j refuses %j',
  (_, schema, value) => {
    expect(compile(schema)(value)).toHaveLength(1);
  },
);

test.each<[string, object, unknown]>([
  ['exclusiveMinimum', { minimum: 1, exclusiveMinimum: true }, 1],
  ['minItems', { minItems: 1 }, []],
  ['maxItems', { maxItems: 1 }, [1, 2]],
  ['discriminator', { discriminator: { propertyName: 'type' } }, {}],
])('as on AWS, %s is ignored, so %j accepts %j', (_, schema, value) => {
  expect(compile(schema)(value)).toEqual([]);
});

test('a keyword that AWS ignores is one warning', () => {
  const schema = { nullable: true, properties: { a: { nullable: true } } };
  expect(findings(source(schema))).toEqual([`warning IGNORED_SETTING ${HERE}/nullable`]);
});

test.each<[string, object, unknown]>([
  ['a format of no draft', { format: 'pet-name' }, 'x'],
  [
    'example, default, readOnly, xml, title',
    { example: 1, default: 2, readOnly: true, xml: {}, title: 't' },
    'x',
  ],
])('a schema without an issue: %s', (_, schema, value) => {
  expect(findings(source(schema))).toEqual([]);
  expect(compile(schema)(value)).toEqual([]);
});

test.each<[string, object, string]>([
  ['required as a flag', { required: true }, 'required'],
  ['an unknown type', { type: 'file' }, 'type'],
  ['a text for a number', { minimum: '1' }, 'minimum'],
  ['a negative length', { minLength: -1 }, 'minLength'],
  ['exclusiveMaximum of a later draft', { maximum: 1, exclusiveMaximum: 5 }, 'exclusiveMaximum'],
  ['an enum that is not a list', { enum: 'a' }, 'enum'],
  ['a property that is not a schema', { properties: { a: 'string' } }, 'properties/a'],
  ['an object for a list', { allOf: {} }, 'allOf'],
  ['a format that is not text', { format: 1 }, 'format'],
])('%s is ignored with a warning', (_, schema, place) => {
  expect(findings(source(schema))).toEqual([`warning INVALID_MODEL ${HERE}/${place}`]);
});

test.each<[string, object, object, string]>([
  ['a pattern that does not compile', { pattern: '(' }, {}, `error INVALID_MODEL ${HERE}/pattern`],
  [
    'a name pattern that does not compile',
    { patternProperties: { '(': {} } },
    {},
    `error INVALID_MODEL ${HERE}/patternProperties/(`,
  ],
  [
    'an unexpanded function',
    { properties: { a: { 'Fn::Transform': {} } } },
    {},
    `error UNRESOLVED_VARIABLE ${HERE}/properties/a`,
  ],
])('%s is refused', (_, schema, schemas, expected) => {
  expect(findings(source(schema, schemas))).toEqual([expected]);
});
