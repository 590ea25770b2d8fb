import type { Cursor } from './cursor.js';
import { isObject, quote } from './document-values.js';
import { unexpandedFunction } from './unexpanded.js';

/** The version of the OpenAPI specification that a document follows. */
export type DocumentVersion = 'Swagger 2' | 'OpenAPI 3';

/**
 * Tells which OpenAPI version a document follows. What is no document of a REST API (a
 * CloudFormation template, an HTTP API) is reported, and gives `undefined`.
 */
export function recognize(root: Cursor): DocumentVersion | undefined {
  const unexpanded = unexpandedFunction(root.value);
  if (unexpanded !== undefined) {
    root.error('UNRESOLVED_VARIABLE', unexpanded);
    return undefined;
  }
  const other = cloudFormation(root) ?? webSocketApi(root) ?? httpApi(root);
  if (other !== undefined) {
    other.cursor.error('UNSUPPORTED_DOCUMENT', other.message);
    return undefined;
  }
  if (root.has('swagger')) return swaggerVersion(root.at('swagger'));
  if (root.has('openapi')) return openApiVersion(root.at('openapi'));
  root.error(
    'INVALID_DOCUMENT',
    `Invalid OpenAPI input: neither "openapi" nor "swagger" says what this document is (it has: ${root.keys().slice(0, 10).join(', ')})`,
  );
  return undefined;
}

interface Finding {
  readonly cursor: Cursor;
  readonly message: string;
}

function swaggerVersion(cursor: Cursor): DocumentVersion | undefined {
  const version = String(cursor.value);
  if (version === '2.0' || version === '2') return 'Swagger 2';
  return refuseVersion(cursor, 'Swagger', version);
}

function openApiVersion(cursor: Cursor): DocumentVersion | undefined {
  const version = String(cursor.value);
  if (/^3(\.0(\.\d+)?)?$/.test(version)) return 'OpenAPI 3';
  if (/^3\.\d+(\.\d+)?$/.test(version)) {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      `OpenAPI ${version} is read as 3.0, the newest that API Gateway imports`,
    );
    return 'OpenAPI 3';
  }
  return refuseVersion(cursor, 'OpenAPI', version);
}

function refuseVersion(cursor: Cursor, kind: string, version: string): undefined {
  cursor.error(
    'UNSUPPORTED_DOCUMENT',
    `${kind} ${quote(version)} is not supported: API Gateway imports Swagger 2.0 and OpenAPI 3.0`,
  );
  return undefined;
}

/** A template that has an API inside, or makes one, is another kind of file. */
function cloudFormation(root: Cursor): Finding | undefined {
  const template = root.has('AWSTemplateFormatVersion') || root.has('Transform');
  if (root.has('swagger') || root.has('openapi')) return undefined;
  const resources = root.at('Resources');
  if (!template && !isObject(resources.value)) return undefined;
  const bodies: string[] = [];
  for (const name of resources.keys()) {
    const properties = resources.place(name).place('Properties');
    for (const key of ['Body', 'DefinitionBody']) {
      if (properties.has(key)) bodies.push(properties.place(key).pointer);
    }
  }
  const place =
    bodies.length === 0
      ? 'no resource in it holds an OpenAPI document'
      : `render it first and load the document at ${bodies.join(', ')}`;
  return {
    cursor: root,
    message: `This is a CloudFormation or SAM template, no OpenAPI document: ${place}`,
  };
}

/**
 * Documents of HTTP APIs look alike and mean other things. One construct that only they have
 * decides; payload format 2.0 and `x-amazon-apigateway-cors` stand in REST documents as well, where
 * AWS ignores them, and decide only together.
 */
function webSocketApi(root: Cursor): Finding | undefined {
  const cursor = root.extension('route-selection-expression');
  if (!cursor.exists) return undefined;
  const message =
    'This is the document of a WebSocket API: "x-amazon-apigateway-route-selection-expression" belongs to those only; REST APIs are served here';
  return { cursor, message };
}

function httpApi(root: Cursor): Finding | undefined {
  const weak: Finding[] = [];
  const cors = root.extension('cors');
  if (cors.exists) weak.push({ cursor: cors, message: httpApiMessage('x-amazon-apigateway-cors') });
  for (const path of root.at('paths').keys()) {
    const pathItem = root.at('paths').place(path);
    if (/^\/?\$default$/.test(path)) {
      return { cursor: pathItem, message: httpApiMessage('the path "$default"') };
    }
    for (const key of pathItem.keys()) {
      const integration = pathItem.place(key).place('x-amazon-apigateway-integration');
      if (integration.has('integrationSubtype')) {
        const cursor = integration.place('integrationSubtype');
        return { cursor, message: httpApiMessage('"integrationSubtype"') };
      }
      const payload = integration.place('payloadFormatVersion');
      if (String(payload.value) === '2.0' || payload.value === 2) {
        weak.push({ cursor: payload, message: httpApiMessage('payload format 2.0') });
      }
    }
  }
  return jwtAuthorizer(root) ?? (cors.exists && weak.length > 1 ? weak[0] : undefined);
}

function jwtAuthorizer(root: Cursor): Finding | undefined {
  const schemes = root.place('components').place('securitySchemes');
  for (const name of schemes.keys()) {
    const authorizer = schemes.place(name).place('x-amazon-apigateway-authorizer');
    if (
      authorizer.has('jwtConfiguration') ||
      /^jwt$/i.test(String(authorizer.place('type').value))
    ) {
      return { cursor: authorizer, message: httpApiMessage('a JWT authorizer') };
    }
  }
  return undefined;
}

function httpApiMessage(found: string): string {
  return `This is the document of an HTTP API (API Gateway version 2): ${found} belongs to those only; REST APIs are served here`;
}
