import { expect, test } from 'vitest';
import { DOCUMENT_SOURCE } from '../../../src/model/document/api-document.js';

test('another copy of this package marks a loaded document by the same symbol', () => {
  expect(DOCUMENT_SOURCE).toBe(Symbol.for('apigateway-middleware.DocumentSource'));
});
