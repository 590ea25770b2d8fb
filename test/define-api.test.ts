import { expect, expectTypeOf, test } from 'vitest';
import { defineApi } from '../src/define-api.js';
import type { ApiIntegration } from '../src/model/document/api-document-integration.js';
import type { INTEGRATION_SETTINGS } from '../src/model/document/extension-words.js';

test('the document is returned as it is, with its own type', () => {
  const api = defineApi({ openapi: '3.0.1', paths: { '/a': { get: { operationId: 'a' } } } });
  expect(api.paths['/a'].get.operationId).toBe('a');
  expectTypeOf(api.paths['/a'].get.operationId).toEqualTypeOf<'a'>();
});

test('what the extensions do not have does not compile', () => {
  const wrong = {
    paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'lambda' } } } },
  } as const;
  // @ts-expect-error -- "lambda" is not a type of integration
  expect(defineApi(wrong)).toBe(wrong);
});

test('the types have the settings that the import knows', () => {
  type Typed = Exclude<keyof ApiIntegration, `x-${string}`>;
  type Known = Exclude<(typeof INTEGRATION_SETTINGS)[number], 'integration-target'>;
  expectTypeOf<Typed>().toEqualTypeOf<Known>();
});
