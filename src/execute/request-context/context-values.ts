import { BareObject } from '../../checks/bare-object.js';
import { isRecord, isThenable, kindOf } from '../../checks/value-kinds.js';
import type { ContextValue, ContextVariables } from '../../model/mapping.js';

/** Values from outside are never properties of an object with a prototype. */
export function variables(
  members: readonly (readonly [string, ContextValue | undefined])[],
): ContextVariables {
  const object = new BareObject<ContextValue>();
  for (const [name, value] of members) {
    if (value !== undefined) {
      object[name] = value;
    }
  }
  return object;
}

/**
 * A copy of a caller's value that holds plain data only.
 * @throws TypeError for circular references, and for a promise that was not awaited
 */
export function plain(value: unknown, around: readonly object[] = []): ContextValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'bigint') {
    return String(value);
  }
  if (typeof value !== 'object') {
    return undefined;
  }
  if (around.length > DEEPEST || around.includes(value)) {
    throw new TypeError(`$context cannot hold circular references, or more than ${DEEPEST} levels`);
  }
  const inside = [...around, value];
  if (Array.isArray(value)) {
    return value.map((item) => plain(item, inside) ?? null);
  }
  if (isThenable(value)) {
    throw new TypeError('$context cannot hold a promise: await it');
  }
  if (!isRecord(value)) {
    throw new TypeError(`$context cannot hold ${kindOf(value)}: use a string or a plain object`);
  }
  return variables(
    Object.entries(value).map(([name, member]) => [name, plain(member, inside)] as const),
  );
}

/** Maximum nesting of a value that a hook returns. */
const DEEPEST = 100;

/** Members that both have are merged if they are objects; others are those of the patch. */
export function merge(base: ContextVariables, patch: ContextVariables): ContextVariables {
  const names = new Set([...Object.keys(base), ...Object.keys(patch)]);
  return variables(
    [...names].map((name) => {
      const [old, added] = [base[name], patch[name]];
      if (added === undefined) {
        return [name, old] as const;
      }
      return [name, isMembers(old) && isMembers(added) ? merge(old, added) : added] as const;
    }),
  );
}

function isMembers(value: ContextValue | undefined): value is ContextVariables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
