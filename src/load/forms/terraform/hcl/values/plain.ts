import {
  boolValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  tupleValue,
} from './make-value.js';
import { BigFloat } from './numbers/big-float.js';
import type { HclValue } from './value.js';

/**
 * A value of JavaScript as one of the language: arrays are tuples, objects are objects, `undefined` is
 * null. The value must not contain itself.
 * @throws TypeError for what is not JSON, such as a function
 */
export function hclFromPlain(plain: unknown): HclValue {
  switch (typeof plain) {
    case 'string':
      return stringValue(plain);
    case 'boolean':
      return boolValue(plain);
    case 'number':
      if (Number.isFinite(plain)) {
        return numberValue(BigFloat.parse(String(plain)));
      }
      break;
    case 'bigint':
      return numberValue(BigFloat.ofBigInt(plain));
    case 'undefined':
      return nullValue();
    case 'object':
      if (plain === null) {
        return nullValue();
      }
      return Array.isArray(plain)
        ? tupleValue(plain.map(hclFromPlain))
        : objectValue(Object.entries(plain).map(([key, value]) => [key, hclFromPlain(value)]));
  }
  throw new TypeError(`A value must be of JSON, not ${String(plain).slice(0, 80)}`);
}

/**
 * A value as one of JavaScript: sets are arrays, numbers the nearest doubles, objects without prototype.
 * @param unknown what stands for an unknown value
 */
export function hclToPlain(
  value: HclValue,
  unknown: (value: HclValue & { readonly kind: 'unknown' }) => unknown = () => null,
): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return value.number.toNumber();
    case 'bool':
      return value.bool;
    case 'null':
      return null;
    case 'unknown':
      return unknown(value);
    case 'list':
    case 'set':
    case 'tuple':
      return value.items.map((item) => hclToPlain(item, unknown));
    case 'map':
    case 'object': {
      const plain: Record<string, unknown> = Object.create(null);
      for (const [key, member] of value.members) {
        plain[key] = hclToPlain(member, unknown);
      }
      return plain;
    }
  }
}
