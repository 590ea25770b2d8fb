/** Bytes of one draw: enough for the IDs of some 50 requests. */
const DRAWN = 1_536;

const HEXADECIMAL: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

let digits = '';
let next = 0;

/**
 * Random hexadecimal digits. Many are drawn at once and then given out, each of them once, because a draw
 * of a few costs as much as one of many.
 */
export function randomDigits(count: number): string {
  if (next + count > digits.length) {
    digits = draw();
    next = 0;
  }
  const given = digits.slice(next, next + count);
  next += count;
  return given;
}

function draw(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(DRAWN));
  let drawn = '';
  for (const byte of bytes) {
    drawn += HEXADECIMAL[byte];
  }
  return drawn;
}

/** A random UUID (RFC 9562, version 4). */
export function randomUuid(): string {
  const random = randomDigits(31);
  const variant = VARIANTS[Number.parseInt(random.charAt(30), 16) & 3];
  return `${random.slice(0, 8)}-${random.slice(8, 12)}-4${random.slice(12, 15)}-${variant}${random.slice(15, 18)}-${random.slice(18, 30)}`;
}

const VARIANTS = '89ab';
