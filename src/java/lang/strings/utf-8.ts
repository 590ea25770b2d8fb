/**
 * Decodes UTF-8 as Java does: an encoded lone surrogate becomes one U+FFFD, whereas `TextDecoder`
 * returns one for each byte.
 */
export function decodeJavaUtf8(bytes: Uint8Array): string {
  const readable = bytes.includes(SURROGATE_LEAD) ? withoutSurrogates(bytes) : bytes;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readable);
}

/** The first byte of U+D000 to U+DFFF; the second byte decides whether it is a surrogate. */
const SURROGATE_LEAD = 0xed;

/** Replaces each surrogate, complete or truncated, by one byte that never occurs in UTF-8. */
function withoutSurrogates(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; length += 1) {
    const surrogate = bytes[at] === SURROGATE_LEAD && isBetween(bytes[at + 1], 0xa0, 0xbf);
    kept[length] = surrogate ? 0xff : (bytes[at] ?? 0);
    at += surrogate ? (isBetween(bytes[at + 2], 0x80, 0xbf) ? 3 : 2) : 1;
  }
  return kept.subarray(0, length);
}

function isBetween(byte: number | undefined, first: number, last: number): boolean {
  return byte !== undefined && byte >= first && byte <= last;
}
