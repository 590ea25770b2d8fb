import { MAX_JSON_DEPTH } from '../../json/read/json-reading.js';
import { ListValue, MapValue, type Value } from '../../json/values.js';
import { JsonPathLimitError } from '../json-path-errors.js';
import type { Visit, Walk } from './evaluation.js';

/** Whether a `..` applies the step after it to a value. */
export type ScanTarget = (value: Value, walk: Walk) => boolean;

interface ScanPlace {
  /** The step after the `..`. */
  readonly visit: Visit;
  readonly matches: ScanTarget;
  /** The step after that one, if there is one. */
  readonly next: Visit | undefined;
  /** Its position in the path, if it needs the index of the item. */
  readonly keepIndexAt: number | undefined;
}

/**
 * `..`: every object and array below a value, parents before children; other values are visited too. In a matching array, each
 * item goes to the step after the next, as in Jayway.
 */
export function visitScan({ visit, matches, next, keepIndexAt }: ScanPlace): Visit {
  const scan = (value: Value, walk: Walk, depth: number): void => {
    walk.evaluation.spend(1);
    if (!(value instanceof MapValue || value instanceof ListValue)) {
      return;
    }
    if (depth > MAX_JSON_DEPTH) {
      throw new JsonPathLimitError();
    }
    if (matches(value, walk)) {
      if (next === undefined || value instanceof MapValue) {
        visit(value, walk);
      } else {
        for (const [index, item] of value.items.entries()) {
          walk.evaluation.spend(1);
          if (keepIndexAt !== undefined) {
            walk.passing[keepIndexAt] = index;
          }
          next(item, walk);
          if (walk.missing) {
            return;
          }
        }
      }
    }
    for (const child of value instanceof MapValue ? value.entries.values() : value.items) {
      if (walk.missing) {
        return;
      }
      scan(child, walk, depth + 1);
    }
  };
  return (value, walk) => scan(value, walk, 0);
}
