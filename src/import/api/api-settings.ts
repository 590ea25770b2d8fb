import { quote } from '../../checks/document-values.js';
import { isMediaType, mediaTypeOf } from '../../http/media-type.js';
import type { RestApi } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-extensions.js';

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
  warnOfExtensions(root, 'the document');
  warnOfExtensions(root.place('info'));
  const components = root.place('components');
  warnOfExtensions(components, '"components"');
  for (const schemes of [components.place('securitySchemes'), root.place('securityDefinitions')]) {
    for (const name of schemes.keys()) {
      warnOfExtensions(schemes.place(name), 'a security scheme');
      warnOfExtensions(schemes.place(name).place('x-amazon-apigateway-authorizer'));
    }
  }
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
    if (text === undefined) {
      continue;
    }
    if (isMediaType(text)) {
      types.push(mediaTypeOf(text));
    } else {
      item.warn('INVALID_MEDIA_TYPE', `${quote(text)} is not a media type and matches nothing`);
    }
  }
  return Object.freeze(types);
}

function readCompressionSize(cursor: Cursor): number | undefined {
  const size = cursor.integer();
  if (size === undefined || (size >= 0 && size <= LARGEST_COMPRESSION_SIZE)) {
    return size;
  }
  cursor.error(
    'INVALID_VALUE',
    `Invalid minimum compression size, must be between 0 and ${LARGEST_COMPRESSION_SIZE}; found ${size}`,
  );
  return undefined;
}

/** Extensions that are read by API Gateway's control plane, or by HTTP APIs, and by nothing here. */
const IGNORED: readonly (readonly [name: string, why: string])[] = [
  [
    'policy',
    'is NOT evaluated by this version: requests that it would refuse are answered. Remove it, and put its conditions into an authorizer or into middleware in front of the gateway',
  ],
  [
    'endpoint-configuration',
    'has no effect here: the server that the gateway runs in is the endpoint',
  ],
  [
    'endpoint-access-mode',
    'has no effect here: which host names and networks reach the gateway is up to the server that it runs in',
  ],
  [
    'security-policy',
    'has no effect here: TLS belongs to the server that the gateway runs in ("minVersion" and "ciphers" of https.createServer)',
  ],
  [
    'cors',
    'has no effect in a REST API, neither here nor on AWS; only HTTP APIs have it. Give each path an OPTIONS method with a mock integration',
  ],
];

function warnOfIgnoredSettings(root: Cursor): void {
  for (const [name, why] of IGNORED) {
    const setting = root.extension(name);
    if (setting.exists) {
      setting.warn('IGNORED_SETTING', `"x-amazon-apigateway-${name}" ${why}`);
    }
  }
}
