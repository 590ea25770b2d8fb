import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { readText } from '../../../src/load/load-document.js';
import type { ModelCheck } from '../../../src/model/rest-api.js';
import { findings, issuesOf, onlyMethod } from '../minimal-document.js';
import { checkOf, faults, HERE, source } from '../model-document.js';

/** A document, as a text, whose schema is written as it stands here. */
function textOf(schema: string): string {
  return JSON.stringify(source({ here: 0 })).replace('{"here":0}', schema);
}

/** The check of a schema of a document that was read from a text. */
function checkOfText(schema: string): ModelCheck | undefined {
  const method = onlyMethod(importRestApi(readText(textOf(schema))));
  return method.requestValidator?.models?.get('application/json');
}

test.each<[string, string, string]>([
  [
    '{"maximum":90.0}',
    '91',
    'numeric instance is greater than the required maximum (maximum: 90.0, found: 91)',
  ],
  [
    '{"maximum":9223372036854775807}',
    '9223372036854775808',
    'numeric instance is greater than the required maximum (maximum: 9223372036854775807, found: 9223372036854775808)',
  ],
  [
    '{"minimum":1e2}',
    '1',
    'numeric instance is lower than the required minimum (minimum: 1E+2, found: 1)',
  ],
  [
    '{"maximum":1.50,"exclusiveMaximum":true}',
    '1.5',
    'numeric instance is not strictly lower than the required maximum 1.50',
  ],
  ['{"multipleOf":0.10}', '0.25', 'remainder of division is not zero (0.25 / 0.10)'],
  [
    '{"enum":[1.0,{"a":[2.50]}]}',
    '3',
    'instance value (3) not found in enum (possible values: [1.0,{"a":[2.50]}])',
  ],
])('a model read from a text keeps its digits: %s refuses %s', (schema, text, sentence) => {
  expect(checkOfText(schema)?.(text)?.()).toEqual([sentence]);
});

test.each<[string, string]>([
  ['{"maximum":9223372036854775807}', '9223372036854775807'],
  ['{"minimum":-9223372036854775808}', '-9223372036854775808'],
  ['{"maximum":90.0}', '90'],
  ['{"multipleOf":1.0}', '7'],
  ['{"enum":[1.0]}', '1'],
  ['{"maximum":1e400}', '1e399'],
])('%s accepts %s', (schema, text) => {
  expect(checkOfText(schema)?.(text)).toBeUndefined();
});

test.each(['{"enum":[1e99999999999,1]}', '{enum: [.nan, 1]}', '{enum: [{a: [-.inf]}, 1]}'])(
  'a number that JSON or Java cannot hold allows no value: %s',
  (schema) => {
    const method = onlyMethod(importRestApi(readText(`# YAML\n${textOf(schema)}`)));
    const check = method.requestValidator?.models?.get('application/json');
    expect(check?.('1')).toBeUndefined();
    expect(check?.('2')?.()).toHaveLength(1);
    expect(check?.('null')?.()).toHaveLength(1);
  },
);

test('of a document given as an object, JavaScript has the digits', () => {
  expect(faults(checkOf({ maximum: 90.0 }), '91')).toEqual([
    'numeric instance is greater than the required maximum (maximum: 90, found: 91)',
  ]);
});

test.each(['"maximum":"9"', '"minimum":1e99999999999', '"multipleOf":-1.0', '"multipleOf":0.0'])(
  'what is not a number that draft 4 allows is left out: %s',
  (member) => {
    const document = readText(textOf(`{${member}}`));
    const keyword = /\w+/.exec(member)?.[0];
    expect(findings(document)).toEqual([`warning INVALID_MODEL ${HERE}/${keyword}`]);
    expect(issuesOf(document)[0]?.message).toContain('is left out');
  },
);

test.each<[object, boolean]>([
  [{ minLength: 3 }, true],
  [{ minLength: 1.5 }, false],
  [{ maxProperties: -1 }, false],
  [{ enum: [] }, false],
  [{ enum: 'a' }, false],
])('%j is of the right shape: %s', (schema, isRight) => {
  expect(findings(source(schema))).toHaveLength(isRight ? 0 : 1);
});
