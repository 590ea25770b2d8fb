import { expect, test } from 'vitest';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { operation } from './minimal-document.js';

test.each([
  [undefined, 'undefined'],
  [5, '5'],
  ['api.json', 'the string "api.json"'],
])('%j is not a document', (value, found) => {
  expect(() => importRestApi(value as never)).toThrow(
    new TypeError(
      `The first argument of importRestApi must be a document, not ${found}: read it with loadDocument first`,
    ),
  );
});

test('an imported API is frozen, and its IDs depend on the document alone', () => {
  const source = operation({});
  const api = importRestApi(source);
  expect(Object.isFrozen(api)).toBe(true);
  expect(api.id).toMatch(/^[a-z\d]{10}$/);
  expect(importRestApi(source).id).toBe(api.id);
  expect(importRestApi({ ...source, info: { title: 'Other' } }).id).not.toBe(api.id);
});

test.each([
  [{}, undefined, 'default'],
  [{ servers: [{ url: 'https://x.test/prod/v1' }] }, undefined, 'prod'],
  [{ servers: [{ url: 'https://x.test/prod/v1' }] }, 'dev', 'dev'],
])('the stage of %j with the option %j is %s', (rest, stage, expected) => {
  expect(importRestApi(operation({}, rest), { stage }).stage.name).toBe(expected);
});

test('failOnWarnings turns warnings into an error that lists them', () => {
  const source = operation({ 'x-amazon-apigateway-integration': undefined });
  expect(importRestApi(source).warnings).toMatchObject([{ code: 'MISSING_INTEGRATION' }]);
  expect(() => importRestApi(source, { failOnWarnings: true })).toThrow(
    expect.objectContaining({
      code: 'ERR_API_IMPORT',
      issues: [expect.objectContaining({ code: 'MISSING_INTEGRATION', severity: 'warning' })],
    }),
  );
});
