import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDocument } from '../../../../../src/load/load-document.js';
import type { LoadOptions } from '../../../../../src/load/load-options.js';
import { plain, sourceOf } from '../../../reading.js';
import { issueOf } from '../value-of.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'template-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function load(properties: string, options: LoadOptions = {}): object {
  write({
    'template.yaml': `Parameters:
  Folder: { Type: String, Default: parts }
Resources:
  Handler: { Type: AWS::Lambda::Function }
  Api:
    Type: AWS::ApiGateway::RestApi
    Metadata: { aws:asset:path: asset.x.yaml }
    Properties: ${properties}
`,
  });
  return loadDocument(join(folder, 'template.yaml'), options);
}

const OPENAPI = `openapi: 3.0.1
info: { title: Part, version: '1' }
paths: {}
x-value: 1
`;
const HASH = '0123456789abcdef'.repeat(4);

test.each<readonly [what: string, properties: string, files: Record<string, string>]>([
  ['a local path', '{ BodyS3Location: api.yaml }', { 'api.yaml': OPENAPI }],
  [
    'a path that functions make',
    "{ BodyS3Location: !Sub './${Folder}/api.yaml' }",
    { 'parts/api.yaml': OPENAPI },
  ],
  [
    'an included file',
    '{ Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: api.yaml } } } }',
    { 'api.yaml': OPENAPI },
  ],
  [
    'a list of transforms',
    '{ Body: { Fn::Transform: [{ Name: AWS::Include, Parameters: { Location: !Sub "${Folder}.yaml" } }] } }',
    { 'parts.yaml': OPENAPI },
  ],
  [
    'included properties',
    '{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: props.yaml } } }',
    { 'props.yaml': 'Body: { openapi: 3.0.1, info: {}, paths: {}, x-value: 1 }' },
  ],
  [
    'an asset that metadata names',
    '{ BodyS3Location: { Bucket: b, Key: k } }',
    { 'asset.x.yaml': OPENAPI },
  ],
  [
    'an asset of a manifest',
    `{ BodyS3Location: { Bucket: b, Key: ${HASH}.yaml } }`,
    {
      'S.assets.json': JSON.stringify({ files: { [HASH]: { source: { path: 'a.yaml' } } } }),
      'a.yaml': OPENAPI,
    },
  ],
  [
    'an asset with the hash of a parameter',
    `{ BodyS3Location: { Bucket: b, Key: !Ref Asset${HASH}Key } }`,
    { [`asset.${HASH}.yaml`]: OPENAPI },
  ],
  [
    'the text of a definition',
    `{ Body: '{"openapi":"3.0.1","info":{},"paths":{},"x-value":1}' }`,
    {},
  ],
])('the body is %s', (_what, properties, files) => {
  write(files);
  expect(plain(load(properties))).toMatchObject({
    openapi: expect.anything(),
    'x-value': 1,
  });
});

test('an included file stands beside its siblings, with functions and places of its own', () => {
  write({
    'part.yaml': `paths: {}\nx-uri:\n  Fn::Sub: '\${Handler.Arn}'\nx-deep: { x: { Ref: Folder } }\n`,
  });
  const document = load(
    "{ Body: { openapi: 3.0.1, info: { title: t, version: '1' }, Fn::Transform: { Name: AWS::Include, Parameters: { Location: part.yaml } } } }",
  );
  expect(plain(document)).toMatchObject({
    openapi: '3.0.1',
    paths: {},
    'x-uri': 'arn:aws:lambda:us-east-1:123456789012:function:Handler',
    'x-deep': { x: 'parts' },
  });
  const source = sourceOf(document);
  expect(source.memberPosition(document, 'x-uri')).toMatchObject({
    file: expect.stringMatching(/part\.yaml$/),
    line: 2,
    column: 1,
  });
  expect([...(source.files ?? [])].map((file) => file.slice(folder.length + 1))).toEqual([
    'template.yaml',
    'part.yaml',
  ]);
});

test('the option variables names the local file of an address', () => {
  write({ 'api.yaml': OPENAPI });
  for (const [properties, name] of [
    ['{ BodyS3Location: { Bucket: b, Key: v1/x.yaml } }', 's3://b/v1/x.yaml'],
    ['{ BodyS3Location: { Bucket: !Ref B, Key: k } }', 'Api.BodyS3Location'],
    [
      "{ Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: 's3://b/x.yaml' } } } }",
      's3://b/x.yaml',
    ],
  ] as const) {
    expect(plain(load(properties, { variables: { [name]: 'api.yaml' } }))).toMatchObject({
      'x-value': 1,
    });
  }
});

test('a file with the name of the object in S3 is read with a warning', () => {
  write({ 'api.yaml': OPENAPI });
  const properties = '{ BodyS3Location: { Bucket: b, Key: v1/api.yaml } }';
  expect(issueOf(() => load(properties))).toContain(
    'warning DIFFERS_FROM_AWS The definition in s3://b/v1/api.yaml is read from the local file "api.yaml"',
  );
});

test.each<readonly [properties: string, issue: string]>([
  [
    '{ BodyS3Location: { Bucket: b, Key: x.yaml } }',
    '8:19 error UNRESOLVED_REFERENCE The definition is in S3 (s3://b/x.yaml), and nothing is fetched over the network: download it, for example with "aws s3 cp", and name the local file in the option "variables", { "s3://b/x.yaml": "openapi.yaml" }',
  ],
  [
    "{ Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: 's3://b/x.yaml' } } } }",
    'error UNRESOLVED_REFERENCE The definition is in S3',
  ],
  [
    '{ BodyS3Location: gone.yaml }',
    '8:19 error UNRESOLVED_REFERENCE The definition cannot be read: "gone.yaml" does not exist',
  ],
  [
    '{ BodyS3Location: ../api.yaml }',
    'error UNRESOLVED_REFERENCE The definition cannot be read: "../api.yaml"',
  ],
  [
    '{ BodyS3Location: list.yaml }',
    'error INVALID_DOCUMENT The definition of the API in "BodyS3Location" is not an object',
  ],
  [
    '{ Body: [1] }',
    '8:19 error INVALID_DOCUMENT The definition of the API in "Body" is not an object',
  ],
  [
    '{ CloneFrom: abc }',
    '8:19 error UNSUPPORTED_DOCUMENT The API is a copy of the one in "CloneFrom"',
  ],
  [
    '{ Body: { Fn::Transform: { Name: Macro } } }',
    'error UNRESOLVED_VARIABLE The macro "Macro" runs in CloudFormation only',
  ],
  [
    '{ Body: { Fn::Transform: { Name: AWS::Include, Parameters: {} } } }',
    'error INVALID_DOCUMENT Invalid template: AWS::Include needs a "Location"',
  ],
  [
    '{ Body: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: again.yaml } } } }',
    'error INVALID_DOCUMENT Invalid template: an included file cannot include another one',
  ],
])('%s is refused', (properties, issue) => {
  write({
    'list.yaml': '- 1\n',
    'again.yaml': 'Fn::Transform: { Name: AWS::Include, Parameters: { Location: again.yaml } }\n',
  });
  expect(issueOf(() => load(properties))).toContain(issue);
});
