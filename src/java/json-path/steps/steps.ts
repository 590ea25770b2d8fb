import { ListValue, MapValue, type Value } from '../../json/values.js';
import { InvalidJsonPathError } from '../json-path-errors.js';
import type { StepPlace, Visit, Walk } from './evaluation.js';

/** `.name`; several names find one object of the existing members or, before another step, each member. */
export function visitProperties(names: readonly string[], place: StepPlace): Visit {
  const [only] = names;
  if (only !== undefined && names.length === 1) {
    return visitProperty(only, place, place.needsName);
  }
  if (place.next === undefined) {
    return visitTogether(names, place);
  }
  if (!place.rules.severalNamesLeadOn) {
    return refuseObjects(place);
  }
  const visits = names.map((name) => visitProperty(name, place, false));
  return (value, walk) => {
    walk.evaluation.spend(visits.length);
    for (const visit of visits) {
      if (!walk.missing) {
        visit(value, walk);
      }
    }
  };
}

/** `[1]`, `[-1]`, `[0,2]`: an index out of range is skipped, or ends the evaluation. */
export function visitIndexes(indexes: readonly number[], place: StepPlace): Visit {
  return (value, walk) => {
    if (!isArray(value, walk, place)) {
      return;
    }
    walk.evaluation.spend(indexes.length);
    for (const index of indexes) {
      if (!walk.missing) {
        visitItem(value, index, walk, place);
      }
    }
  };
}

/** `[(@.length-1)]`. */
export function visitFromEnd(back: number, place: StepPlace): Visit {
  return (value, walk) => {
    if (isArray(value, walk, place)) {
      visitItem(value, value.items.length - back, walk, place);
    }
  };
}

/** `[1:]`, `[:2]`, `[1:2]`. With both ends, the indexes count upwards: `[-2:1]` wraps around the end. */
export function visitSlice(
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
  place: StepPlace,
): Visit {
  return (value, walk) => {
    if (!isArray(value, walk, place)) {
      return;
    }
    const { length } = value.items;
    const fromEnd = (end: number): number => (end < 0 ? Math.max(0, length + end) : end);
    const first = from === undefined ? 0 : to === undefined ? fromEnd(from) : from;
    const end = to === undefined ? length : from === undefined ? fromEnd(to) : to;
    const last = Math.min(length, end) - 1;
    for (let index = Math.max(first, -length); index <= last && !walk.missing; index++) {
      walk.evaluation.spend(1);
      visitItem(value, index, walk, place);
    }
  };
}

/**
 * `.*`: the members of an object, the items of an array, nothing for other values. If a later step ends the
 * evaluation, it ends for one item of an array only, but for all members of an object.
 */
export function visitWildcard(place: StepPlace): Visit {
  return (value, walk) => {
    if (value instanceof MapValue) {
      for (const member of value.entries.values()) {
        walk.evaluation.spend(1);
        if (place.next !== undefined || mayAdd(walk, place)) {
          pass(member, walk, place);
        }
        if (walk.missing) {
          return;
        }
      }
    } else if (value instanceof ListValue) {
      if (place.next === undefined) {
        walk.addAll(value.items);
        return;
      }
      for (const item of value.items) {
        pass(item, walk, place);
        if (walk.missing && !place.rules.demanding) {
          return;
        }
        walk.missing = false;
      }
    }
  };
}

/** Passes a value to the next step, or adds it to the results. */
export function pass(value: Value, walk: Walk, { next }: StepPlace): void {
  if (next === undefined) {
    walk.add(value);
    return;
  }
  walk.evaluation.spend(1);
  next(value, walk);
}

/** An item by its index, from the end if the index is negative. */
function visitItem(list: ListValue, index: number, walk: Walk, place: StepPlace): void {
  const { countsFromEnd, demanding } = place.rules;
  const item = list.items[index < 0 && countsFromEnd ? list.items.length + index : index];
  if (item !== undefined) {
    pass(item, walk, place);
  } else if (demanding) {
    walk.missing = true;
  }
}

function visitProperty(name: string, place: StepPlace, needed: boolean): Visit {
  return (value, walk) => {
    if (!isObject(value, walk, place)) {
      return;
    }
    const member = value.entries.get(name);
    if (member === undefined) {
      if (walk.required || needed) {
        walk.missing = true;
      }
    } else if (place.next !== undefined || mayAdd(walk, place)) {
      pass(member, walk, place);
    }
  };
}

function visitTogether(names: readonly string[], place: StepPlace): Visit {
  return (value, walk) => {
    if (!isObject(value, walk, place)) {
      return;
    }
    walk.evaluation.spend(names.length);
    const merged = new MapValue();
    for (const name of names) {
      const member = value.entries.get(name);
      if (member !== undefined) {
        merged.entries.set(name, member);
      } else if (walk.required) {
        walk.missing = true;
      }
    }
    walk.add(merged);
  };
}

function refuseObjects(place: StepPlace): Visit {
  return (value, walk) => {
    if (isObject(value, walk, place)) {
      throw new InvalidJsonPathError('Several names are only allowed in the last step');
    }
  };
}

/**
 * Jayway lets the last step of `$..[1].name` find only the value at that index in the array that it
 * entered last; after any other step, nothing from then on.
 */
function mayAdd(walk: Walk, { at, before }: StepPlace): boolean {
  const passing = walk.passing[at];
  if (passing === undefined) {
    return true;
  }
  return before?.type === 'index' && before.indexes.length === 1 && before.indexes[0] === passing;
}

function isObject(value: Value, walk: Walk, place: StepPlace): value is MapValue {
  if (value instanceof MapValue) {
    return true;
  }
  if (place.needsKind) {
    walk.missing = true;
  }
  return false;
}

function isArray(value: Value, walk: Walk, place: StepPlace): value is ListValue {
  if (value instanceof ListValue) {
    return true;
  }
  if (place.rules.demanding && value !== null) {
    throw new InvalidJsonPathError('An index or a slice can only be applied to arrays');
  }
  if (place.needsKind) {
    walk.missing = true;
  }
  return false;
}
