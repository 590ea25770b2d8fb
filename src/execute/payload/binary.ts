import { GatewayError } from '../../errors.js';
import { base64Bytes, base64Of } from '../../http/codings/base64.js';
import type { ContentHandling } from '../../model/integration.js';

/** A payload between two boxes: text, which templates can read, or bytes, which they cannot. */
export type Payload =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The bytes that it was decoded from, if it is encoded to the same. */
      readonly utf8?: Uint8Array | undefined;
    }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

/**
 * Converts a request's payload. Text of a binary type stays bytes; without a binary type
 * everything is text, and invalid UTF-8 becomes U+FFFD.
 * AWS: "Content type conversions in API Gateway", first table; LocalStack
 * `test_apigw_s3_binary_support_request`.
 * @param isBinary whether the request's `Content-Type` is one of the API's binary media types
 * @throws GatewayError `API_CONFIGURATION_ERROR` for text that is not base64
 */
export function convertRequest(
  bytes: Uint8Array,
  isBinary: boolean,
  contentHandling: ContentHandling | undefined,
): Payload {
  if (isBinary) {
    return contentHandling === 'CONVERT_TO_TEXT' ? base64Payload(bytes) : { kind: 'binary', bytes };
  }
  const text = decodeUtf8(bytes);
  return contentHandling === 'CONVERT_TO_BINARY'
    ? fromBase64(text)
    : { kind: 'text', text, utf8: isAscii(text, bytes) ? bytes : undefined };
}

/** Every other valid sequence has more bytes than units, and an invalid one becomes U+FFFD. */
function isAscii(text: string, bytes: Uint8Array): boolean {
  return text.length === bytes.length && !text.includes('\ufffd');
}

/**
 * Converts the payload of an endpoint's response.
 * AWS: "Content type conversions in API Gateway", second table; LocalStack
 * `test_apigw_s3_binary_support_response`.
 * @param isBinary whether the response's `Content-Type` is one of the API's binary media types
 * @param wantsBinary whether the first type of the client's `Accept` is one
 * @throws GatewayError `API_CONFIGURATION_ERROR` for text that is not base64
 */
export function convertResponse(
  bytes: Uint8Array,
  isBinary: boolean,
  wantsBinary: boolean,
  contentHandling: ContentHandling | undefined,
): Payload {
  const toBinary =
    contentHandling === undefined ? wantsBinary : contentHandling === 'CONVERT_TO_BINARY';
  if (isBinary) {
    return toBinary ? { kind: 'binary', bytes } : base64Payload(bytes);
  }
  const text = decodeUtf8(bytes);
  return toBinary ? fromBase64(text) : { kind: 'text', text };
}

/** The bytes of a payload, for sending. */
export function payloadBytes(payload: Payload): Uint8Array {
  if (payload.kind === 'binary') {
    return payload.bytes;
  }
  return payload.utf8 ?? new TextEncoder().encode(payload.text);
}

/**
 * The text of a payload, for a template.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for bytes, which a template cannot read
 */
export function templateText(payload: Payload): string {
  if (payload.kind === 'text') {
    return payload.text;
  }
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error('A mapping template cannot read a binary payload: set CONVERT_TO_TEXT'),
  });
}

/** Decodes UTF-8 and replaces invalid bytes; a byte order mark is part of the text. */
export function decodeUtf8(bytes: Uint8Array): string {
  return UTF_8.decode(bytes);
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

function base64Payload(bytes: Uint8Array): Payload {
  return { kind: 'text', text: base64Of(bytes) };
}

function fromBase64(text: string): Payload {
  return { kind: 'binary', bytes: decodeBase64(text) };
}

/**
 * Decodes base64 strictly: white space is not base64.
 * @throws GatewayError `API_CONFIGURATION_ERROR`
 */
export function decodeBase64(text: string): Uint8Array {
  try {
    return base64Bytes(text);
  } catch (cause) {
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}
