/**
 * Header values travel as bytes, which Node shows one character each (U+0000 to U+00FF). Mappings
 * and templates work on text: what the bytes say in UTF-8, and the bytes themselves where they
 * are no UTF-8.
 */
export function headerText(bytes: string): string {
  if (!NOT_ASCII.test(bytes)) {
    return bytes;
  }
  try {
    return UTF_8.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

/** A mapped value as bytes: UTF-8, one character for each byte. */
export function headerBytes(text: string): string {
  if (!NOT_ASCII.test(text)) {
    return text;
  }
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) {
    bytes += String.fromCharCode(byte);
  }
  return bytes;
}

const NOT_ASCII = /[^ -~\t]/;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
