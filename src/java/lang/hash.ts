import {
  BigDecimalValue,
  BigIntegerValue,
  CharacterValue,
  DoubleValue,
  FloatValue,
  ListValue,
  LongValue,
  MapValue,
  type Value,
} from '../json/values.js';
import { ArrayValue } from './collections/array-value.js';
import { CollectionView, MapEntry } from './collections/views.js';
import { RenderFailure, type Work } from './work.js';

/** The maximum depth of nested values in a hash code. */
const MAX_DEPTH = 500;

/** Java's `hashCode`; 0 for values whose hash code in Java is their identity. */
export function javaHash(value: Value, work: Work, depth = 0): number {
  if (depth > MAX_DEPTH) {
    throw new RenderFailure('A value is nested too deeply for a hash code');
  }
  work.spend(1);
  if (value === null) {
    return 0;
  }
  if (typeof value === 'string') {
    work.spend(value.length >> 5);
    return stringHash(value);
  }
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'boolean') {
    return value ? 1231 : 1237;
  }
  if (value instanceof CharacterValue) {
    return value.value.charCodeAt(0);
  }
  if (value instanceof LongValue) {
    return longHash(value.value);
  }
  if (value instanceof DoubleValue) {
    return doubleHash(value.value);
  }
  if (value instanceof FloatValue) {
    return floatHash(value.value);
  }
  if (value instanceof BigIntegerValue) {
    return bigIntegerHash(value.value);
  }
  if (value instanceof BigDecimalValue) {
    return bigDecimalHash(value);
  }
  if (value instanceof ArrayValue) {
    return 0;
  }
  if (value instanceof ListValue) {
    return value.items.reduce<number>(
      (hash, item) => (Math.imul(31, hash) + javaHash(item, work, depth + 1)) | 0,
      1,
    );
  }
  if (value instanceof MapValue) {
    return sumOfHashes(new CollectionView(value, 'entries'), work, depth);
  }
  if (value instanceof CollectionView) {
    return sumOfHashes(value, work, depth);
  }
  if (value instanceof MapEntry) {
    return javaHash(value.key, work, depth + 1) ^ javaHash(value.value, work, depth + 1);
  }
  return 0;
}

/** `String.hashCode`. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  }
  return hash;
}

function sumOfHashes(view: CollectionView, work: Work, depth: number): number {
  return view.items().reduce<number>((sum, item) => (sum + javaHash(item, work, depth + 1)) | 0, 0);
}

function longHash(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
}

function doubleHash(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getInt32(0) ^ view.getInt32(4);
}

function floatHash(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getInt32(0);
}

function bigIntegerHash(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const digits = magnitude.toString(16);
  let hash = 0;
  for (let end = digits.length % 8 || 8; end <= digits.length; end += 8) {
    const word = Number.parseInt(digits.slice(Math.max(0, end - 8), end), 16);
    hash = (Math.imul(31, hash) + word) | 0;
  }
  return value < 0n ? -hash | 0 : hash;
}

function bigDecimalHash({ unscaled, scale }: BigDecimalValue): number {
  const magnitude = unscaled < 0n ? -unscaled : unscaled;
  if (magnitude > (1n << 63n) - 1n) {
    return (Math.imul(31, bigIntegerHash(unscaled)) + scale) | 0;
  }
  const high = Number(BigInt.asIntN(32, magnitude >> 32n));
  const low = Number(BigInt.asIntN(32, magnitude));
  const hash = (Math.imul(31, high) + low) | 0;
  return (Math.imul(31, unscaled < 0n ? -hash | 0 : hash) + scale) | 0;
}
