import { workOfNumber } from '../json/number-work.js';
import { ListValue, MapValue, type Value } from '../json/values.js';
import { CollectionView } from './collections/views.js';

/** The work of a method of this value, by the size that it may have to examine. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') {
    return value.length >> 5;
  }
  if (value instanceof ListValue) {
    return value.items.length >> 3;
  }
  if (value instanceof MapValue) {
    return value.entries.size >> 3;
  }
  if (value instanceof CollectionView) {
    return value.map.entries.size;
  }
  return typeof value === 'object' ? workOfNumber(value) : 0;
}
