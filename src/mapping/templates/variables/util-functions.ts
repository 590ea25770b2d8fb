import { parseWholeIn } from '../../../java/lang/numbers/parse-number.js';
import { decodeJavaUtf8 } from '../../../java/lang/strings/utf-8.js';
import { RenderFailure } from '../../../java/lang/work.js';

/**
 * `StringEscapeUtils.escapeJavaScript` of Commons Lang 2: puts a backslash before quotes, slashes and
 * backslashes, and writes everything outside printable ASCII as `\uXXXX` or in its short form.
 */
export function escapeJavaScript(text: string): string {
  let escaped = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 32 && code < 128 && code !== 39 && code !== 34 && code !== 92 && code !== 47) {
      continue;
    }
    escaped += text.slice(from, at) + (SHORT_ESCAPES.get(code) ?? unicodeEscape(code));
    from = at + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map(
  [
    ["'", "\\'"],
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['/', '\\/'],
    ['\b', '\\b'],
    ['\n', '\\n'],
    ['\t', '\\t'],
    ['\f', '\\f'],
    ['\r', '\\r'],
  ].map(([unit = '', written = '']) => [unit.charCodeAt(0), written]),
);

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
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
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
  const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  return decodeJavaUtf8(bytes);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
