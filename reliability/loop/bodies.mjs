// Bodies of ten megabytes, each of a shape that costs a reader of JSON, or of text, more than others.

/** The payload limit, in bytes. */
export const LIMIT = 10 * 1024 * 1024;

/** @type {Readonly<Record<string, () => string>>} */
export const BODIES = {
  'objects as an API has them': () =>
    list((n) => `{"id":${n},"name":"Name ${n}","tags":["a","b"],"price":${n}.5,"active":true}`),
  'one digit each': () => list(() => '7'),
  'whole numbers': () => list((n) => String(n * 9973)),
  fractions: () => list((n) => `${n % 1000}.${(n % 89) + 10}`),
  'numbers of 30 digits': () => list((n) => `1.23456789012345678901${100_000_000 + n}`),
  'numbers of 999 digits': () => list(() => '9'.repeat(999)),
  exponents: () => list((n) => `${(n % 9) + 1}e${n % 300}`),
  'short strings': () => list((n) => `"text ${n}"`),
  'one string': () => `"${'a'.repeat(LIMIT - 2)}"`,
  'one string of escapes': () => `"${fill('\\u20ac\\n')}"`,
  'strings of escapes': () => list(() => '"\\u0001\\"\\n\\u20ac"'),
  'one string that is not ASCII': () => `"${fill('\u20ac', 3)}"`,
  'many keys': () => object((n) => `"key${n}":${n}`),
  'one key again and again': () => object(() => '"a":1'),
  'empty objects': () => list(() => '{}'),
  'lists 999 deep': () => list(() => '['.repeat(998) + ']'.repeat(998)),
  'objects 999 deep': () => list(() => `${'{"a":'.repeat(998)}1${'}'.repeat(998)}`),
  'true and null': () => list((n) => (n % 2 === 0 ? 'true' : 'null')),
  'white space': () => `[${' '.repeat(LIMIT - 3)}1]`,
};

/** A list of as many items as there is room for. @param {(n: number) => string} item */
export function list(item) {
  return `[${joined(item)}]`;
}

/** An object of as many members as there is room for. @param {(n: number) => string} member */
export function object(member) {
  return `{${joined(member)}}`;
}

/** A text repeated as often as there is room for. @param {string} text @param {number} bytes */
export function fill(text, bytes = text.length) {
  return text.repeat(Math.floor((LIMIT - 2) / bytes));
}

/** @param {(n: number) => string} item */
function joined(item) {
  const items = [];
  let room = LIMIT - 2;
  for (let n = 0; ; n++) {
    const next = item(n);
    room -= next.length + 1;
    if (room < 0) {
      return items.join(',');
    }
    items.push(next);
  }
}
