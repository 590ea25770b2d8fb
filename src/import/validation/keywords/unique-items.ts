import { keyOfEqualValues } from '../json-values.js';
import { isModelNumber, keyOfNumber } from '../number.js';

/**
 * Whether no two values are equal, as JSON. A hash of each one tells most of them apart; only those that share
 * theirs are compared.
 * @param spend called before each part of the work; what it throws ends the walk
 */
export function areUnique(values: readonly unknown[], spend: (work: number) => void): boolean {
  const hashes = new Int32Array(values.length);
  const firsts = new FirstWithHash(hashes);
  const compared = new Set<number>();
  const keys = new Set<unknown>();
  for (let index = 0; index < values.length; index += 1) {
    hashes[index] = hashOf(values[index], spend);
    const first = firsts.at(index);
    if (first === index) {
      continue;
    }
    if (!compared.has(first)) {
      compared.add(first);
      keys.add(keyOfEqualValues(values[first], spend));
    }
    const key = keyOfEqualValues(values[index], spend);
    if (keys.has(key)) {
      return false;
    }
    keys.add(key);
  }
  return true;
}

/** Tells which value was the first with its hash. */
class FirstWithHash {
  readonly #hashes: Int32Array;
  /** Numbers of values, from 1, at the places of their hashes or after them; at most half of it is used. */
  readonly #table: Int32Array;

  constructor(hashes: Int32Array) {
    this.#hashes = hashes;
    this.#table = new Int32Array(2 ** (33 - Math.clz32(hashes.length)));
  }

  /** The first value with the hash of this one, which may be itself. */
  at(index: number): number {
    const hashes = this.#hashes;
    const table = this.#table;
    const hash = hashes[index];
    const last = table.length - 1;
    let place = (hash ?? 0) & last;
    for (;;) {
      const number = table[place] ?? 0;
      if (number === 0) {
        table[place] = index + 1;
        return index;
      }
      if (hashes[number - 1] === hash) {
        return number - 1;
      }
      place = (place + 1) & last;
    }
  }
}

/** A hash that equal values share, whatever the order of keys and the notation of numbers. */
function hashOf(value: unknown, spend: (work: number) => void): number {
  if (typeof value === 'string') {
    spend(1 + value.length);
    return hashOfText(value);
  }
  spend(1);
  if (isModelNumber(value)) {
    const key = keyOfNumber(value);
    return typeof key === 'number' ? hashOfNumber(key) : hashOfText(key);
  }
  if (typeof value !== 'object' || value === null) {
    return value === true ? TRUE : value === false ? FALSE : NULL;
  }
  if (Array.isArray(value)) {
    let hash = LIST;
    for (const item of value) {
      hash = mixed(hash, hashOf(item, spend));
    }
    return hash;
  }
  let sum = OBJECT;
  for (const name of Object.keys(value)) {
    spend(name.length);
    const member = (value as Readonly<Record<string, unknown>>)[name];
    sum = (sum + mixed(hashOfText(name), hashOf(member, spend))) | 0;
  }
  return sum;
}

function hashOfText(text: string): number {
  let hash = TEXT;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FACTOR);
  }
  return mixed(hash, text.length);
}

function hashOfNumber(value: number): number {
  // Adding 0 makes 0 of -0, which is equal to it.
  DOUBLE[0] = value + 0;
  return mixed(HALVES[0] ?? 0, HALVES[1] ?? 0);
}

function mixed(one: number, other: number): number {
  const product = Math.imul(one ^ (one >>> 15), FACTOR) ^ Math.imul(other, OTHER_FACTOR);
  return Math.imul(product ^ (product >>> 13), FACTOR) ^ (product >>> 16);
}

const DOUBLE = new Float64Array(1);
const HALVES = new Int32Array(DOUBLE.buffer);
/** Odd numbers that differ in each process: a client cannot know which values share a hash. */
const [FACTOR, OTHER_FACTOR, TEXT, LIST, OBJECT, TRUE, FALSE, NULL] = Array.from(
  { length: 8 },
  () => (Math.random() * 2 ** 32) | 1,
) as [number, number, number, number, number, number, number, number];
