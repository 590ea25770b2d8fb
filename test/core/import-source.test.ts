import { expect, test } from 'vitest';
import { importSource, isRestApi, refuseUnread } from '../../src/core/import-source.js';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { documentOf } from '../support/in-memory.js';

const DOCUMENT = documentOf({ type: 'mock' });
const API = importRestApi(DOCUMENT);

test('a document is imported with the import options among those given', () => {
  const options = { stage: 'prod', onError: () => {} };
  expect(importSource(DOCUMENT, options as object).stage.name).toBe('prod');
});

test('an imported API is returned, but not with import options', () => {
  expect(importSource(API, {})).toBe(API);
  expect(importSource(API, { onError: () => {} } as object)).toBe(API);
  expect(() => importSource(API, { stage: 'a', basePath: 'split' })).toThrow(
    new TypeError('The API is already imported: pass stage, basePath to importRestApi'),
  );
});

test('an imported API is told from a document, also one of another copy of the package', () => {
  expect([isRestApi(API), isRestApi(DOCUMENT)]).toEqual([true, false]);
  expect(isRestApi({ [Symbol.for('apigateway-middleware.RestApi')]: true })).toBe(true);
});

test.each<[unknown, string]>([
  ['api.yaml', 'a string'],
  [undefined, 'undefined'],
  [new URL('file:///api.yaml'), 'a URL'],
  [new TextEncoder().encode('{}'), 'a Uint8Array'],
  [() => DOCUMENT, 'a function'],
  [null, 'null'],
  [new DataView(new ArrayBuffer(1)), 'a DataView'],
])('%s is not read', (source, found) => {
  expect(() => refuseUnread(source)).toThrow(
    new TypeError(
      `The core takes a document or an imported API, not ${found}: createGateway of "apigateway-middleware" reads files and text`,
    ),
  );
});

test.each([DOCUMENT, API, {}])('an object is not refused', (source) => {
  expect(() => refuseUnread(source)).not.toThrow();
});
