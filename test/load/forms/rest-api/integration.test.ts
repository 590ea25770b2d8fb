import { expect, test } from 'vitest';
import { integrationExtension } from '../../../../src/load/forms/rest-api/integration.js';
import type { ControlPlaneResource } from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { plain } from '../../reading.js';
import { draftOf, methodPart } from './parts.js';

/** The extension of a method with this integration, and the issues. */
function extensionOf(
  integration: ControlPlaneResource,
  integrationResponses: readonly ControlPlaneResource[] = [],
): readonly [unknown, readonly string[]] {
  const { draft, issues } = draftOf();
  const made = integrationExtension(methodPart({ integration, integrationResponses }), draft);
  return [plain(made ?? {}), issues()];
}

test('a method without an integration has no extension', () => {
  expect(integrationExtension(methodPart({ integration: undefined }), draftOf().draft)).toBe(
    undefined,
  );
});

test.each<readonly [ControlPlaneResource, object]>([
  [
    { type: 'HTTP_PROXY', httpMethod: 'PUT', uri: 'https://pets.example/{id}' },
    { type: 'http_proxy', httpMethod: 'PUT', uri: 'https://pets.example/{id}' },
  ],
  [{ passthroughBehavior: 'WHEN_NO_MATCH' }, { passthroughBehavior: 'when_no_match' }],
  [
    { type: 7, passthroughBehavior: true },
    { type: 7, passthroughBehavior: true },
  ],
  [{ timeoutInMillis: '5000' }, { timeoutInMillis: 5000 }],
  [{ timeoutInMillis: '${Time}' }, { timeoutInMillis: '${Time}' }],
  [
    { requestTemplates: {}, cacheKeyParameters: [], contentHandling: '', uri: null, a: undefined },
    {},
  ],
  [
    { tlsConfig: { insecureSkipVerification: 'true' } },
    { tlsConfig: { insecureSkipVerification: true } },
  ],
  [
    { tlsConfig: { insecureSkipVerification: 'odd' } },
    { tlsConfig: { insecureSkipVerification: 'odd' } },
  ],
])('%j becomes %j', (integration, extension) => {
  expect(extensionOf(integration)).toEqual([extension, []]);
});

test.each<readonly [ControlPlaneResource, string, object]>([
  [{ statusCode: 200 }, 'default', { statusCode: '200' }],
  [{ statusCode: '200', selectionPattern: '' }, 'default', { statusCode: '200' }],
  [{ statusCode: 404, selectionPattern: '4\\d{2}' }, '4\\d{2}', { statusCode: '404' }],
  [{ statusCode: '' }, 'default', {}],
  [
    {
      statusCode: '200',
      contentHandling: 'CONVERT_TO_TEXT',
      responseParameters: { 'method.response.header.A': "'a'" },
      responseTemplates: { 'application/json': '' },
    },
    'default',
    {
      statusCode: '200',
      contentHandling: 'CONVERT_TO_TEXT',
      responseParameters: { 'method.response.header.A': "'a'" },
      responseTemplates: { 'application/json': '' },
    },
  ],
  [
    { statusCode: '200', contentHandling: '', responseParameters: {}, responseTemplates: null },
    'default',
    { statusCode: '200' },
  ],
])('the integration response %j is that of %s', (response, key, written) => {
  expect(extensionOf({}, [response])).toEqual([{ responses: { [key]: written } }, []]);
});

test.each([
  [undefined, 'default', 'without a selection pattern'],
  ['5..', '5..', 'with the pattern "5.."'],
])('of two integration responses for %s, the last one applies', (selectionPattern, key, which) => {
  const two = [200, 201].map((statusCode) => ({ statusCode, selectionPattern }));
  expect(extensionOf({}, two)).toEqual([
    { responses: { [key]: { statusCode: '201' } } },
    [
      `warning DUPLICATE_KEY The method has two integration responses ${which}: the last one applies, so remove the other`,
    ],
  ]);
});
