import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ApiImportError } from '../../../../src/errors.js';
import { loadDocument, readText } from '../../../../src/load/load-document.js';
import { plain, sourceOf } from '../../reading.js';

const folder = mkdtempSync(join(tmpdir(), 'external-references-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files, and loads the first. */
function load(files: Readonly<Record<string, unknown>>): object {
  const own = mkdtempSync(join(folder, 'case-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(own, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  }
  return loadDocument(join(own, Object.keys(files)[0] ?? ''));
}

function issuesOf(files: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    load(files);
  } catch (error) {
    if (error instanceof ApiImportError) {
      return error.issues
        .filter(({ severity }) => severity === 'error')
        .map(({ message, position }) => `${position?.line}: ${message}`);
    }
    throw error;
  }
  return [];
}

const body = (schema: unknown): unknown => ({ content: { 'application/json': { schema } } });

test('a schema of another file becomes a model; so do those that it refers to', () => {
  const document = load({
    'api.json': {
      openapi: '3.0.1',
      paths: { '/a': { post: { requestBody: body({ $ref: './models/pets.yaml#/Pet' }) } } },
      components: { schemas: { Tag: { type: 'number' } } },
    },
    'models/pets.yaml':
      'Pet:\n  properties:\n    tag: { $ref: "#/Tag" }\n    friend: { $ref: "#/Pet" }\n    owner: { $ref: "../owner.json" }\nTag: { type: string }\n',
    'owner.json': { type: 'object' },
  });
  expect(plain(document)).toMatchObject({
    paths: { '/a': { post: { requestBody: body({ $ref: '#/components/schemas/Pet' }) } } },
    components: {
      schemas: {
        Tag: { type: 'number' },
        Pet: {
          properties: {
            tag: { $ref: '#/components/schemas/Tag2' },
            friend: { $ref: '#/components/schemas/Pet' },
            owner: { $ref: '#/components/schemas/owner' },
          },
        },
        Tag2: { type: 'string' },
        owner: { type: 'object' },
      },
    },
  });
  const { Pet } = (document as { components: { schemas: { Pet: { properties: object } } } })
    .components.schemas;
  expect(sourceOf(document).memberPosition(Pet.properties, 'owner')).toMatchObject({
    file: expect.stringContaining('pets.yaml'),
    line: 5,
  });
  expect(sourceOf(document).issues).toMatchObject([
    {
      code: 'DIFFERS_FROM_AWS',
      severity: 'warning',
      message: expect.stringMatching(/other files/),
    },
  ]);
});

test('Swagger 2.0 keeps models in its definitions', () => {
  const document = load({
    'api.json': { swagger: '2.0', definitions: { A: { $ref: 'b.json#/B' } } },
    'b.json': { B: { type: 'string' } },
  });
  expect(plain(document)).toEqual({
    swagger: '2.0',
    definitions: { A: { $ref: '#/definitions/B' }, B: { type: 'string' } },
  });
});

test('anything else takes the place of its reference, through any number of files', () => {
  const document = load({
    'api.json': { openapi: '3.0.1', paths: { '/a': { $ref: 'a.json#/~1a' } } },
    'a.json': { '/a': { $ref: 'sub/b.json' } },
    'sub/b.json': { get: { responses: { $ref: '#/x' } }, x: { 200: { description: 'ok' } } },
  });
  expect((plain(document) as { paths: object }).paths).toMatchObject({
    '/a': { get: { responses: { 200: { description: 'ok' } } } },
  });
});

test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
  [
    'a missing file',
    { 'a.json': { openapi: '3.0.1', paths: { $ref: 'b.json' } } },
    /^4: The reference cannot be followed: "b\.json" does not exist$/,
  ],
  [
    'a missing value',
    { 'a.json': { openapi: '3.0.1', paths: { $ref: 'b.json#/x' } }, 'b.json': {} },
    /^4: The file does not have the value "b\.json#\/x"$/,
  ],
  [
    'a file outside of the folder',
    { 'a/b.json': { openapi: '3.0.1', paths: { $ref: '../c.json' } }, 'c.json': {} },
    /outside of the folder/,
  ],
  [
    'a circle',
    {
      'a.json': { openapi: '3.0.1', paths: { $ref: 'b.json' } },
      'b.json': { $ref: 'c.json' },
      'c.json': { $ref: 'b.json' },
    },
    /leads back to itself$/,
  ],
  [
    'a bad escape',
    { 'a.json': { openapi: '3.0.1', paths: { $ref: '%zz.json' } } },
    /cannot be followed/,
  ],
])('%s is an error with its place', (_, files, message) => {
  expect(issuesOf(files)).toEqual([expect.stringMatching(message)]);
});

test('a document that is not a file reads no files', () => {
  expect(() => readText('{"openapi":"3.0.1","paths":{"$ref":"package.json"}}')).toThrow(
    /was not read from a file: set the option root/,
  );
});

test('web addresses are left to the import', () => {
  const text = '{"openapi":"3.0.1","paths":{"$ref":"https://host.test/a.json"}}';
  expect(plain(readText(text))).toEqual(JSON.parse(text));
});
