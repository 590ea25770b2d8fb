import { wordOf } from '../../checks/document-values.js';
import type { Cursor } from '../document/cursor.js';

interface Finding {
  readonly cursor: Cursor;
  readonly message: string;
}

/**
 * Recognizes the document of an HTTP API, which looks similar but means something else. One construct
 * that only HTTP APIs have is enough. Payload format 2.0, `x-amazon-apigateway-cors` and tag values
 * also occur in documents that are deployed as REST APIs, where API Gateway ignores them; two of
 * these are enough.
 * AWS: "OpenAPI extensions for API Gateway", the notes about HTTP APIs.
 */
export function httpApi(root: Cursor): Finding | undefined {
  const hints: Finding[] = [];
  const cors = root.extension('cors');
  if (cors.exists) {
    hints.push(finding(cors, 'x-amazon-apigateway-cors'));
  }
  const tag = taggedValue(root.place('tags'));
  if (tag !== undefined) {
    hints.push(tag);
  }
  const payloads: Finding[] = [];
  const paths = root.at('paths');
  for (const path of paths.keys()) {
    if (/^\/?\$default$/.test(path)) {
      return finding(paths.place(path), 'the path "$default"');
    }
    const decisive = inPath(paths.place(path), payloads);
    if (decisive !== undefined) {
      return decisive;
    }
  }
  hints.push(...payloads.slice(0, 1));
  return jwtAuthorizer(root) ?? (hints.length > 1 ? hints[0] : undefined);
}

/** Whether a `payloadFormatVersion` is the one that only HTTP APIs support. */
export function isPayloadFormat2(value: unknown): boolean {
  return /^2(?:\.0)?$/.test(wordOf(value));
}

function inPath(pathItem: Cursor, payloads: Finding[]): Finding | undefined {
  for (const key of pathItem.keys()) {
    const integration = pathItem.place(key).place('x-amazon-apigateway-integration');
    const subtype = integration.place('integrationSubtype');
    if (subtype.exists) {
      return finding(subtype, '"integrationSubtype"');
    }
    const mapping = httpMapping(integration);
    if (mapping !== undefined) {
      return mapping;
    }
    const payload = integration.place('payloadFormatVersion');
    if (isPayloadFormat2(payload.value)) {
      payloads.push(finding(payload, 'payload format 2.0'));
    }
  }
  return undefined;
}

const HTTP_MAPPING = /^(?:append|overwrite|remove):/;

/** AWS: "Transform API requests and responses for HTTP APIs". */
function httpMapping(integration: Cursor): Finding | undefined {
  const responses = integration.place('responseParameters');
  const maps = [
    integration.place('requestParameters'),
    responses,
    ...responses.keys().map((status) => responses.place(status)),
  ];
  for (const map of maps) {
    const target = map.keys().find((key) => HTTP_MAPPING.test(key));
    if (target !== undefined) {
      return finding(map.place(target), `the mapping "${target}"`);
    }
  }
  return undefined;
}

function jwtAuthorizer(root: Cursor): Finding | undefined {
  const schemes = root.place('components').place('securitySchemes');
  for (const name of schemes.keys()) {
    const authorizer = schemes.place(name).place('x-amazon-apigateway-authorizer');
    if (
      authorizer.has('jwtConfiguration') ||
      /^jwt$/i.test(wordOf(authorizer.place('type').value))
    ) {
      return finding(authorizer, 'a JWT authorizer');
    }
  }
  return undefined;
}

function taggedValue(tags: Cursor): Finding | undefined {
  const items = Array.isArray(tags.value) ? tags.value.map((_, i) => tags.place(String(i))) : [];
  const tag = items.find((item) => item.has('x-amazon-apigateway-tag-value'));
  return tag && finding(tag, 'a tag with "x-amazon-apigateway-tag-value"');
}

function finding(cursor: Cursor, found: string): Finding {
  return {
    cursor,
    message: `This document describes an HTTP API (API Gateway V2), because it has ${found}: load the document of a REST API`,
  };
}
