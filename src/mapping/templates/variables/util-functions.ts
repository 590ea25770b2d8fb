import { BACKSLASH, LOWER_U } from '../../../java/characters.js';
import { parseWholeIn } from '../../../java/lang/numbers/parse-number.js';
import { decodeJavaUtf8 } from '../../../java/lang/strings/utf-8.js';
import { RenderFailure } from '../../../java/lang/work.js';

/**
 * `StringEscapeUtils.escapeJavaScript` of Commons Lang 2: puts a backslash before quotes, slashes and
 * backslashes, and writes everything outside printable ASCII as `\uXXXX` or in its short form.
 */
export function escapeJavaScript(text: string): string {
  const first = text.search(ESCAPED);
  if (first < 0) {
    return text;
  }
  // What is written is ASCII, so its units are bytes.
  const bytes = new Uint8Array(Math.min(CHUNK, 6 * (text.length - first)));
  let written = text.slice(0, first);
  let size = 0;
  for (let at = first; at < text.length; at += 1) {
    if (size > bytes.length - 6) {
      written += ASCII.decode(bytes.subarray(0, size));
      size = 0;
    }
    const unit = text.charCodeAt(at);
    const letter = unit < 0x80 ? (ESCAPE_LETTERS[unit] ?? 0) : LOWER_U;
    if (letter === 0) {
      bytes[size] = unit;
      size += 1;
      continue;
    }
    bytes[size] = BACKSLASH;
    bytes[size + 1] = letter;
    size += 2;
    if (letter === LOWER_U) {
      bytes[size] = HEXADECIMAL[unit >> 12] ?? 0;
      bytes[size + 1] = HEXADECIMAL[(unit >> 8) & 15] ?? 0;
      bytes[size + 2] = HEXADECIMAL[(unit >> 4) & 15] ?? 0;
      bytes[size + 3] = HEXADECIMAL[unit & 15] ?? 0;
      size += 4;
    }
  }
  return written + ASCII.decode(bytes.subarray(0, size));
}

const CHUNK = 65_536;
const ASCII = new TextDecoder();
const HEXADECIMAL: Uint8Array = new TextEncoder().encode('0123456789ABCDEF');
const ESCAPED = /[^ !#-&(-.0-[\]-\x7f]/;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['\b', 'b'],
  ['\n', 'n'],
  ['\t', 't'],
  ['\f', 'f'],
  ['\r', 'r'],
]);

/** By unit of ASCII: the letter after the backslash; 0 for one that is written as it is. */
const ESCAPE_LETTERS: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  const short = SHORT_ESCAPES.get(character) ?? (unit < 32 ? 'u' : '');
  return short === '' ? 0 : short.charCodeAt(0);
});

/** `application/x-www-form-urlencoded` in UTF-8, as `java.net.URLEncoder` writes it. */
export function urlEncode(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, '?'))
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * `java.net.URLDecoder` in UTF-8.
 * @throws RenderFailure for a `%` without two hexadecimal digits
 */
export function urlDecode(text: string): string {
  return text.replace(/\+|(?:%[^%]{0,2})+/g, (part) => (part === '+' ? ' ' : decodeRun(part)));
}

/** Decodes consecutive `%XX` together, so that one character may span several of them. */
function decodeRun(run: string): string {
  const bytes = run.split('%').slice(1);
  return decodeJavaUtf8(Uint8Array.from(bytes, encodedByte));
}

/** Two digits as `Integer.parseInt` reads them, which accepts a sign in place of the first. */
function encodedByte(digits: string): number {
  if (/^[0-9a-fA-F]{2}$/.test(digits)) {
    return Number.parseInt(digits, 16);
  }
  const value = digits.length === 2 ? Number(parseWholeIn(digits, 16, 32)) : -1;
  if (value < 0) {
    throw new RenderFailure(`$util.urlDecode: %${digits} is not a percent-encoded byte`);
  }
  return value;
}

/** Base64 of the text in UTF-8. */
export function base64Encode(text: string): string {
  const bytes = new TextEncoder().encode(text.replace(LONE_SURROGATE, '?'));
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    // `apply` passes a typed array much faster than `...` does.
    binary += String.fromCharCode.apply(
      undefined,
      bytes.subarray(at, at + 8192) as unknown as number[],
    );
  }
  return btoa(binary);
}

/**
 * Decodes base64 to UTF-8 text.
 * @throws RenderFailure if `text` is not valid base64, for example because it contains spaces
 */
export function base64Decode(text: string): string {
  if (!BASE64.test(text)) {
    throw new RenderFailure('$util.base64Decode: the text is not valid base64');
  }
  const binary = atob(text);
  // `Uint8Array.from` would iterate over code points.
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) {
    bytes[at] = binary.charCodeAt(at);
  }
  return decodeJavaUtf8(bytes);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
