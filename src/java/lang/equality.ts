import {
  BigDecimalValue,
  BigIntegerValue,
  DoubleValue,
  ListValue,
  LongValue,
  MapValue,
  type Value,
} from '../json/values.js';
import { sameText } from '../text-search.js';
import { ArrayValue } from './collections/array-value.js';
import { CollectionView, MapEntry } from './collections/views.js';
import { RenderFailure, type Work } from './work.js';

/** The maximum depth of nested values in a comparison. */
const MAX_DEPTH = 500;

/** Java's `equals`; charges for what it compares. */
export function javaEquals(left: Value, right: Value, work: Work, depth = 0): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return sameText(left, right, work);
  }
  if (left === right) {
    return true;
  }
  if (left === null || right === null) {
    return false;
  }
  if (typeof left !== 'object' || typeof right !== 'object') {
    return false;
  }
  if (depth > MAX_DEPTH) {
    throw new RenderFailure('Values are nested too deeply to be compared');
  }
  work.spend(1);
  if (left instanceof DoubleValue) {
    return right instanceof DoubleValue && Object.is(left.value, right.value);
  }
  if (left instanceof LongValue) {
    return right instanceof LongValue && left.exact === right.exact;
  }
  if (left instanceof ArrayValue || right instanceof ArrayValue) {
    return false;
  }
  if (left instanceof ListValue) {
    return right instanceof ListValue && equalItems(left.items, right.items, work, depth);
  }
  if (left instanceof MapValue) {
    return right instanceof MapValue && equalMaps(left, right, work, depth);
  }
  if (left instanceof CollectionView) {
    return right instanceof CollectionView && equalSets(left, right, work, depth);
  }
  if (left instanceof MapEntry) {
    return (
      right instanceof MapEntry &&
      javaEquals(left.key, right.key, work, depth + 1) &&
      javaEquals(left.value, right.value, work, depth + 1)
    );
  }
  return equalScalars(left, right);
}

function equalScalars(left: Value & object, right: Value & object): boolean {
  if (left.kind !== right.kind) {
    return false;
  }
  if (left instanceof BigIntegerValue) {
    return right instanceof BigIntegerValue && left.digits === right.digits;
  }
  if (left instanceof BigDecimalValue) {
    return right instanceof BigDecimalValue && left.equals(right);
  }
  if ('value' in left && 'value' in right) {
    return Object.is(left.value, right.value);
  }
  return false;
}

function equalItems(
  left: readonly Value[],
  right: readonly Value[],
  work: Work,
  depth: number,
): boolean {
  if (left.length !== right.length) {
    return false;
  }
  work.spend(left.length >> 2);
  for (let index = 0; index < left.length; index += 1) {
    const item = left[index] ?? null;
    const other = right[index] ?? null;
    // Equal texts are charged for their length, so only values without one are compared here.
    if ((item === other && typeof item !== 'string') || javaEquals(item, other, work, depth + 1)) {
      continue;
    }
    return false;
  }
  return true;
}

function equalMaps(left: MapValue, right: MapValue, work: Work, depth: number): boolean {
  if (left.entries.size !== right.entries.size) {
    return false;
  }
  work.spend(left.entries.size);
  for (const [key, value] of left.entries) {
    const other = keyIn(right, key, work);
    if (!right.entries.has(other)) {
      return false;
    }
    if (!javaEquals(value, right.entries.get(other) ?? null, work, depth + 1)) {
      return false;
    }
  }
  return true;
}

/** Sets are compared regardless of order; `values()` of a map equals only itself. */
function equalSets(
  left: CollectionView,
  right: CollectionView,
  work: Work,
  depth: number,
): boolean {
  if (left.part === 'values' || right.part === 'values') {
    return false;
  }
  const others = right.items();
  work.spend((others.length * others.length) >> 2);
  const items = left.items();
  return (
    items.length === others.length &&
    items.every((item) => others.some((other) => javaEquals(item, other, work, depth + 1)))
  );
}

/**
 * The key in `entries` that equals `key`. Strings, Integers and Booleans are looked up directly; other keys
 * are compared one by one.
 */
export function keyIn(map: MapValue, key: Value, work: Work): Value {
  if (typeof key === 'string') {
    spendKey(key, work);
    return key;
  }
  if (key === null || typeof key !== 'object' || map.entries.has(key)) {
    return key;
  }
  work.spend(map.entries.size >> 2);
  for (const other of map.entries.keys()) {
    if (typeof other === 'object' && javaEquals(other, key, work)) {
      return other;
    }
  }
  return key;
}

/** Charges for a long key, which a look-up compares with the key that it finds. */
export function spendKey(key: string, work: Work): void {
  if (key.length > 64) {
    work.spend(key.length >> 6);
  }
}
