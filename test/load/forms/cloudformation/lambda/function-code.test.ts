import { expect, test } from 'vitest';
import { functionsOfTemplate } from './functions-of-template.js';

type Beside = NonNullable<Parameters<typeof functionsOfTemplate>[1]>;

function codeOf(properties: object, beside: Beside = {}, metadata: object = {}): object {
  const Metadata = metadata;
  const resources = { Fn: { Type: 'AWS::Lambda::Function', Properties: properties, Metadata } };
  return functionsOfTemplate(resources, beside)[0]?.code ?? {};
}

test.each<[what: string, properties: object, beside: Beside, metadata: object, path: string]>([
  ['a path', { Code: 'src' }, { files: ['src/a.js'] }, {}, '/root/src'],
  ['the folder of the template', { Code: '.' }, {}, {}, '/root'],
  [
    'an asset of the CDK',
    { Code: { S3Bucket: 'b', S3Key: 'k.zip' } },
    { files: ['asset.1/a.js'] },
    { 'aws:asset:path': 'asset.1' },
    '/root/asset.1',
  ],
  [
    'the service of a Serverless package',
    { Code: { S3Bucket: { Ref: 'Bucket' }, S3Key: 'pets.zip' } },
    { name: 'app/.serverless/cloudformation-template-update-stack.json' },
    {},
    '/root/app',
  ],
  [
    'the variable Id.Code',
    { Code: { S3Bucket: 'b', S3Key: 'k' } },
    { files: ['own/a.js'], options: { variables: { 'Fn.Code': 'own' } } },
    {},
    '/root/own',
  ],
])('%s is a folder', (_what, properties, beside, metadata, path) => {
  expect(codeOf(properties, beside, metadata)).toEqual({ kind: 'folder', path });
});

test('ZipFile is the code itself', () => {
  expect(codeOf({ Code: { ZipFile: 'exports.a = 1' } })).toEqual({
    kind: 'inline',
    text: 'exports.a = 1',
  });
});

test.each<[properties: object, beside: Beside, reason: RegExp]>([
  [{ PackageType: 'Image' }, {}, /^it is a container image$/],
  [{ Code: { ImageUri: 'i' } }, {}, /^it is a container image$/],
  [{ Code: { S3Bucket: 'b', S3Key: 'k' } }, {}, /^its code is in S3 \(b\): .*--variable Fn.Code=/],
  [{ Code: 's3://b/k' }, {}, /^its code is in S3 \(s3:\/\/b\/k\): /],
  [{}, {}, /^its code is not in the template: /],
  [{ Code: 'none' }, {}, /cannot be read: "none" does not exist$/],
  [{ Code: 'a.zip' }, { files: ['a.zip'] }, /"a.zip" is a file: unpack it, and .*Fn.Code=FOLDER$/],
  [
    { Code: '../src' },
    { name: 'app/template.json', files: ['src/a.js'] },
    /"..\/src" is outside of the folder .*set the option root/,
  ],
])('%j cannot be run', (properties, beside, reason) => {
  expect(codeOf(properties, beside)).toEqual({
    kind: 'elsewhere',
    reason: expect.stringMatching(reason),
  });
});
