// Bodies of a given length, each of a shape that costs a reader of JSON, or of text, more than others.

/** @typedef {(bytes: number) => string} Body a text of at most so many bytes */

/** @type {Readonly<Record<string, Body>>} */
export const BODIES = {
  'objects as an API has them': (bytes) =>
    list(
      bytes,
      (n) => `{"id":${n},"name":"Name ${n}","tags":["a","b"],"price":${n}.5,"active":true}`,
    ),
  'one digit each': (bytes) => list(bytes, () => '7'),
  'whole numbers': (bytes) => list(bytes, (n) => String(n * 9973)),
  fractions: (bytes) => list(bytes, (n) => `${n % 1000}.${(n % 89) + 10}`),
  'numbers of 30 digits': (bytes) => list(bytes, (n) => `1.23456789012345678901${100_000_000 + n}`),
  'numbers of 999 digits': (bytes) => list(bytes, () => '9'.repeat(999)),
  exponents: (bytes) => list(bytes, (n) => `${(n % 9) + 1}e${n % 300}`),
  'short strings': (bytes) => list(bytes, (n) => `"text ${n}"`),
  'one string': (bytes) => `"${fill(bytes, 'a')}"`,
  'one string of escapes': (bytes) => `"${fill(bytes, '\\u20ac\\n')}"`,
  'strings of escapes': (bytes) => list(bytes, () => '"\\u0001\\"\\n\\u20ac"'),
  'one string that is not ASCII': (bytes) => `"${fill(bytes, '\u20ac', 3)}"`,
  'many keys': (bytes) => object(bytes, (n) => `"key${n}":${n}`),
  'one key again and again': (bytes) => object(bytes, () => '"a":1'),
  'empty objects': (bytes) => list(bytes, () => '{}'),
  'lists 999 deep': (bytes) => list(bytes, () => '['.repeat(998) + ']'.repeat(998)),
  'objects 999 deep': (bytes) => list(bytes, () => `${'{"a":'.repeat(998)}1${'}'.repeat(998)}`),
  'true and null': (bytes) => list(bytes, (n) => (n % 2 === 0 ? 'true' : 'null')),
  'white space': (bytes) => `[${' '.repeat(bytes - 3)}1]`,
};

/** A list of as many items as there is room for. @param {number} bytes @param {(n: number) => string} item */
export function list(bytes, item) {
  return `[${joined(bytes, item)}]`;
}

/** An object of as many members as there is room for. @param {number} bytes @param {(n: number) => string} member */
export function object(bytes, member) {
  return `{${joined(bytes, member)}}`;
}

/** A text repeated as often as there is room for between two quotes. @param {number} bytes @param {string} text @param {number} size of the text, in bytes */
export function fill(bytes, text, size = text.length) {
  return text.repeat(Math.floor((bytes - 2) / size));
}

/** @param {number} bytes @param {(n: number) => string} item */
function joined(bytes, item) {
  const items = [];
  let room = bytes - 2;
  for (let n = 0; ; n++) {
    const next = item(n);
    room -= next.length + 1;
    if (room < 0) {
      return items.join(',');
    }
    items.push(next);
  }
}
