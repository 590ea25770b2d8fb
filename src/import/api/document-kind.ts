import { describe, quote, wordOf } from '../../checks/document-values.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';
import { foreignDocument } from './foreign-document.js';
import { httpApi } from './http-api.js';

/** The version of the OpenAPI specification that a document follows. */
export type DocumentVersion = 'Swagger 2' | 'OpenAPI 3';

/**
 * Determines the OpenAPI version of a document. A document of another kind, such as a CloudFormation
 * template or an HTTP API, is reported, and the result is `undefined`.
 */
export function recognize(root: Cursor): DocumentVersion | undefined {
  const unexpanded = unexpandedFunction(root.value);
  if (unexpanded !== undefined) {
    root.error('UNRESOLVED_VARIABLE', unexpanded);
    return undefined;
  }
  const other = foreignDocument(root) ?? webSocketApi(root) ?? httpApi(root);
  if (other !== undefined) {
    other.cursor.error('UNSUPPORTED_DOCUMENT', other.message);
    return undefined;
  }
  if (root.has('swagger')) {
    return swaggerVersion(root.at('swagger'));
  }
  if (root.has('openapi')) {
    return openApiVersion(root.at('openapi'));
  }
  root.error(
    'INVALID_DOCUMENT',
    `Invalid OpenAPI input: the document has neither "openapi" nor "swagger" (its keys: ${root.keys().slice(0, 10).join(', ') || 'none'})${remedyForPart(root)}`,
  );
  return undefined;
}

/** What to do with a file that has parts of a document, for others to include. */
function remedyForPart(root: Cursor): string {
  const isPart = root
    .keys()
    .some((key) => key === 'paths' || key.startsWith('/') || /^x-amazon-apigateway-/i.test(key));
  return isPart
    ? ': it is a part of a document, so load the file that includes it, or add openapi: 3.0.1'
    : '';
}

function swaggerVersion(cursor: Cursor): DocumentVersion | undefined {
  const version = wordOf(cursor.value);
  return version === '2.0' || version === '2' ? 'Swagger 2' : refuseVersion(cursor, 'Swagger');
}

function openApiVersion(cursor: Cursor): DocumentVersion | undefined {
  const version = wordOf(cursor.value);
  if (/^3(\.0(\.\d+)?)?$/.test(version)) {
    return 'OpenAPI 3';
  }
  if (/^3\.\d+(\.\d+)?$/.test(version)) {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      `OpenAPI ${version} is read as 3.0 here; API Gateway refuses versions after 3.0 with "Invalid OpenAPI input."`,
    );
    return 'OpenAPI 3';
  }
  return refuseVersion(cursor, 'OpenAPI');
}

function refuseVersion(cursor: Cursor, kind: string): undefined {
  const unexpanded = unexpandedFunction(cursor.value);
  if (unexpanded !== undefined) {
    cursor.error('UNRESOLVED_VARIABLE', unexpanded);
    return undefined;
  }
  const version = wordOf(cursor.value);
  cursor.error(
    'UNSUPPORTED_DOCUMENT',
    `${kind} ${version === '' ? describe(cursor.value) : quote(version)} is not supported: convert the document to Swagger 2.0 or OpenAPI 3.0`,
  );
  return undefined;
}

function webSocketApi(root: Cursor): { cursor: Cursor; message: string } | undefined {
  const cursor = root.extension('route-selection-expression');
  if (!cursor.exists) {
    return undefined;
  }
  const message =
    'This document describes a WebSocket API, because it has "x-amazon-apigateway-route-selection-expression": load the document of a REST API';
  return { cursor, message };
}
