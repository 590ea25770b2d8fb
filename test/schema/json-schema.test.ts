import { expect, test } from 'vitest';
import {
  aClosedObject,
  aFlag,
  aKeyword,
  aNumber,
  aText,
  INTRINSIC,
  type JsonSchema,
  someTexts,
} from '../../src/schema/json-schema.js';

/** Whether a value fits: the keywords that these schemas use, read as JSON Schema draft 7 says. */
function fits(schema: JsonSchema | boolean | undefined, value: unknown): boolean {
  if (schema === undefined || typeof schema === 'boolean') {
    return schema !== false;
  }
  const { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const isObject = typeof value === 'object' && value !== null;
  const kind = Number.isInteger(value) ? 'integer' : isObject ? 'object' : typeof value;
  const members = Object.entries(isObject ? value : {});
  return (
    (type === undefined || kind === type) &&
    (schema.enum?.includes(value) ?? true) &&
    (schema.pattern === undefined ||
      typeof value !== 'string' ||
      new RegExp(schema.pattern).test(value)) &&
    (typeof value !== 'number' || (value >= minimum && value <= maximum)) &&
    (schema.anyOf?.some((one) => fits(one, value)) ?? true) &&
    (!isObject ||
      (members.length >= (schema.minProperties ?? 0) &&
        members.length <= (schema.maxProperties ?? 99))) &&
    members.every(([name]) => fits(schema.propertyNames, name)) &&
    (schema.required ?? []).every((name) => members.some(([own]) => own === name)) &&
    members.every(([name, member]) => {
      const form = Object.keys(schema.patternProperties ?? {}).find((one) =>
        new RegExp(one).test(name),
      );
      const own =
        schema.properties?.[name] ?? (form !== undefined && schema.patternProperties?.[form]);
      return fits(own === undefined || own === false ? schema.additionalProperties : own, member);
    })
  );
}

const closed = aClosedObject('a', { name: aText('b') }, ['name']);

test.each<[what: string, schema: JsonSchema, valid: unknown[], invalid: unknown[]]>([
  [
    'an intrinsic function',
    INTRINSIC,
    [{ Ref: 'A' }, { 'Fn::Sub': 'x' }, { Condition: 'C' }],
    [{}, { Ref: 'A', b: 1 }, { 'Fn::': 1 }, 'Ref'],
  ],
  ['a text', aText('a'), ['', 'x', { Ref: 'A' }], [5, {}, true]],
  [
    'a number',
    aNumber('a', { minimum: 100, maximum: 599 }),
    [100, 599, '404', { Ref: 'A' }],
    [99, 600, 1.5, true],
  ],
  ['a flag', aFlag('a'), [true, false, 'true', 'false', { Ref: 'A' }], ['yes', 1, {}]],
  [
    'a keyword',
    aKeyword('a', ['HTTP_PROXY', 'AWS']),
    ['HTTP_PROXY', 'http_proxy', 'Http_Proxy', 'aws', '${Type}', { Ref: 'A' }],
    ['HTTP', 'http-proxy', 'xaws', 5],
  ],
  ['texts by name', someTexts('a'), [{}, { a: 'x' }, { a: { Ref: 'A' } }], [{ a: 5 }, 'x']],
  [
    'a closed object',
    closed,
    [{ name: 'x' }, { name: 'x', 'x-other': 1 }, { Ref: 'A' }],
    [{}, { name: 5 }, { name: 'x', nmae: 'y' }, { name: 'x', 'x-amazon-apigateway-y': 1 }],
  ],
])('%s', (_, schema, valid, invalid) => {
  expect(valid.filter((value) => !fits(schema, value))).toEqual([]);
  expect(invalid.filter((value) => fits(schema, value))).toEqual([]);
});

test.each([
  aText('why'),
  aNumber('why'),
  aFlag('why'),
  aKeyword('why', ['A']),
  someTexts('why'),
  aClosedObject('why', {}),
])('a schema is described to editors', (schema) => {
  expect(schema.description).toBe('why');
});

test('editors suggest a keyword in upper and lower case', () => {
  expect(aKeyword('', ['AWS']).anyOf?.[0]).toEqual({ enum: ['AWS', 'aws'] });
});
