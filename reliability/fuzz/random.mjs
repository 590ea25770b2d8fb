// Random choices that a seed repeats.

/** A generator of random values (mulberry32). */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to `below - 1`. @param {number} below */
  below(below) {
    return Math.floor(this.next() * below);
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  of(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** A text of up to `most` characters, hostile ones among them. @param {number} most */
  text(most) {
    return Array.from({ length: this.below(most + 1) }, () => this.of(CHARACTERS)).join('');
  }
}

/** Names that objects have already, and texts that parsers treat in a way of their own. */
export const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  ' ',
  '$ref',
  'length',
  '0',
];

/** Values of every kind that a document, a body or a caller may have. */
export const ODD_VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  0.1,
  '',
  ' ',
  '\0',
  '\u2028',
  '\ud800',
  'a'.repeat(5000),
  '${stageVariables.x}',
  '{proxy+}',
  "'*'",
  'method.request.path.__proto__',
  'http://[::1]:99999/',
  '(a+)+$',
  [],
  {},
  [[]],
  { $ref: '#' },
  { $ref: '#/paths' },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

const CHARACTERS = [
  ...'abcdefXYZ0123456789 /\\{}[]()<>"\'$#.,:;+*?=&%-_~@!|^',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u00e9',
  '\u2028',
  '\ud83d\ude00',
];
