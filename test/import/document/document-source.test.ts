import { expect, test } from 'vitest';
import { documentSource } from '../../../src/import/document/document-source.js';
import { readText } from '../../../src/load/load-document.js';

test('a document that was loaded knows its file, any other does not', () => {
  const document = readText('openapi: 3.0.1\npaths: {}\n', 'api.yaml');
  expect(documentSource(document)?.file).toBe('api.yaml');
  expect(documentSource(JSON.parse(JSON.stringify(document)))).toBeUndefined();
});
