import { javaNumberText } from './java-number-text.js';
import type { Value } from './values.js';

/**
 * The value as `JSON.parse` would return it, for validators: every number is a JavaScript number. Objects
 * inherit only `valueOf` and `toString`, which comparing code calls.
 */
export function toPlain(value: Value): unknown {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  switch (value.kind) {
    case 'Map':
      return plainObject(value.entries);
    case 'List':
    case 'JsonArray':
    case 'Array':
      return value.items.map(toPlain);
    case 'Double':
    case 'Float':
      return value.value;
    case 'Character':
      return value.value;
    case 'Opaque':
      return plainObject([]);
    default:
      return Number(javaNumberText(value));
  }
}

const PLAIN_PROTOTYPE: object = Object.freeze(
  Object.create(null, {
    valueOf: { value: Object.prototype.valueOf },
    toString: { value: Object.prototype.toString },
  }),
);

function plainObject(entries: Iterable<readonly [Value, Value]>): object {
  const object = Object.create(PLAIN_PROTOTYPE);
  // Defined, not assigned: the frozen prototype would reject an assignment to its own two names.
  for (const [key, value] of entries) {
    Object.defineProperty(object, String(key), {
      value: toPlain(value),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return object;
}
