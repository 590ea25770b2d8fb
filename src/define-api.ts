import type { ApiDocument } from './model/document/api-document.js';

/**
 * Returns the document as it is, and lets the compiler check it while you write it:
 * `const api = defineApi({ openapi: '3.0.1', paths: { … } })`.
 */
export function defineApi<const Document extends ApiDocument>(document: Document): Document {
  return document;
}
