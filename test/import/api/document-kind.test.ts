import { expect, test } from 'vitest';
import { document, findings, issuesOf } from '../minimal-document.js';

test.each<[string, object, readonly string[]]>([
  ['swagger "2.0"', { swagger: '2.0', paths: {} }, []],
  ['swagger 2.0 as a number', { swagger: 2.0, paths: {} }, []],
  ['openapi "3.0.3"', { openapi: '3.0.3', paths: {} }, []],
  ['openapi 3.0 as a number', { openapi: 3.0, paths: {} }, []],
  ['openapi 3.1.0', { openapi: '3.1.0', paths: {} }, ['warning DIFFERS_FROM_AWS #/openapi']],
  ['swagger 1.2', { swagger: '1.2', paths: {} }, ['error UNSUPPORTED_DOCUMENT #/swagger']],
  ['openapi 4', { openapi: '4.0.0', paths: {} }, ['error UNSUPPORTED_DOCUMENT #/openapi']],
  ['no version', { paths: {} }, ['error INVALID_DOCUMENT #']],
  ['no paths', { openapi: '3.0.1' }, ['error INVALID_TYPE #']],
  ['paths that are a list', { openapi: '3.0.1', paths: [] }, ['error INVALID_TYPE #/paths']],
  ['a list', [], ['error INVALID_DOCUMENT #']],
])('%s', (_, source, expected) => {
  expect(findings(source)).toEqual(expected);
});

test('a route selection expression makes it the document of a WebSocket API', () => {
  const source = document({
    'x-amazon-apigateway-route-selection-expression': '$request.body.action',
  });
  expect(issuesOf(source)).toMatchObject([
    { code: 'UNSUPPORTED_DOCUMENT', message: expect.stringContaining('WebSocket API') },
  ]);
});

test('OpenAPI 3.1 is read, with a warning that quotes the refusal of AWS', () => {
  expect(issuesOf({ openapi: '3.1.0', paths: {} })[0]?.message).toContain(
    '"Invalid OpenAPI input."',
  );
});

test.each([
  [{ paths: {} }, true],
  [{ '/pets': { get: {} } }, true],
  [{ 'x-amazon-apigateway-integration': {} }, true],
  [{ name: 'x' }, false],
])('whether %j is called a part of a document', (root, isPart) => {
  const [issue] = issuesOf(root);
  expect(issue?.message).toMatch(
    isPart ? /neither "openapi".*: it is a part of a document, so load the file/ : /\)$/,
  );
});
