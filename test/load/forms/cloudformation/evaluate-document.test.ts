import { expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { readText } from '../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../src/load/load-options.js';
import { plain, sourceOf } from '../../reading.js';

function load(value: string, options: LoadOptions = {}): Readonly<Record<string, unknown>> {
  const text = `openapi: 3.0.1\ninfo: { title: t, version: '1' }\npaths: {}\nx-value: ${value}\n`;
  return readText(text, 'part.yaml', options) as Readonly<Record<string, unknown>>;
}

test.each<readonly [string, LoadOptions, unknown, readonly string[]]>([
  ["{ Fn::Sub: '${AWS::Region}-${Name}' }", {}, 'us-east-1-${Name}', ['Name']],
  [
    "{ Fn::Sub: '${AWS::Region}-${Name}' }",
    { variables: { Name: 'x' }, region: 'eu-west-1' },
    'eu-west-1-x',
    [],
  ],
  ['!GetAtt Queue.Arn', {}, '${Queue.Arn}', ['Queue.Arn']],
  ['!GetAtt Queue.Arn', { variables: { 'Queue.Arn': 'arn' } }, 'arn', []],
  ['!If [IsProd, a, b]', {}, 'b', []],
  ['!If [IsProd, a, b]', { variables: { IsProd: true } }, 'a', []],
  ['!FindInMap [M, a, b]', { variables: { 'M.a.b': 'c' } }, 'c', []],
  ['!ImportValue name', {}, '${name}', ['name']],
  ["'{{resolve:ssm:/a}}'", { variables: { 'resolve:ssm:/a': 'b' } }, 'b', []],
  ['{ a: !Ref AWS::NoValue, b: [!Ref AWS::NoValue, 1] }', {}, { b: [1] }, []],
  ["{ Fn::Sub: '${!stageVariables.x}' }", {}, '${stageVariables.x}', []],
])('%s with %j', (expression, options, value, open) => {
  const document = load(expression, options);
  expect(plain(document)).toMatchObject({ 'x-value': value });
  expect(sourceOf(document).openValues?.(document, 'x-value')).toEqual(open);
});

test('functions of Lambda are found by the names that stay open', () => {
  const document = readText(`openapi: 3.0.1
info: { title: t, version: '1' }
paths:
  /a:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri:
          Fn::Sub: arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Orders.Arn}/invocations
`);
  const { warnings, resources } = importRestApi(document);
  expect(warnings).toEqual([]);
  const integration = resources[0]?.methods.get('GET')?.integration;
  expect(integration).toMatchObject({
    uri: {
      text: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:Orders/invocations',
    },
  });
});

test('a condition without a value is one warning', () => {
  const document = load('[!If [IsProd, 1, 2], !If [IsProd, 3, 4]]');
  expect(sourceOf(document).issues.map(({ message }) => message)).toEqual([
    'The condition "IsProd" has no value, so it does not hold: set it in the option "variables" to true or false',
  ]);
});

test('a document without functions stays as it is', () => {
  const document = load("{ a: '${x}', Ref: { type: string }, other: { Ref: 1, b: 2 } }");
  expect(plain(document)).toMatchObject({
    'x-value': { a: '${x}', Ref: { type: 'string' }, other: { Ref: 1, b: 2 } },
  });
});
