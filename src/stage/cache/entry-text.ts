import { isRecord } from '../../checks/value-kinds.js';
import { base64Bytes, base64Of } from '../../http/codings/base64.js';
import { checkedHeaders } from '../../http/header-field.js';
import { type KeptResponse, LARGEST_KEPT_BODY } from './kept-response.js';

/** An entry of a shared store, with what tells whether it is the one that was looked for. */
export interface SharedEntry {
  /** The key in the store that the entry was written to. */
  readonly place: string;
  readonly edition: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly response: KeptResponse;
}

/** Writes an entry as JSON, its body as base64. */
export function entryText({ place, edition, expiresAt, response }: SharedEntry): string {
  const { statusCode, headers, bytes } = response;
  return JSON.stringify({
    version: VERSION,
    place,
    edition,
    expiresAt,
    statusCode,
    headers,
    body: base64Of(bytes),
  });
}

/** Of the text; another version of this package may write another. */
const VERSION = 1;

/**
 * Reads what a store returned, which other programs may have written.
 * @returns `undefined` for anything but an entry that could be sent
 */
export function readEntry(text: string): SharedEntry | undefined {
  if (text.length > LONGEST_TEXT) {
    return undefined;
  }
  try {
    const given: unknown = JSON.parse(text);
    if (!isRecord(given) || given.version !== VERSION) {
      return undefined;
    }
    const { place, edition, expiresAt, statusCode, headers, body } = given;
    if (typeof place !== 'string' || typeof edition !== 'string' || typeof body !== 'string') {
      return undefined;
    }
    if (!Number.isFinite(expiresAt) || !isStatusCode(statusCode)) {
      return undefined;
    }
    const bytes = base64Bytes(body);
    if (bytes.length > LARGEST_KEPT_BODY) {
      return undefined;
    }
    const response = { statusCode, headers: checkedHeaders(headers), bytes };
    return { place, edition, expiresAt: expiresAt as number, response };
  } catch {
    return undefined;
  }
}

/** Characters: a body of the largest size in base64, and as much for the headers. */
const LONGEST_TEXT = 3 * LARGEST_KEPT_BODY;

function isStatusCode(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 999;
}
