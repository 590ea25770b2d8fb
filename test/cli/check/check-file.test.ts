import { expect, test } from 'vitest';
import { type CheckOptions, checkFile } from '../../../src/cli/check/check-file.js';
import { folderOf } from '../../support/fake-console.js';

const API = `openapi: 3.0.1
info: { title: '\${title}', version: '1' }
paths:
  x-a: { get: {} }
  /a:
    get: &method
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: 200 } }
    put: *method
    x-amazon-apigateway-any-method: *method
    parameters: []
  /b: { get: *method }
`;
const WARNS = API.replace('type: mock', 'type: mock\n        passThroughBehavior: never');

const HOW: CheckOptions = { load: {}, stage: {}, strict: false };

function checked(text: string, how: Partial<CheckOptions> = {}): readonly unknown[] {
  const file = folderOf({ 'api.yaml': text }).path('api.yaml');
  const result = checkFile(file, { ...HOW, ...how });
  expect(result.file).toBe(file);
  return [result.ok, result.operations, [...new Set(result.issues.map(({ code }) => code))]];
}

const variables = { title: 'T' };

test.each<readonly [string, string, Partial<CheckOptions>, readonly unknown[]]>([
  ['a document', API, { load: { variables } }, [true, 4, []]],
  ['a warning', WARNS, { load: { variables } }, [true, 4, ['UNKNOWN_PROPERTY']]],
  [
    'a warning, strictly',
    WARNS,
    { load: { variables }, strict: true },
    [false, 4, ['UNKNOWN_PROPERTY']],
  ],
  ['an error', API.replace('mock', 'mook'), { load: { variables } }, [false, 4, ['INVALID_VALUE']]],
  ['a text that is neither YAML nor JSON', '\t{', {}, [false, 0, ['INVALID_DOCUMENT']]],
  [
    'a stage that the import refuses',
    API,
    { load: { variables }, stage: { stage: '' } },
    [false, 4, ['INVALID_DOCUMENT']],
  ],
])('%s', (_what, text, how, result) => {
  expect(checked(text, how)).toEqual(result);
});

test('a document without paths has no operations', () => {
  const [, operations] = checked("openapi: 3.0.1\ninfo: { title: T, version: '1' }\npaths: 7\n");
  expect(operations).toBe(0);
});

test('a file that cannot be read is an issue', () => {
  expect(checkFile('missing.yaml', HOW)).toMatchObject({
    file: 'missing.yaml',
    ok: false,
    operations: 0,
    issues: [{ code: 'INVALID_DOCUMENT', severity: 'error' }],
  });
});

test('whatever else is thrown is an issue at the beginning of the file', () => {
  const load = {
    get api(): string {
      throw new Error('broken');
    },
  };
  const file = folderOf({ 'api.yaml': API }).path('api.yaml');
  expect(checkFile(file, { ...HOW, load })).toEqual({
    file,
    ok: false,
    operations: 0,
    issues: [
      {
        code: 'INVALID_DOCUMENT',
        severity: 'error',
        pointer: '#',
        message: 'The file cannot be checked: broken',
        position: { file, line: 1, column: 1 },
      },
    ],
  });
});
