/** Bytes of one draw: enough for 128 trace IDs. */
const DRAWN = 1_536;

let digits = '';
let next = 0;

/**
 * Random hexadecimal digits. Many are drawn at once and then given out, each of them once, because a draw
 * of a few costs as much as one of many.
 */
export function randomDigits(count: number): string {
  if (next + count > digits.length) {
    digits = Array.from(crypto.getRandomValues(new Uint8Array(DRAWN)), hexadecimal).join('');
    next = 0;
  }
  const given = digits.slice(next, next + count);
  next += count;
  return given;
}

function hexadecimal(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
