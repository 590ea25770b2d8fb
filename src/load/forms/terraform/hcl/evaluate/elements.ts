import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import { numberValue, stringValue } from '../values/make-value.js';
import type { HclValue } from '../values/value.js';

export interface HclElement {
  readonly key: HclValue;
  readonly value: HclValue;
}

/**
 * The elements of a collection with their keys, in the order in which Terraform iterates them;
 * `undefined` for an unknown value.
 * @throws HclError for what cannot be iterated
 */
export function elementsOf(collection: HclValue, place: Place): readonly HclElement[] | undefined {
  switch (collection.kind) {
    case 'list':
    case 'tuple':
      return collection.items.map((value, index) => ({ key: numberValue(index), value }));
    case 'set':
      return collection.items.map((value) => ({ key: value, value }));
    case 'map':
    case 'object':
      return [...collection.members].map(([key, value]) => ({
        key: stringValue(key, collection.keyPlaces?.get(key)),
        value,
      }));
    case 'unknown':
      return undefined;
    case 'null':
      throw new HclError(
        'Iteration over null value',
        'a null value cannot be iterated; use an empty collection in its place',
        place,
      );
    default:
      throw new HclError(
        'Iteration over non-iterable value',
        `a ${collection.kind} cannot be iterated; a list, set, map, tuple or object can`,
        place,
      );
  }
}
