import { headerBytes } from '../../../http/header-text.js';
import {
  base64Encode,
  escapeJavaScript,
  urlEncode,
} from '../../../mapping/templates/variables/util-functions.js';
import { encodeText } from '../../../mapping/uri.js';

/**
 * A text in each encoding that the gateway may write: as text and as the bytes of a header, in base64,
 * alone or within other text, and each of these encoded for URIs, form data, JSON and escaped templates.
 */
export function writtenForms(text: string): ReadonlySet<string> {
  const plain = new Set([text, headerBytes(text), ...escapedForms(text)]);
  const forms = new Set(plain);
  for (const form of plain) {
    for (const coded of base64Forms(form)) {
      forms.add(coded);
    }
  }
  for (const form of [...forms]) {
    for (const escaped of escapedForms(form)) {
      forms.add(escaped);
    }
  }
  forms.delete('');
  return forms;
}

/** As URIs, form data, JSON and `$util.escapeJavaScript` write it. */
function escapedForms(text: string): readonly string[] {
  const encoded = encodeText(text);
  const escaped = escapeJavaScript(text);
  return [
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
    urlEncode(text),
    JSON.stringify(text).slice(1, -1),
    escaped,
    escaped.replaceAll("\\'", "'"),
  ];
}

/**
 * The base64 of a text that follows 0, 1 or 2 bytes more than a multiple of three. The digits at
 * the ends that depend on the surrounding text are left out.
 */
function base64Forms(text: string): readonly string[] {
  const whole = base64Encode(text);
  const bytes = new TextEncoder().encode(text).length;
  const forms = [whole];
  for (const before of [0, 1, 2]) {
    const digits = base64Encode(`${'\0'.repeat(before)}${text}`);
    const certain = Math.floor(((before + bytes) * 8) / 6);
    const form = digits.slice(Math.ceil((before * 8) / 6), certain);
    if (form.length >= SHORTEST_PART) {
      forms.push(form);
    }
  }
  return forms;
}

/** A shorter part of a secret reveals nothing, and hiding it would hide half of a log. */
export const SHORTEST_PART = 8;
