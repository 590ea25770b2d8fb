import type { Check } from '../report.js';
import { isList, type ModelSchema } from '../schema.js';
import type { CheckOf } from './keywords.js';
import { areUnique } from './unique-items.js';

export function additionalItems({
  items,
  additionalItems: additional,
}: ModelSchema): Check | undefined {
  if (additional !== false || !isList(items)) {
    return undefined;
  }
  const allowed = items.length;
  return (value, report) =>
    !Array.isArray(value) ||
    value.length <= allowed ||
    report.fault(
      () =>
        `schema only allows ${allowed} elements in array but instance has ${value.length} elements`,
    );
}

export function uniqueItems(unique: boolean): Check | undefined {
  if (!unique) {
    return undefined;
  }
  return (value, report) => {
    if (!Array.isArray(value) || value.length < 2) {
      return true;
    }
    return (
      areUnique(value, (work) => report.spend(work)) ||
      report.fault(() => 'array must not contain duplicate elements')
    );
  };
}

/** Checks the items of an array; `undefined` if the schema does not constrain them. */
export function itemsInside(
  { items, additionalItems: additional }: ModelSchema,
  checkOf: CheckOf,
): Check | undefined {
  if (items === undefined) {
    return undefined;
  }
  const first = isList(items) ? items.map((item) => checkOf(item)) : [];
  const rest = isList(items)
    ? typeof additional === 'boolean'
      ? undefined
      : checkOf(additional)
    : checkOf(items);
  return (value, report) => {
    if (!Array.isArray(value)) {
      return true;
    }
    report.spend(value.length);
    let fits = true;
    for (let index = 0; index < value.length; index += 1) {
      const check = first[index] ?? rest;
      if (check === undefined) {
        break;
      }
      if (check(value[index], report)) {
        continue;
      }
      if (!report.keeps) {
        return false;
      }
      fits = false;
    }
    return fits;
  };
}
