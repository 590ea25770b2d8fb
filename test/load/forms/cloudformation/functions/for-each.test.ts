import { expect, test } from 'vitest';
import { readText } from '../../../../../src/load/load-document.js';
import { plain } from '../../../reading.js';
import { documentWith, issueOf, valueOfExpression } from '../value-of.js';

const HEAD =
  'Transform: AWS::LanguageExtensions\nParameters: { L: { Type: CommaDelimitedList, Default: "a-1,b" }, O: { Type: "List<String>" } }';

test.each<readonly [string, unknown]>([
  [
    "{ Fn::ForEach::Loop: [X, [p, q], { 'k${X}': !Ref X, 'n&{X}': !Sub '${X}/${AWS::Region}' }] }",
    { kp: 'p', np: 'p/us-east-1', kq: 'q', nq: 'q/us-east-1' },
  ],
  [
    "{ a: 1, Fn::ForEach::Loop: [X, !Ref L, { '&{X}': [!Ref X, 'is ${X}'] }] }",
    { a: 1, a1: ['a-1', 'is a-1'], b: ['b', 'is b'] },
  ],
  [
    "{ Fn::ForEach::One: [X, [1, 2], { 'Fn::ForEach::Two${X}': [Y, [a, b], { '${X}${Y}': !Join ['', [!Ref X, !Ref Y]] }] }] }",
    { '1a': '1a', '1b': '1b', '2a': '2a', '2b': '2b' },
  ],
  ["{ Fn::ForEach::Loop: [X, [], { '${X}': 1 }] }", {}],
])('%s', (expression, value) => {
  expect(valueOfExpression(expression, HEAD)).toEqual({ value });
});

test('loops make resources, and each knows its place', () => {
  const document = readText(
    `Transform: AWS::LanguageExtensions
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Loops } }
  Fn::ForEach::Paths:
    - Path
    - [pets, shops]
    - Resource\${Path}:
        Type: AWS::ApiGateway::Resource
        Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: !Ref Path }
      Fn::ForEach::Methods\${Path}:
        - Method
        - [GET, PUT]
        - Method\${Path}\${Method}:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Api
              ResourceId: !Ref Resource\${Path}
              HttpMethod: !Ref Method
              AuthorizationType: NONE
`,
    'loops.yaml',
  ) as { readonly paths: Readonly<Record<string, object>> };
  const paths = plain(document.paths) as Record<string, object>;
  expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
    ['/pets', ['get', 'put']],
    ['/shops', ['get', 'put']],
  ]);
});

test.each<readonly [string, string]>([
  ['{ Fn::ForEach::L: [X, [a]] }', 'Fn::ForEach needs an identifier, a list and an object'],
  ['{ Fn::ForEach::L: [X, a, { b: 1 }] }', 'Fn::ForEach needs a list of texts'],
  ['{ Fn::ForEach::L: [X, [{ a: 1 }], { b: 1 }] }', 'Fn::ForEach needs a list of texts'],
  [
    '{ Fn::ForEach::L: [X, !Ref O, { b: 1 }] }',
    'Fn::ForEach needs the list O: set it in the option "variables"',
  ],
  ['{ Fn::ForEach::L: [X, [a, b], { same: 1 }] }', 'Fn::ForEach makes "same" twice'],
])('%s is refused', (expression, problem) => {
  expect(issueOf(() => documentWith(expression, HEAD))).toContain(
    `error INVALID_DOCUMENT Invalid template: ${problem}`,
  );
});

test('a loop without its transform is read with a warning', () => {
  expect(issueOf(() => documentWith("{ Fn::ForEach::L: [X, [a], { '${X}': 1 }] }"))).toContain(
    'warning DIFFERS_FROM_AWS Fn::ForEach works in CloudFormation only with "Transform: AWS::LanguageExtensions"',
  );
});
