import { expect, test } from 'vitest';
import { assetOf } from '../../../../../src/load/forms/cloudformation/api/assets.js';
import type { TemplateResource } from '../../../../../src/load/forms/cloudformation/template.js';
import { DocumentFiles } from '../../../../../src/load/source/document-files.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';
import { folderOf } from '../../../../support/fake-console.js';

const HASH = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);

/** The asset that is found beside a template. */
function found(
  files: Readonly<Record<string, string>>,
  key: string,
  resource: object = {},
  location: unknown = {},
): string | undefined {
  const { folder } = folderOf(files);
  const properties = { BodyS3Location: location };
  return assetOf(
    { resource, properties } as unknown as TemplateResource,
    key,
    new DocumentFiles(folder, new SourceMap()),
  );
}

const manifest = (path: unknown, hash = HASH) =>
  JSON.stringify({ files: { [hash]: { source: { path } } } });
const byMetadata = { Metadata: { 'aws:asset:path': 'api.yaml' } };

test('the metadata of the resource names it', () => {
  expect(found({ 'api.yaml': '' }, '', byMetadata)).toBe('api.yaml');
  expect(found({}, '', byMetadata)).toBeUndefined();
  expect(found({}, '', { Metadata: 7 })).toBeUndefined();
});

test.each([
  ['a manifest', { 'x.assets.json': manifest('api.yaml'), 'api.yaml': '' }, 'api.yaml'],
  ['its name', { [`asset.${HASH}.yaml`]: '' }, `asset.${HASH}.yaml`],
  [
    'its name, where the file of the manifest is missing',
    { 'x.assets.json': manifest('gone.yaml'), [`asset.${HASH}`]: '' },
    `asset.${HASH}`,
  ],
  [
    'a manifest of others',
    { 'x.assets.json': manifest('api.yaml', OTHER), 'api.yaml': '' },
    undefined,
  ],
  ['a manifest without a path', { 'x.assets.json': manifest(7), 'api.yaml': '' }, undefined],
  ['a manifest that is not JSON', { 'x.assets.json': '{', 'api.yaml': '' }, undefined],
  ['a manifest that is not an object', { 'x.assets.json': '[]', 'api.yaml': '' }, undefined],
  ['a file of another name', { 'x.json': manifest('api.yaml'), 'api.yaml': '' }, undefined],
])('by the hash in the key: %s', (_what, files, asset) => {
  expect(found(files as Readonly<Record<string, string>>, `${HASH}.yaml`)).toBe(asset);
});

test('the hash is in the names of parameters, too', () => {
  const location = { Key: { 'Fn::Join': ['', [{ Ref: `AssetParameters${HASH}S3Key` }]] } };
  const files = { [`asset.${HASH}`]: '' };
  expect(found(files, '', {}, location)).toBe(`asset.${HASH}`);
  expect(found(files, '', {}, { Key: 'x' })).toBeUndefined();
});
