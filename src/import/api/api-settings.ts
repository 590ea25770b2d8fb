import { quote } from '../../checks/document-values.js';
import { isMediaType, mediaTypeOf } from '../../http/media-type.js';
import { KEYWORDS } from '../../model/document/extension-words.js';
import type { RestApi } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import { warnOfExtensions } from '../document/known-keys.js';

/** Settings at the root of a document, which apply to the whole API. */
type ApiSettings = Pick<
  RestApi,
  'name' | 'binaryMediaTypes' | 'minimumCompressionSize' | 'apiKeySource'
>;

/** Bytes. AWS: "x-amazon-apigateway-minimum-compression-size". */
const LARGEST_COMPRESSION_SIZE = 10_485_760;

/** Reads the settings at the root of a document, and warns about those without effect here. */
export function readApiSettings(root: Cursor): ApiSettings {
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
    apiKeySource: root.extension('api-key-source').oneOf(...KEYWORDS.apiKeySource) ?? 'HEADER',
  };
}

/** The title does not affect requests, so an invalid one is not an error. */
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
      item.warn(
        'INVALID_MEDIA_TYPE',
        `${quote(text)} is not a media type and matches nothing: write type and subtype, as in "image/png"`,
      );
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

/** Extensions that only API Gateway's control plane or HTTP APIs use, and why they have no effect here. */
const IGNORED: readonly (readonly [name: string, why: string])[] = [
  [
    'endpoint-configuration',
    'has no effect here, because the server that runs the gateway is the endpoint: remove it, or ignore this warning',
  ],
  [
    'endpoint-access-mode',
    'has no effect here: restrict host names and networks in the server that runs the gateway',
  ],
  [
    'security-policy',
    'has no effect here: configure TLS in the server that runs the gateway ("minVersion" and "ciphers" of https.createServer)',
  ],
  [
    'cors',
    'has no effect in a REST API, neither here nor on AWS, because only HTTP APIs support it: add an OPTIONS method with a mock integration to each path',
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
