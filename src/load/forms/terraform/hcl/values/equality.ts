import { comparableText } from './canonical.js';
import { sameType } from './type.js';
import { type HclValue, isWhollyKnown, typeOfValue } from './value.js';

/**
 * Whether two values are equal; `undefined` where that depends on unknown values. Values of different
 * types are not equal.
 */
export function equals(left: HclValue, right: HclValue): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return equalsUnknown(left, right);
  }
  if (left.kind === 'null' || right.kind === 'null') {
    return left.kind === right.kind;
  }
  if (isWhollyKnown(left) && isWhollyKnown(right)) {
    // A null in an object or tuple has no type of its own: `{ a = null } == { a = null }`.
    const typed = left.kind === right.kind && (left.kind === 'tuple' || left.kind === 'object');
    return (
      (typed || sameType(typeOfValue(left), typeOfValue(right))) &&
      comparableText(left) === comparableText(right)
    );
  }
  if (left.kind !== right.kind) {
    return false;
  }
  if ('items' in left && 'items' in right) {
    return left.items.length === right.items.length
      ? all(left.items.map((item, index) => equals(item, right.items[index] ?? item)))
      : false;
  }
  if ('members' in left && 'members' in right) {
    return equalMembers(left.members, right.members);
  }
  return false;
}

function equalMembers(
  left: ReadonlyMap<string, HclValue>,
  right: ReadonlyMap<string, HclValue>,
): boolean | undefined {
  if (left.size !== right.size || ![...left.keys()].every((key) => right.has(key))) {
    return false;
  }
  return all([...left].map(([key, value]) => equals(value, right.get(key) ?? value)));
}

/** Unknown if one is unknown, even where another is false: as cty has it. */
function all(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(undefined)) {
    return undefined;
  }
  return results.every((result) => result);
}

function equalsUnknown(left: HclValue, right: HclValue): boolean | undefined {
  const [unknown, other] = left.kind === 'unknown' ? [left, right] : [right, left];
  if (unknown.kind !== 'unknown') {
    return undefined;
  }
  if (other.kind === 'null') {
    return unknown.nullable ? undefined : false;
  }
  const start = unknown.text?.parts[0];
  if (other.kind === 'string' && start !== undefined && 'text' in start) {
    return other.text.startsWith(start.text) ? undefined : false;
  }
  return undefined;
}
