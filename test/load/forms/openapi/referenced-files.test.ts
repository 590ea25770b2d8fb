import { expect, test } from 'vitest';
import { ReferencedFiles } from '../../../../src/load/forms/openapi/referenced-files.js';
import { LoadContext } from '../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../src/load/source/document-files.js';
import { SourceMap } from '../../../../src/load/source/source-map.js';
import { Variables } from '../../../../src/load/source/variables.js';
import { folderOf } from '../../../support/fake-console.js';

const PETS = 'Pet:\n  a/b~c: { type: string }\n  "d e": 1\nlist: [1]\n';

/** The referenced files of a folder. */
function opened(files: Readonly<Record<string, string>>): {
  readonly files: ReferencedFiles;
  readonly context: LoadContext;
  path(name: string): string;
} {
  const { folder, path } = folderOf(files);
  const sources = new SourceMap();
  const context = new LoadContext(
    sources,
    new DocumentFiles(folder, sources),
    new Variables(undefined),
    {
      api: undefined,
      stage: undefined,
      accountId: '123456789012',
      region: 'us-east-1',
      partition: 'aws',
      stackName: 'stack',
    },
  );
  return { files: new ReferencedFiles(context), context, path };
}

const place = { container: {}, key: '$ref', pointer: '#/paths' } as const;

test.each<readonly [string, string, unknown]>([
  ['./pets.yaml#/Pet/a~1b~0c', 'a/b~c', { type: 'string' }],
  ['pets.yaml#/Pet/d%20e', 'd e', 1],
  ['pets.yaml#/list', 'list', [1]],
  ['pets.yaml', 'pets', expect.objectContaining({ list: [1] })],
  ['my%20pets.v1.json#', 'my pets.v1', { b: 2 }],
])('%s is called %j', (reference, name, value) => {
  const { files, context, path } = opened({ 'pets.yaml': PETS, 'my pets.v1.json': '{"b": 2}' });
  const file = path(reference.includes('my') ? 'my pets.v1.json' : 'pets.yaml');
  expect(files.lookUp(reference, undefined, place)).toEqual({ value, file, name });
  expect(context.sources.issues).toEqual([]);
});

test('a reference of another file is relative to it, or within it', () => {
  const { files, path } = opened({ 'pets.yaml': PETS, 'other.yaml': 'x: 1' });
  const from = path('pets.yaml');
  expect(files.lookUp('#/list', from, place)).toMatchObject({ value: [1], file: from });
  expect(files.lookUp('other.yaml#/x', from, place)).toMatchObject({
    value: 1,
    file: path('other.yaml'),
  });
});

test('a file is parsed once', () => {
  const { files } = opened({ 'pets.yaml': PETS });
  const pet = files.lookUp('pets.yaml#/Pet', undefined, place)?.value;
  expect(files.lookUp('./pets.yaml#/Pet', undefined, place)?.value).toBe(pet);
});

test.each([
  ['pets.yaml#/Cat', 'The file does not have the value "pets.yaml#/Cat"'],
  ['pets.yaml#/Pet/toString', 'The file does not have the value "pets.yaml#/Pet/toString"'],
  ['pets.yaml#/list/0', 'The file does not have the value "pets.yaml#/list/0"'],
  ['gone.yaml', 'The reference cannot be followed: "gone.yaml" does not exist'],
  ['%zz.yaml', 'The reference cannot be followed: URI malformed'],
])('%s does not lead anywhere, which is an error', (reference, message) => {
  const { files, context } = opened({ 'pets.yaml': PETS });
  expect(files.lookUp(reference, undefined, place)).toBeUndefined();
  expect(context.sources.issues).toEqual([
    { severity: 'error', code: 'UNRESOLVED_REFERENCE', message, pointer: '#/paths/$ref' },
  ]);
});

test('a file that is neither JSON nor YAML ends the load', () => {
  const { files } = opened({ 'wrong.json': '{"a":' });
  expect(() => files.lookUp('wrong.json', undefined, place)).toThrow(
    expect.objectContaining({ code: 'ERR_API_IMPORT' }),
  );
});

test('more than 500 files end the load', () => {
  const names = Array.from({ length: 501 }, (_, at) => `f${at}.json`);
  const { files } = opened(Object.fromEntries(names.map((name) => [name, '1'])));
  const last = names.pop() ?? '';
  for (const name of names) {
    expect(files.lookUp(name, undefined, place)?.value).toBe(1);
  }
  expect(() => files.lookUp(last, undefined, place)).toThrow(
    'The document refers to more than 500 files',
  );
});
