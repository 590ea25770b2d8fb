import { expect, test } from 'vitest';
import { ApiImportError } from '../../../../src/errors.js';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { readText } from '../../../../src/load/load-document.js';
import { documentWith, issueOf } from './value-of.js';

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('\n');
}

/** Nine levels of ten aliases each. */
function multiplied(first: string, make: (alias: string) => string): string {
  return `x0: &x0 ${first}\n${times(9, (level) => `x${level + 1}: &x${level + 1} ${make(`*x${level}`)}`)}`;
}

const TEN = (alias: string) => Array.from({ length: 10 }, () => alias).join(', ');
const TOO_MANY_CHARACTERS = 'its functions make more than 16777216 characters';

test.each<readonly [what: string, value: string, template: string, problem: string]>([
  [
    'joins that multiply',
    '*x9',
    multiplied('!Join ["", [0123456789]]', (alias) => `!Join ["", [${TEN(alias)}]]`),
    TOO_MANY_CHARACTERS,
  ],
  [
    'texts that multiply',
    '*x9',
    multiplied('!Sub 0123456789', (alias) => `!Sub ["${'${a}'.repeat(10)}", { a: ${alias} }]`),
    TOO_MANY_CHARACTERS,
  ],
  [
    'JSON that multiplies',
    '{ Fn::ToJsonString: *x9 }',
    multiplied('[a]', (alias) => `[${TEN(alias)}]`),
    TOO_MANY_CHARACTERS,
  ],
  [
    'JSON that contains itself',
    '&q { Fn::ToJsonString: { a: &r [*r] } }',
    '',
    'the value of Fn::ToJsonString contains itself',
  ],
  [
    'loops that multiply',
    '1',
    `Transform: AWS::LanguageExtensions\nx-loops: { "Fn::ForEach::A": [A, &l [${TEN('a')
      .replaceAll('a', '1')
      .split(', ')
      .map((_, index) => index)
      .join(
        ', ',
      )}], { ${'"Fn::ForEach::${A}": [A, *l, { '.repeat(8)} "\${A}": 1 ${'}]'.repeat(8)} }] }`,
    'its loops make more than 100000 values',
  ],
  [
    'conditions in a chain',
    '!If [C0, 1, 2]',
    `Conditions:\n${times(1000, (index) => `  C${index}: !Not [!Condition C${index + 1}]`)}\n  C1000: true`,
    'its values are nested deeper than 500 levels',
  ],
  [
    'aliases in a chain',
    '*x1000',
    `x0: &x0 { a: 1 }\n${times(1000, (index) => `x${index + 1}: &x${index + 1} { a: *x${index} }`)}`,
    'its values are nested deeper than 500 levels',
  ],
  [
    'a resource that refers to itself',
    '!GetAtt S.Value',
    'Resources:\n  S: { Type: AWS::SSM::Parameter, Properties: { Value: !GetAtt S.Value } }',
    'Fn::GetAtt refers to itself',
  ],
])('%s are refused', (_what, value, template, problem) => {
  expect(issueOf(() => documentWith(value, template))).toContain(problem);
});

test('values that aliases share and that contain themselves are copied once', () => {
  const lists = multiplied('[!Ref AWS::Region]', (alias) => `[${TEN(alias)}]`);
  const document = documentWith('{ a: &q { b: *q }, c: *x9 }', lists) as {
    'x-value': { a: { b: unknown } };
  };
  expect(document['x-value'].a.b).toBe(document['x-value'].a);
});

const NAMES =
  '{"Parameters": {"__proto__": {"Default": 1}}, "Resources": {"__proto__": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "x", "Body": {"swagger": "2.0", "info": {}, "paths": {"__proto__": {}}, "x": {"Ref": "constructor"}, "y": {"Fn::GetAtt": ["toString", "x"]}}}}}}';

test('names of the prototypes of JavaScript are names like others', () => {
  const document = readText(NAMES) as Readonly<Record<string, unknown>>;
  expect(document).toMatchObject({ x: '${constructor}', y: '${toString.x}' });
});

/** A linear congruential generator, so that each run tests the same. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

const SEED_TEMPLATE = `Transform: [AWS::LanguageExtensions]
Parameters: { P: { Type: String, Default: a }, L: { Type: CommaDelimitedList, Default: 'a,b' } }
Mappings: { M: { a: { b: c } } }
Conditions: { C: !Equals [!Ref P, a], D: !Not [!Condition C] }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref P, Body: { openapi: 3.0.1, info: {}, paths: { /a: !If [C, { get: {} }, !Ref AWS::NoValue] } } } }
  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: !FindInMap [M, !Ref P, b] } }
  F: { Type: AWS::Lambda::Function }
  A: { Type: AWS::ApiGateway::Authorizer, Properties: { RestApiId: !Ref Api, Name: a, Type: TOKEN } }
  V: { Type: AWS::ApiGateway::RequestValidator, Properties: { RestApiId: !Ref Api } }
  O: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Api, Schema: { type: object } } }
  Fn::ForEach::X: [X, !Ref L, { 'M\${X}': { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !Ref R, HttpMethod: !If [D, GET, PUT], AuthorizationType: CUSTOM, AuthorizerId: !Ref A, RequestValidatorId: !Ref V, RequestModels: { application/json: !Ref O }, MethodResponses: [{ StatusCode: 200 }], Integration: { Type: AWS, IntegrationHttpMethod: POST, Uri: !Sub 'arn:\${AWS::Partition}:x:\${F.Arn}', RequestTemplates: { application/json: !Join ['', [a, !Select [0, !Split [',', !ImportValue x]]]] }, IntegrationResponses: [{ StatusCode: 200, SelectionPattern: '' }] } } } }]
  S: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: s, Variables: { a: '{{resolve:ssm:x:1}}' }, MethodSettings: [{ ResourcePath: /, HttpMethod: GET, CachingEnabled: true }] } }
`;
const PIECES = [
  '!Ref P',
  '!Sub "${P}"',
  '{ Ref: [] }',
  '[]',
  '{}',
  'null',
  '1',
  '*none',
  '&a',
  '!GetAtt a',
  '${',
  '}',
  "'",
  '"',
  ': ',
  ', ',
  '[',
  ']',
  '\n',
  '  ',
  '!If [C, 1, 2]',
  'Fn::Transform: x',
  'AWS::NoValue',
];

test('mutated templates are read or refused, and nothing else', () => {
  const next = generator(20_240_731);
  const counts = { read: 0, refused: 0 };
  for (let round = 0; round < 600; round += 1) {
    let text = SEED_TEMPLATE;
    for (let change = next(4); change >= 0; change -= 1) {
      const at = next(text.length);
      const piece = next(5) === 0 ? '' : (PIECES[next(PIECES.length)] ?? '');
      text = text.slice(0, at) + piece + text.slice(at + next(12));
    }
    text = next(10) === 0 ? text.slice(0, next(text.length)) : text;
    try {
      importRestApi(readText(text, 'template.yaml'));
      counts.read += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(ApiImportError);
      counts.refused += 1;
    }
  }
  expect(counts.read).toBeGreaterThan(30);
  expect(counts.refused).toBeGreaterThan(300);
});

test('A variable that does not end costs no more than its length', () => {
  const open = `a \${${' '.repeat(50_000)}b`;
  expect(documentWith(`!Sub '${open}'`)['x-value']).toBe(open);
});

test.each(['apiKeyRequired: [{ a: 1 }]', 'ApiKeyRequired: { a: [{}] }', 'AuthorizationType: [{}]'])(
  'A value that is not one word (%s) is not an error of the program',
  (property) => {
    const template = `Resources:
  Method:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Pets, ResourceId: !GetAtt Pets.RootResourceId, HttpMethod: GET, ${property} }
  Pets: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Pets } }
`;
    const read = () => readText(template, 'template.yaml');
    try {
      importRestApi(read());
    } catch (error) {
      expect(error).toBeInstanceOf(ApiImportError);
    }
  },
);
