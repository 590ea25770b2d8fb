/** IDs of one draw. Many are drawn at once, because a draw of a few bytes costs as much as one of many. */
const DRAWN = 128;

/** Characters of a UUID. */
const LENGTH = 36;

let uuids = '';
let nextUuid = 0;
let digits = '';
let nextDigit = 0;

/** A random UUID (RFC 9562, version 4). */
export function randomUuid(): string {
  if (nextUuid === uuids.length) {
    uuids = hexadecimal(DRAWN, '        -    -4   -v   -            ');
    nextUuid = 0;
  }
  nextUuid += LENGTH;
  return uuids.slice(nextUuid - LENGTH, nextUuid);
}

/** Random hexadecimal digits, at most 24. */
export function randomDigits(count: number): string {
  if (nextDigit + count > digits.length) {
    digits = hexadecimal(DRAWN, '                        ');
    nextDigit = 0;
  }
  nextDigit += count;
  return digits.slice(nextDigit - count, nextDigit);
}

/**
 * A pattern, as often as `times` says: a random digit for each blank, one of four for each `v`, and any
 * other character as it is.
 */
function hexadecimal(times: number, text: string): string {
  const pattern = ENCODER.encode(text);
  const bytes = crypto.getRandomValues(new Uint8Array(times * pattern.length));
  for (let start = 0; start < bytes.length; start += pattern.length) {
    for (let place = 0; place < pattern.length; place++) {
      const character = pattern[place] as number;
      const random = bytes[start + place] as number;
      if (character === BLANK) {
        bytes[start + place] = DIGITS[random & 15] as number;
      } else {
        bytes[start + place] =
          character === VARIANT ? (DIGITS[8 | (random & 3)] as number) : character;
      }
    }
  }
  return DECODER.decode(bytes);
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const DIGITS = ENCODER.encode('0123456789abcdef');
const BLANK = 0x20;
const VARIANT = 0x76; // v
