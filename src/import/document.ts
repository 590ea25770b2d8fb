import { isMediaType, mediaTypeOf } from '../mapping/media-type.js';
import type { RestApi } from '../model/rest-api.js';
import type { Cursor } from './cursor.js';
import { isObject, quote } from './document-values.js';

/** Settings that stand at the root of a document and hold for the whole API. */
export type DocumentSettings = Pick<
  RestApi,
  'name' | 'binaryMediaTypes' | 'minimumCompressionSize' | 'apiKeySource'
>;

/** Bytes. AWS: "x-amazon-apigateway-minimum-compression-size". */
const LARGEST_COMPRESSION_SIZE = 10_485_760;

/** Reads what is said once, at the root, and lists what of it means nothing here. */
export function readDocument(root: Cursor): DocumentSettings {
  warnOfIgnoredSettings(root);
  return {
    name: title(root),
    binaryMediaTypes: readBinaryMediaTypes(root.extension('binary-media-types')),
    minimumCompressionSize: readCompressionSize(root.extension('minimum-compression-size')),
    apiKeySource: root.extension('api-key-source').oneOf('HEADER', 'AUTHORIZER') ?? 'HEADER',
  };
}

/** A title says nothing about requests: whatever stands there, the API is served. */
function title(root: Cursor): string {
  const { value } = root.atOptional('info').atOptional('title');
  return typeof value === 'string' && value.trim() !== '' ? value : 'Untitled API';
}

function readBinaryMediaTypes(list: Cursor): readonly string[] {
  const types: string[] = [];
  for (const item of list.items()) {
    const text = item.string();
    if (text === undefined) continue;
    if (isMediaType(text)) types.push(mediaTypeOf(text));
    else item.warn('INVALID_MEDIA_TYPE', `${quote(text)} is no media type and matches nothing`);
  }
  return Object.freeze(types);
}

function readCompressionSize(cursor: Cursor): number | undefined {
  const size = cursor.integer();
  if (size === undefined || (size >= 0 && size <= LARGEST_COMPRESSION_SIZE)) return size;
  cursor.error(
    'INVALID_VALUE',
    `Invalid minimum compression size, must be between 0 and ${LARGEST_COMPRESSION_SIZE}; found ${size}`,
  );
  return undefined;
}

/** Extensions that steer AWS's control plane; the policy is among them, so that nobody counts on it. */
const CONTROL_PLANE = [
  'policy',
  'endpoint-configuration',
  'endpoint-access-mode',
  'security-policy',
  'cors',
];

function warnOfIgnoredSettings(root: Cursor): void {
  if (!isObject(root.value)) return;
  const found = CONTROL_PLANE.filter((name) => root.extension(name).exists);
  if (found.length === 0) return;
  const names = found.map((name) => `x-amazon-apigateway-${name}`).join(', ');
  root.warn('IGNORED_SETTING', `Without effect outside of AWS: ${names}`);
}
