import { UNITS } from '../../../java/json/unit-buffer.js';
import { parseWholeIn } from '../../../java/lang/numbers/parse-number.js';
import { decodeJavaUtf8 } from '../../../java/lang/strings/utf-8.js';
import { RenderFailure } from '../../../java/lang/work.js';

/**
 * `StringEscapeUtils.escapeJavaScript` of Commons Lang 2: puts a backslash before quotes, slashes and
 * backslashes, and writes everything outside printable ASCII as `\uXXXX` or in its short form.
 */
export function escapeJavaScript(text: string): string {
  const out = UNITS.begin();
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 32 && unit < 128 && unit !== 39 && unit !== 34 && unit !== 92 && unit !== 47) {
      out.add(unit);
      continue;
    }
    const short = SHORT_ESCAPES.get(unit);
    if (short !== undefined) {
      out.addSlice(short, 0, 2);
    } else {
      addUnicodeEscape(out, unit);
    }
  }
  return out.end();
}

function addUnicodeEscape(out: typeof UNITS, unit: number): void {
  out.addSlice('\\u', 0, 2);
  for (let shift = 12; shift >= 0; shift -= 4) {
    out.add(HEXADECIMAL.charCodeAt((unit >> shift) & 15));
  }
}

const HEXADECIMAL = '0123456789ABCDEF';

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
